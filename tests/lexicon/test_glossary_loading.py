import re

import pytest

from linter import DataError
from linter.lexicon import load_glossary, shipped_glossaries

HEAD = '# Mine.\ndomain = "kites"\n'
TERM = HEAD + '[[term]]\nnatural = "bridle point"\n'


@pytest.fixture
def load(tmp_path):
    def glossary(text):
        path = tmp_path / "kites.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return load_glossary(path)

    return glossary


def test_a_glossary_is_read(load):
    glossary = load(
        HEAD
        + 'title = "Kites"\nrelated = ["sport"]\nwords = ["spar"]\nnatural = ["bridle point", "wind window"]\n'
        '[[term]]\nnatural = "flying line"\ngarbled = ["soaring string"]\nnot = ["guitar"]\n'
        'examples.fires = ["The soaring string snapped."]\nexamples.silent = ["The flying line snapped."]\n'
    )
    assert (glossary.domain, glossary.title, glossary.related) == ("kites", "Kites", ("sport",))
    assert glossary.words == {"spar"}
    assert [term.natural for term in glossary.terms] == ["bridle point", "wind window", "flying line"]
    assert {term.domain for term in glossary.terms} == {"kites"}
    term = glossary.terms[-1]
    assert (term.garbled, term.silent_near) == (("soaring string",), ("guitar",))
    assert (term.fires, term.silent) == (("The soaring string snapped.",), ("The flying line snapped.",))


def test_only_the_domain_must_be_there(load):
    glossary = load('\ufeffdomain = "kites"\r\n')
    assert (glossary.title, glossary.terms) == ("kites", ())


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        # syntax
        (HEAD + 'natural = [\n"bridle point"\n"tail"\n]\n', 5, "not valid TOML"),
        (HEAD + 'natural = ["bridle point"', 3, "not valid TOML"),
        (HEAD + 'domain = "kites"\n', 3, "not valid TOML"),
        # duplicates
        (
            HEAD + 'natural = [\n"bridle point",\n"tail spinner",\n"bridle point",\n]\n',
            6,
            'duplicate term "bridle point"',
        ),
        (
            HEAD + 'natural = ["bridle point"]\n[[term]]\nnatural = "bridle point"\n',
            5,
            'duplicate term "bridle point"',
        ),
        (HEAD + 'natural = [\n"bridle point",\n"Bridle Point",\n]\n', 5, 'duplicate term "Bridle Point"'),
        # something missing
        (HEAD + '[[term]]\ngarbled = ["soaring string"]\n', 3, '"natural" is missing'),
        # the wrong type
        (HEAD + 'natural = "bridle point"\n', 3, '"natural" must be a list'),
        (HEAD + 'natural = [\n"bridle point",\n7,\n]\n', 5, '"natural" holds something that is no text: 7'),
        (HEAD + "words = {a = 1}\n", 3, '"words" must be a list'),
        (HEAD + "title = 4\n", 3, '"title" is missing or no text'),
        (TERM + 'garbled = "bridle dot"\n', 5, '"garbled" must be a list'),
        (HEAD + '[term]\nnatural = "bridle point"\n', 3, "write each term as [[term]]"),
        ("# Mine.\ndomain = 7\n", 2, '"domain" is missing or no text'),
        (TERM + 'examples = "x"\n', 4, 'examples of "bridle point" must be a table'),
        # an unknown key
        (HEAD + 'natrual = ["bridle point"]\n', 3, 'unknown key "natrual"'),
        (TERM + 'garble = ["bridle dot"]\n', 5, 'unknown key "garble"'),
        (TERM + 'examples.fire = ["x"]\n', 5, 'unknown key "fire"'),
        (
            HEAD + '[[term]]\nnatural = "tail"\n' + '[[term]]\nnatural = "bridle point"\nnot = 3\n',
            7,
            '"not" must be',
        ),
        (TERM + '[term.examples]\nfire = ["x"]\n', 6, 'unknown key "fire"'),
        ("# Mine.\n", 1, '"domain" is missing'),
        # nonsense
        (TERM + 'garbled = ["Bridle Point"]\n', 4, "garble of itself"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_line(load, tmp_path, text, line, what):
    with pytest.raises(DataError) as error:
        load(text)
    message = str(error.value)
    assert "\n" not in message
    assert what in message
    assert message.startswith(f"{tmp_path / 'kites.toml'}:")
    assert error.value.line == line


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", '"domain" is missing'),
        ('natural = ["bridle point"]\n', '"domain" is missing'),
        ('domain = ""\n', '"domain" is missing'),
        (b"\xff\xfe\x00", "not valid UTF-8; save it as UTF-8"),
        (HEAD + "natural = 3\n", '"natural" must be a list'),
        (HEAD + 'natural = ["bridle point", ""]\n', '"natural" holds something that is no text'),
        (HEAD + "related = 4\n", '"related" must be a list'),
        (HEAD + 'term = "bridle point"\n', "write each term as [[term]]"),
        (HEAD + "[[term]]\nnatural = 3\n", '"natural" is missing or no text'),
        (HEAD + 'natrual = ["x"]\n', "known are domain, natural, related, term, title, words"),
        (
            TERM + 'garble = ["x"]\n',
            'in the term "bridle point"; known are examples, forms, garbled, natural, not',
        ),
        (TERM + "garbled = [3]\n", '"garbled" holds something that is no text: 3'),
        (TERM + 'not = "guitar"\n', '"not" must be a list'),
        (TERM + 'examples.fires = "x"\n', '"fires" must be a list'),
    ],
)
def test_a_mistake_names_the_file_and_says_what_is_wrong(load, tmp_path, text, what):
    with pytest.raises(DataError) as error:
        load(text)
    assert str(error.value).startswith(str(tmp_path / "kites.toml"))
    assert what in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["none.toml", "."])
def test_a_file_that_cannot_be_opened(tmp_path, name):
    with pytest.raises(DataError, match=re.escape(str(tmp_path))):
        load_glossary(tmp_path / name)


def test_the_shipped_glossaries():
    loaded = [load_glossary(path) for path in shipped_glossaries()]
    assert [glossary.domain for glossary in loaded] == [path.stem for path in shipped_glossaries()]
    assert len(loaded) >= 15
    domains = {glossary.domain for glossary in loaded}
    for glossary in loaded:
        assert len(glossary.terms) >= 200
        assert domains.issuperset(glossary.related), glossary.domain
        assert glossary.domain == "general" or glossary.words
