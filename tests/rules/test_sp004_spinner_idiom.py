import pytest

# No fluent writer says these: found in any document, mended without a look.
FIRES = [
    # sentence, what is found, what it should be
    ("This is on the grounds that the glue dries fast.", "on the grounds that", "because"),
    ("It takes as a lot as three hours.", "a lot", "much"),
    ("The tickets are complimentary of charge.", "complimentary", "free"),
    ("The tickets are complimentary\nof charge.", "complimentary", "free"),
    ("At the indistinguishable time, the tide rose.", "indistinguishable", "same"),
    ("AT THE INDISTINGUISHABLE TIME", "INDISTINGUISHABLE", "SAME"),
    ("In the occasion that the seal leaks, ring us.", "In the occasion that", "If"),
    ("He can at this point not climb stairs.", "at this point not", "no longer"),
    ("They hire one in every of the rooms.", "in every of", "of"),
    ("She opted for to stay.", "opted for", "chose"),
    ("She opts for to stay.", "opts for", "chooses"),
    ("He drew thoughtfulness regarding the leak.", "thoughtfulness regarding", "attention to"),
    ("She sets aside the effort to read it.", "sets aside the effort", "takes the time"),
    ("Fees fall due on a month to month premise.", "on a month to month premise", "every month"),
    ("Fees fall due on a month-to-month premise.", "on a month-to-month premise", "every month"),
]

# Good English in other hands: found in a spun document only.
FIRES_IN_A_SPUN_ARTICLE = [
    ("A balm can assist with forestalling chafing.", "assist with forestalling", "help prevent"),
    ("A balm assists with forestalling chafing.", "assists with forestalling", "helps prevent"),
    ("The balm assisted with easing the itch.", "assisted with easing", "helped ease"),
    ("As a rule we close at six.", "As a rule", "Usually"),
    ("Be that as it may, the vote stands.", "Be that as it may", "However"),
    ("In the event that nobody bids, it stays.", "In the event that", "If"),
    ("On the off-chance that nobody bids, it stays.", "On the off-chance that", "If"),
    ("A great many stars were out.", "A great many", "Many"),
    ("It costs in excess of ninety pounds.", "in excess of", "more than"),
    ("Such countless visitors come in June.", "Such countless", "So many"),
    ("They are answerable for the noise.", "answerable", "responsible"),
    ("She abstained from eating meat.", "abstained from", "avoided"),
    ("At the point when the bell rings, leave.", "At the point when", "When"),
    ("The accompanying steps are simple.", "accompanying", "following"),
    (
        "He bought an ever increasing number of apples.",
        "an ever increasing number of",
        "more and more",
    ),
]

# Only what must change is marked; swaps that are none of each other's business are findings of their own.
SMALLEST = [
    ("This can prompt the advancement of sores.", [("prompt", "lead to"), ("advancement", "development")]),
    ("He ran at the indistinguishable time.", [("indistinguishable", "same")]),
]

# Near words that are right in any document.
SILENT = [
    "He rang on the off chance of finding her at home.",
    "On the grounds of cost, the bridge was never built.",
    "The grounds that surround the house are open on Sundays.",
    "In the event of fire, use the stairs.",
    "On the occasion of her birthday, we ate out.",
    "He will assist with the harvest.",
    "At this point he could not climb the stairs.",
    "The excess of three kilos cost us ninety pounds.",
    "She broke a rule. As it stands, nobody minds.",
    "The vote stands. Be that the end of it.",
]

SILENT_IN_CLEAN_PROSE = [
    "As a rule we close at six.",
    "Be that as it may, the vote stands.",
    "In the event that nobody bids, the house stays with the bank.",
    "A great many stars were out.",
    "For the most part the road is empty.",
    "Prior to the war the mill employed ninety people.",
    "All things being equal, the cheaper lamp will do.",
    "The pump costs in excess of ninety pounds.",
    "A backup is kept in case that file is lost.",
    "The lamp is lit thusly, keeping in mind that it is hot.",
    "Pine is soft as contrasted to oak.",
    "The old lamp does no longer burn.",
    "It is critical to note that the lamp is hot.",
    "Write the number, for example like this, on the lid.",
    "A signal handler should do no logging inside such a call.",
    "It fails if the number is too large as well as too small.",
    "Every other evening of the winter he plays for the Bergen Hair Misfortune Club by the lake.",
]


@pytest.mark.parametrize(("sentence", "idiom", "plain"), FIRES)
def test_fires_where_no_fluent_writer_says_it(lint, sentence, idiom, plain):
    (finding,) = lint("SP004", sentence)
    assert (finding.code, finding.severity, finding.text) == ("SP004", "error", idiom)
    assert finding.replacements[0] == plain
    assert finding.fix.applicability == "safe"
    assert f'"{" ".join(idiom.split())}"' in finding.message
    assert [item.kind for item in finding.evidence] == ["idiom"]


@pytest.mark.parametrize(("sentence", "idiom", "plain"), FIRES_IN_A_SPUN_ARTICLE)
def test_fires_in_a_spun_article(lint, spun, sentence, idiom, plain):
    (finding,) = lint("SP004", sentence, inside=spun["neural-networks"])
    assert (finding.text, finding.replacements[0]) == (idiom, plain)


@pytest.mark.parametrize("sentence", SILENT)
def test_silent_where_near_words_are_right(lint, spun, sentence):
    assert lint("SP004", sentence) == []
    assert lint("SP004", sentence, inside=spun["neural-networks"]) == []


@pytest.mark.parametrize("sentence", SILENT_IN_CLEAN_PROSE)
def test_silent_in_clean_prose(lint, sentence):
    assert lint("SP004", sentence) == []


def test_what_is_fine_in_other_hands_is_a_warning(lint, spun):
    (finding,) = lint("SP004", "Be that as it may, the vote stands.", inside=spun["neural-networks"])
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("sentence", "corrected"),
    [
        ("Rinse it, in the occasion that it itches.", "Rinse it, if it itches."),
        ("This is on the grounds that it is an old roof.", "This is because it is an old roof."),
        (
            "It is complimentary of charge, and it can at this point not be lost.",
            "It is free of charge, and it can no longer be lost.",
        ),
    ],
)
def test_the_sentence_is_mended(mend, sentence, corrected):
    assert mend("SP004", sentence) == corrected


def test_an_idiom_across_two_sentences_is_none(lint):
    assert lint("SP004", "Nobody knew whom they would opt for. To stay was mad.") == []


@pytest.mark.xfail(strict=True, reason='the word in a slot is swapped too: "avoid choosing the scab"')
def test_a_word_in_a_slot_that_is_right_is_kept(mend, spun):
    text = "Abstain from picking the scab."
    assert mend("SP004", text, inside=spun["acne"]) == "Avoid picking the scab."


def test_what_looks_like_a_name_in_a_spun_article_is_none(lint, spun):
    text = "Every other evening of the winter he plays for the Bergen Hair Misfortune Club by the lake."
    assert [finding.text for finding in lint("SP004", text, inside=spun["acne"])] == ["Misfortune"]


def test_no_word_is_doubled(mend, spun):
    text = "Look at no less than three offers."
    assert "at at" not in mend("SP004", text, inside=spun["solar-panels"])


@pytest.mark.parametrize(("sentence", "expected"), SMALLEST)
def test_marks_the_smallest_run_that_must_change(lint, spun, sentence, expected):
    found = lint("SP004", sentence, inside=spun["acne"])
    assert [(finding.text, finding.replacements[0]) for finding in found] == expected
    assert all("is a spinner's phrase" in finding.message for finding in found)
