import pytest

# An article and its domain.
MEDICINE = ("blood-pressure", "medicine")
MACHINES = ("neural-networks", "machine-learning")
SKIN = ("acne", "dermatology")

# Sentences at the end of a spun article: the rule believes a doubtful garble as far as its document is spun.
FIRES = [
    # article, sentence, what is found, what it should be
    (MEDICINE, "HIGH CIRCULATORY STRAIN", "HIGH CIRCULATORY STRAIN", "HIGH BLOOD PRESSURE"),
    (MEDICINE, "High Circulatory Strain in Old Men", "High Circulatory Strain", "High Blood Pressure"),
    (MEDICINE, "Panic assaults come without warning.", "Panic assaults", "Panic attacks"),
    (MEDICINE, "A panic assault came at noon.", "panic assault", "panic attack"),
    (MEDICINE, "Respiratory contaminations spread fast.", "Respiratory contaminations", "Respiratory infections"),
    (MEDICINE, "His insusceptible framework is weak.", "insusceptible framework", "immune system"),
    (MEDICINE, "Joint torment keeps him awake.", "Joint torment", "Joint pain"),
    (MEDICINE, "The nurse used fluid nitrogen.", "fluid nitrogen", "liquid nitrogen"),
    (MEDICINE, "Her circulatory\nstrain fell at night.", "circulatory\nstrain", "blood\npressure"),
    (MEDICINE, "The unfastened radicals harm the cells.", "unfastened radicals", "free radicals"),
    (MACHINES, "Irregular woodlands did well.", "Irregular woodlands", "Random forests"),
    (MACHINES, "The misfortune work is convex.", "misfortune work", "loss function"),
    (MACHINES, "Two help vector machines draw lines.", "help vector machines", "support vector machines"),
    (MACHINES, "The concealed-layer has nine units.", "concealed-layer", "hidden-layer"),
    (MACHINES, "A huge language model wrote it.", "huge language model", "large language model"),
    (MACHINES, "Neural organizations models fail.", "Neural organizations models", "Neural network models"),
]

# The same document, but the words are right: nothing may be found in these sentences.
SILENT = [
    (MEDICINE, "High blood pressure has no symptoms."),
    (MEDICINE, "Liquid nitrogen boils in the flask."),
    (MEDICINE, "The strain on the circulatory organs grew."),
    (MEDICINE, "They sprayed fluid, nitrogen and ash."),
    (MEDICINE, "He drank the fluid. Nitrogen bubbled in the flask."),
    (MEDICINE, "The panic was over; assaults on the gate had ceased."),
    (MACHINES, "A random forest did well."),
    (MACHINES, "The hidden layer has nine units."),
    (MACHINES, "The forest was random, the woodland irregular."),
    (MACHINES, "Machine vectors help nobody."),
    (MEDICINE, "Liquid nitrogen, which the label calls fluid nitrogen, is cold."),
    pytest.param(
        SKIN,
        "Thick creams are for the night.",
        marks=pytest.mark.xfail(strict=True, reason='"thick cream" is natural, not a garbled "heavy cream"'),
    ),
    (SKIN, "A mild cleanser is enough for the face."),
]

# Clean prose with a lone odd phrase: mostly a writer's own.
SILENT_ALONE = [
    "The woodland was irregular, and an irregular woodland hides more birds.",
    "The concealed layer of paint under the mural dates from 1610.",
    "He spoke of the antagonistic impacts of the two decrees.",
    "Two armies faced each other; the general feared a panic assault on the bridge.",
    "The help vector of the old chart points north.",
    "The misfortune work of the insurer is done by four clerks.",
    "An early halting of the train saved the herd.",
    "The preparation set on the tray held a file and a lamp.",
    "A heart attack, which the leaflet calls a heart assault, is an emergency.",
    # names
    "On the last Sunday of the month she sings in the Oslo Memory Misfortune Choir by the river.",
    "Please read our Kubernetes Community Code of Conduct before you send a change.",
    # software
    "The bundle format is written there, and the chunk size beside it.",
    "Every root route renders its page from server bundles.",
    "A fake resolver makes DNS mocking easy, in the cloud staging environment as well.",
]


def within(spun, article):
    name, domain = article
    return spun[name], domain


@pytest.mark.parametrize(("article", "sentence", "garbled", "natural"), FIRES)
def test_fires_in_a_spun_article(lint, spun, article, sentence, garbled, natural):
    (finding,) = lint("SP002", sentence, *within(spun, article))
    assert (finding.code, finding.severity, finding.text) == ("SP002", "error", garbled)
    assert finding.replacements[0] == natural
    assert finding.message.startswith(f'"{" ".join(garbled.split())}" reads as "')
    assert {item.kind for item in finding.evidence} == {"glossary", "swap"}


@pytest.mark.parametrize(("article", "sentence"), SILENT)
def test_silent_where_the_words_are_right(lint, spun, article, sentence):
    assert lint("SP002", sentence, *within(spun, article)) == []


@pytest.mark.parametrize("sentence", SILENT_ALONE)
def test_silent_in_clean_prose(lint, sentence):
    assert lint("SP002", sentence) == []


@pytest.mark.parametrize(
    ("article", "sentence", "corrected"),
    [
        (MACHINES, "An irregular woodland did well.", "A random forest did well."),
        (MEDICINE, "They have a circulatory strain monitor.", "They have a blood pressure monitor."),
        (MEDICINE, "It spares the insusceptible frameworks of both.", "It spares the immune systems of both."),
    ],
)
def test_what_is_sure_is_mended_with_its_article(mend, spun, article, sentence, corrected):
    assert mend("SP002", sentence, *within(spun, article)) == corrected


def test_a_doubtful_garble_is_believed_in_a_spun_article_only(lint, spun):
    text = "The nurse used fluid nitrogen on the wart."
    assert lint("SP002", text, domain="medicine") == []
    assert lint("SP002", text, domain="medicine", inside=spun["blood-pressure"])


def test_a_term_of_a_related_domain_is_at_home(lint, spun):
    text = "The clinic offers a photodynamic treatment."
    (finding,) = lint("SP002", text, inside=spun["blood-pressure"], domain="medicine")
    assert (finding.domain, finding.replacements[0]) == ("dermatology", "photodynamic therapy")
    assert lint("SP002", text, inside=spun["blood-pressure"], domain="travel") == []


def test_a_natural_phrase_is_no_garble_of_another(lint, spun):
    text = "An eye test takes ten minutes."
    assert lint("SP002", text, inside=spun["blood-pressure"], domain="medicine") == []


def test_a_longer_term_is_taken_whole(lint, spun):
    text = "The profound neural organization has nine layers."
    (finding,) = lint("SP002", text, inside=spun["neural-networks"], domain="machine-learning")
    assert (finding.text, finding.replacements[0]) == ("profound neural organization", "deep neural network")


def test_the_domain_is_named(lint, spun):
    (finding,) = lint("SP002", "The misfortune work is convex.", spun["neural-networks"], "machine-learning")
    assert finding.domain == "machine-learning"


@pytest.mark.xfail(strict=True, reason='"checked her circulatory strain" becomes "controlled her blood pressure"')
def test_a_verb_that_fits_the_natural_phrase_is_left_alone(mend, spun):
    text = "The nurse checked her circulatory strain twice."
    expected = "The nurse checked her blood pressure twice."
    assert mend("SP002", text, inside=spun["blood-pressure"], domain="medicine") == expected
