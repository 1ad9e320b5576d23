import pytest

RINSE = "Rinse the brush in cold water before the paint dries."
LONG = "Rinse the brush in cold water, and hang it up in the shed before the paint dries."

FIRES = [
    # document, line in which the sentence stood first, line of the repetition
    (f"{RINSE} Hang it up. {RINSE}", 1, 1),
    (f"{RINSE}\n\nThen rest.\n\n{RINSE}", 1, 5),
    (f"Begin here.\n\n{RINSE.upper()} Yes. {RINSE}", 3, 3),
    (f"{RINSE} And more. {RINSE.replace('.', '!')}", 1, 1),
    (f"- {LONG}\n- Hang it up.\n- {LONG}", 1, 3),
    (f"- {RINSE}\n- Hang it up.\n\n{RINSE}", 1, 4),
    (f"{RINSE} Go.\n\n> {RINSE}", 1, 3),
    (f"*{RINSE}* Go. {RINSE}", 1, 1),
    (f"Rinse the brush in cold water\nbefore the paint dries.\n\n{RINSE}", 1, 4),
    ("Rinse the `brush` in cold `water`.\n\nGo.\n\nRinse the `brush` in\ncold `water`.", 1, 5),
    (f"{RINSE} Go.\n\n- Then stop.\n\n  {LONG} {LONG}", 5, 5),
    ("Read every label before you open a can. Go. Read every label before you open a can.", 1, 1),
    ("See the painter if it cracks within a year. Go. See the painter if it cracks within a year.", 1, 1),
    ("Please see the carpenter about the door first. Go. Please see the carpenter about the door first.", 1, 1),
    ("For more information ask your local painter. Go. For more information ask your local painter.", 1, 1),
    (f"“{RINSE}” That is all. “{RINSE}” Go on.", 1, 1),
    (f"({RINSE}) That is all. {RINSE} Go on.", 1, 1),
    ("Is the paint dry before noon today? No. Is the paint dry before noon today? Yes.", 1, 1),
]

SILENT = [
    f"{RINSE} Hang it up.",
    f"{RINSE} Rinse the brush in warm water before the paint dries.",
    f"{RINSE} And rinse the brush in cold water before the paint dries.",
    "Keep it dry. Keep it dry. Keep it dry.",
    "What is it? A brush. What is it? A comb.",
    "## How do I paint a door in winter?\n\nHow do I paint a door in winter? Indoors.\n",
    f"```\n{RINSE}\n```\n\n{RINSE}",
    f"| step | who |\n|---|---|\n| {RINSE} | me |\n| {RINSE} | you |\n",
    "Rinse the brush in cold water. Before the paint dries, rinse the brush in cold water again.",
    f"- {RINSE}\n- Hang it up.\n- {RINSE}",
    "Makes a new `Brush` of `width` hairs. Go.\n\nMakes a new `Pen` of `length` hairs.",
    "Paint <code>red</code> on it before the day ends.\n\nPaint <code>blue</code> on it before the day ends.",
    "Home | Brushes | Paints and oils | Help\n\nRinse it.\n\nHome | Brushes | Paints and oils | Help",
    "The brush comes in these four sizes:\n\nA.\n\nThe brush comes in these four sizes:\n\nB.",
    "See the page on brushes for more. Go. See the page on brushes for more.",
    "Read the old painters’ guide to it first. Go. Read the old painters’ guide to it first.",
    "See the [brushes of my aunt](aunt.md) for more. Go. See the [brushes of my aunt](aunt.md) for more.",
    "See the table of brushes for more. Go. See the table of brushes for more.",
    "Read the `brush` page before you begin it. Go. Read the `brush` page before you begin it.",
    "Please see the `brush` itself for more. Go. Please see the `brush` itself for more.",
    "For more information, see the manual of it. Go. For more information, see the manual of it.",
    "It dries. (The brush was a gift of my aunt.) It cracks. (The brush was a gift of my aunt.)",
    "- [How do I paint a door in winter?](#door)\n\n## How do I paint a door in winter?\n\nIndoors.\n",
]


@pytest.mark.parametrize(("text", "first", "again"), FIRES)
def test_fires_on_the_repetition(lint, text, first, again):
    (finding,) = lint("CQ001", text, path="article.md")
    assert (finding.code, finding.severity, finding.line) == ("CQ001", "warning", again)
    assert finding.message == f"this sentence stands in line {first} already"
    assert finding.start > text.lower().index(RINSE.lower()[:9]) if "brush" in text else finding.start > 0
    assert finding.fix is None


@pytest.mark.parametrize("text", SILENT)
def test_silent(lint, text):
    assert lint("CQ001", text, path="article.md") == []


@pytest.mark.parametrize(("one", "other"), [("-5", "5"), ("$5", "€5"), ("> 5", "< 5"), ("C++", "C"), ("5%", "5")])
def test_sentences_that_differ_in_a_sign_differ(lint, one, other):
    sentence = "The can that says {} stands on the upper shelf."
    repeated = f"{RINSE}\n\n{sentence.format(one)}\n\n{RINSE}\n\n{sentence.format(other)}"
    assert [finding.text for finding in lint("CQ001", repeated)] == [RINSE]


@pytest.mark.parametrize(("one", "other"), [("🎨 " * 6, "🖌 " * 6), ("+ " * 6, "+ " * 6)])
def test_sentences_without_words_repeat_nothing(lint, one, other):
    found = lint("CQ001", f"{RINSE} {one}! Go on.\n\n{RINSE} Stop. {other}! It dries.")
    assert [finding.text for finding in found] == [RINSE]


def test_each_repetition_is_reported(lint):
    found = lint("CQ001", f"{RINSE}\n\n{RINSE}\n\n{RINSE}")
    assert [finding.line for finding in found] == [3, 5]


PASSAGE = (
    f"{RINSE} It is ruined otherwise. Hang it up by its handle until it has dried. Is it dry by noon, or not yet?"
)


def test_a_passage_that_is_pasted_twice_is_one_finding(lint):
    (finding,) = lint("CQ001", f"Begin.\n\n{PASSAGE}\n\nGo.\n\n{PASSAGE}", path="article.md")
    assert finding.message == "these 3 sentences stand in line 3 already"
    assert (finding.line, finding.text) == (7, PASSAGE)


def test_a_passage_of_several_paragraphs_is_marked_in_its_first(lint):
    passage = f"{RINSE}\n\n{LONG}"
    (finding,) = lint("CQ001", f"{passage}\n\nThat was the first way to do it.\n\n{passage}", path="article.md")
    assert finding.message == "these 2 sentences stand in line 1 already"
    assert (finding.line, finding.text) == (7, RINSE)


def test_sentences_that_follow_each_other_elsewhere_only_are_found_apart(lint):
    found = lint("CQ001", f"{RINSE}\n\nThat was the first way to do it.\n\n{LONG}\n\n{RINSE}\n\n{LONG}")
    assert [finding.message for finding in found] == [
        "this sentence stands in line 1 already",
        "this sentence stands in line 5 already",
    ]


def test_what_leads_on_counts_among_other_repeated_sentences(lint):
    passage = f"The brush comes in these four sizes: {RINSE}"
    (finding,) = lint("CQ001", f"{passage}\n\nGo.\n\n{passage}", path="article.md")
    assert finding.text == passage


def _numbered(count: int, first: int = 0) -> list[str]:
    return [
        f"Rinse brush {number} in cold water before the paint dries." for number in range(first, first + count)
    ]


def test_each_of_ten_slips_is_reported(lint):
    slips = "\n\n".join(_numbered(10) + list(reversed(_numbered(10))))
    assert len(lint("CQ001", slips)) == 10


def test_each_slip_is_reported_in_a_long_document_that_has_more(lint):
    assert len(lint("CQ001", "\n\n".join(_numbered(600) + list(reversed(_numbered(11)))))) == 11


@pytest.mark.parametrize(("sentences", "slips", "share"), [(100, 11, "10%"), (388, 12, "3%")])
def test_more_than_ten_slips_are_too_many_unless_the_document_is_long(lint, sentences, slips, share):
    (finding,) = lint("CQ001", "\n\n".join(_numbered(sentences) + list(reversed(_numbered(slips)))))
    assert finding.message.startswith(f"{slips} passages ({share} of all sentences) are repeated here")


def test_a_document_that_repeats_itself_is_told_so_once(lint):
    (finding,) = lint("CQ001", "\n\n".join(_numbered(100) + list(reversed(_numbered(20)))))
    assert finding.message == (
        "20 passages (17% of all sentences) are repeated here, the first: this sentence stands in line 39 already"
    )
    assert finding.line == 201
