import pytest

from linter import DataError
from linter.analysis import tokenize
from linter.lexicon import Lexicon, load_idioms, shipped_idioms
from linter.lexicon._idioms import flatten
from linter.lexicon._tables import indexed, load_tables

ENTRY = '# Head.\n[[idiom]]\npattern = "{}"\nreplace = {}\nmark = "{}"\nfires = "Yes."\nsilent = "No."\n'


@pytest.fixture
def load(tmp_path):
    def idioms(pattern, replacement='["x"]', mark="wrong", more=""):
        path = tmp_path / "idioms.toml"
        path.write_text(ENTRY.format(pattern, replacement, mark) + more, encoding="utf-8")
        return load_idioms(path)

    return idioms


@pytest.fixture
def rewrite(load):
    """What a pattern finds in a text, each with its replacements."""

    def found(pattern, replacement, text):
        tables = load_tables()
        idioms = load(pattern, f'["{replacement}"]')
        flat = flatten(idioms, tables.forms)
        alone = tables._replace(idioms=idioms, flat_patterns=flat, glossaries=[], known=[], signs=[])
        words = tokenize(text)
        matches = Lexicon(indexed(alone)).scan(words).idioms
        return {
            " ".join(words[match.first : match.last]): match.replacements(
                {name: words[token] for name, token in match.slots}, tables.forms
            )[0]
            for match in matches
        }

    return found


@pytest.mark.parametrize(
    ("pattern", "replacement", "text", "expected"),
    [
        # words
        (
            "on the off chance that",
            "if",
            "Stop on the off chance that it rains.",
            {"on the off chance that": "if"},
        ),
        ("on the off chance that", "if", "ON THE OFF-CHANCE THAT it rains", {"on the off chance that": "if"}),
        ("on the off-chance that", "if", "on the off chance that it rains", {"on the off chance that": "if"}),
        ("on the off chance that", "if", "on the off chances that it rains", {}),
        ("on the off chance that", "if", "on the off, chance that it rains", {}),
        ("on the off chance that", "if", "on the off chance\nthat it rains", {}),
        ("can't help but", "must", "I can’t help but laugh", {"can't help but": "must"}),
        # (a|b) and [a]
        (
            "(such|so) countless",
            "so many",
            "such countless, so countless, very countless",
            {"such countless": "so many", "so countless": "so many"},
        ),
        (
            "in (view of the|the light of) fact",
            "x",
            "in the light of fact, in view of the fact",
            {"in the light of fact": "x", "in view of the fact": "x"},
        ),
        (
            "[quite] a few [of the] men",
            "some",
            "quite a few of the men",
            {"quite a few of the men": "some", "a few of the men": "some"},
        ),
        ("[quite] a few [of the] men", "some", "a few men", {"a few men": "some"}),
        # <lemma>
        (
            "<be> in line for",
            "await",
            "is in line for; they were in line for",
            {"is in line for": "await", "were in line for": "await"},
        ),
        (
            "<assist> with",
            "<help>",
            "assists with, assisted with, assisting with",
            {"assists with": "helps", "assisted with": "helped", "assisting with": "helping"},
        ),
        ("<be> mindful of", "<know>", "she is mindful of it", {"is mindful of": "knows"}),
        (
            "<be> fabricated from",
            "<be> made from",
            "they were fabricated from clay, I am fabricated from clay",
            {"were fabricated from": "were made from", "am fabricated from": "am made from"},
        ),
        ("<know> of", "<be> aware of", "she knows of it", {"knows of": "is aware of"}),
        ("<set> <off> early", "<leave> early", "he sets off early", {"sets off early": "leaves early"}),
        # {slots}
        (
            "assist with {x:ing}",
            "help {x:base}",
            "assist with forestalling it",
            {"assist with forestalling": "help forestall"},
        ),
        ("assist with {x:ing}", "help {x:base}", "assist with money", {}),
        (
            "<assist> with {x:ing}",
            "<help> {x:base}",
            "he assists with running it",
            {"assists with running": "helps run"},
        ),
        ("prior to {x:ing}", "before {x}", "prior to leaving", {"prior to leaving": "before leaving"}),
        ("the most {x:adj} way", "the {x} way", "the most simple way", {"the most simple way": "the simple way"}),
        (
            "in excess of {n:num}",
            "more than {n}",
            "in excess of 40 men; in excess of ninety; in excess of care",
            {"in excess of 40": "more than 40", "in excess of ninety": "more than ninety"},
        ),
        (
            "put {d:det} {n:noun} down",
            "kill {d} {n}",
            "put your dog down; put a dog down; put old dog down",
            {"put your dog down": "kill your dog", "put a dog down": "kill a dog"},
        ),
        (
            "a number of {x:plural}",
            "some {x}",
            "a number of dogs; a number of dog",
            {"a number of dogs": "some dogs"},
        ),
        ("a couple {x:plural}", "one {x:noun}", "a couple knives", {"a couple knives": "one knife"}),
        ("was {x:en} by", "{x:s}", "was chosen by", {"was chosen by": "chooses"}),
        ("he {x:ed} not", "he did not {x:base}", "he went not", {"he went not": "he did not go"}),
        ("to {x:adv} go", "to go {x}", "to boldly go", {"to boldly go": "to go boldly"}),
        (
            "give {x:any} back",
            "return {x}",
            "give it back, give 3 back; give , back",
            {"give it back": "return it", "give 3 back": "return 3"},
        ),
        (
            "{a:ing} and {b:ing}",
            "{b} and {a}",
            "eating and drinking",
            {"eating and drinking": "drinking and eating"},
        ),
        # nothing left
        ("needless to say", "", "needless to say it rained", {"needless to say": ""}),
    ],
)
def test_the_pattern_language(rewrite, pattern, replacement, text, expected):
    assert rewrite(pattern, replacement, text) == expected


@pytest.mark.parametrize(
    ("pattern", "replacement", "what"),
    [
        ("on the (off chance", '["if"]', 'unbalanced "("'),
        ("on the off] chance", '["if"]', 'unbalanced "]"'),
        ("on {x:ing chance", '["if"]', 'unbalanced "{"'),
        ("on <the chance", '["if"]', 'unbalanced "<"'),
        ("((a|b) c|d) e", '["if"]', 'unbalanced "("'),
        ("on {x:gerund} chance", '["if"]', 'unknown form "gerund"'),
        ("on {x:ing} chance", '["if {y}"]', "unknown slot {y}"),
        ("on the chance", "[]", "lacks replace"),
        ("(a|b|c|d|e|f|g) (a|b|c|d|e|f|g) (a|b|c|d|e|f|g) (a|b|c|d|e|f|g)", '["x"]', "stands for 2401 phrases"),
        ("{x:ing} {y:noun}", '["{x}"]', "no word"),
        ("[quite] {y:noun}", '["{y}"]', "no word"),
        ("on {x:ing} chance", '["if {x:gerund}"]', "gerund"),
        ("on {x:ing} chance", '["if {x"]', 'unbalanced "{"'),
        ("on the chance", "[3]", "text"),
    ],
)
def test_a_mistake_in_a_pattern_names_file_and_line(load, tmp_path, pattern, replacement, what):
    with pytest.raises(DataError) as error:
        load(pattern, replacement)
    assert what in str(error.value)
    assert f"{tmp_path / 'idioms.toml'}:3: " in str(error.value)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            ENTRY.format("on the chance", '["if"]', "bad"),
            'the mark of "on the chance" must be wrong, stilted or fine',
        ),
        (
            '[[idiom]]\npattern = "on it"\nreplace = ["x"]\nmark = "wrong"\nfires = "Yes."\n',
            'the idiom "on it" lacks silent',
        ),
        ('[[idiom]]\nreplace = ["x"]\nmark = "wrong"\n', "lacks pattern, fires, silent"),
        ("[[idiom]\n", "not valid TOML"),
        (ENTRY.format("on the chance", '["if"]', "fine") + 'unless = ["x"]\n', 'unknown key "unless"'),
        ('[idiom]\npattern = "on it"\n', "write each idiom as [[idiom]]"),
    ],
)
def test_an_entry_that_is_not_whole(tmp_path, text, what):
    path = tmp_path / "idioms.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_idioms(path)
    assert what in str(error.value)


def test_one_replacement_may_be_a_text(load):
    (idiom,) = load("on the chance", '"if"')
    assert idiom.replace == ("if",)


def test_exceptions_are_kept(load):
    (idiom,) = load("on the chance", more='not = ["last chance"]\n')
    assert idiom.silent_near == ("last chance",)


def test_the_shipped_idioms():
    idioms = [idiom for path in shipped_idioms() for idiom in load_idioms(path)]
    assert len(idioms) >= 500
    assert {idiom.mark for idiom in idioms} == {"wrong", "stilted", "fine"}
