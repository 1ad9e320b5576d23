"""`unspin explain`, `rules` and `glossary`: on rules, and on a glossary of our own."""

import pytest

from linter.rules import RULES

GLOSSARY = """\
domain = "lighthouses"
title = "Lighthouses"
words = ["fresnel"]
natural = ["fog signal box"]

[[term]]
natural = "rotating lens"
garbled = ["turning eyeglass"]
not = ["turning eyeglass of"]
examples.fires = ["The keeper wound up the turning eyeglass at dusk."]
examples.silent = ["The keeper wound up the rotating lens at dusk."]
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory):
    path = tmp_path_factory.mktemp("glossary") / "lighthouses.toml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained(unspin, rule):
    result = unspin("explain", rule.code.lower())
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"{rule.code} {rule.name} (")
    for heading in ("What it finds", "Why it matters", "Example", "Fix safety", "Settings", "Source"):
        assert f"\n{heading}:\n" in result.out


def test_rules_is_a_table(unspin):
    lines = unspin("rules").out.splitlines()
    assert [line[:6].strip() for line in lines] == ["code", *(rule.code for rule in RULES)]
    at = lines[0].index("default")
    assert {line[at : at + 7].strip() for line in lines[1:]} == {"on", "off"}


def test_a_listed_garble(unspin, glossary):
    result = unspin("explain", "--glossary", glossary, "Turning  eyeglass")
    assert result.status == 0
    lines = result.out.splitlines()
    assert lines[0] == '"Turning  eyeglass"'
    assert '  known garble: stands for "rotating lens" (listed in the glossary lighthouses)' in lines
    assert '    right where the sentence holds "turning eyeglass of"' in lines
    assert not any("not reported" in line for line in lines)


def test_a_part_of_a_phrase(unspin, glossary):
    lines = unspin("explain", "--glossary", glossary, "the turning eyeglass fell").out.splitlines()
    at = lines.index('  in it "turning eyeglass"')
    assert lines[at + 1] == '    known garble: stands for "rotating lens" (listed in the glossary lighthouses)'


def test_a_natural_phrase(unspin, glossary):
    lines = unspin("explain", "--glossary", glossary, "rotating lenses").out.splitlines()
    assert lines[1] == "  natural: a phrase of lighthouses, right as it stands"


def test_what_the_model_sees_in_a_phrase(unspin):
    lines = unspin("explain", "substance strips").out.splitlines()
    at = lines.index("  the model, reading these words alone:")
    seen = {line.split()[0]: line.split("in its place: ")[1].split(", ") for line in lines[at + 1 :]}
    assert list(seen) == ["substance", "strips"]
    assert all(len(words) == 5 and word not in words for word, words in seen.items())
    assert "the model" not in unspin("explain", "--no-context", "substance strips").out


def test_what_the_model_sees_in_an_article(unspin, tmp_path):
    article = tmp_path / "a.md"
    article.write_text("# Milia\n\nThe small white knocks are harmless.\n", encoding="utf-8")
    lines = unspin("explain", "--in", article, "white knocks").out.splitlines()
    at = lines.index(f"  the model, reading {article}:3:")
    knocks = lines[at + 2].split()
    assert knocks[:5] == ["knocks", "swapped", "in", "with", "probability"]
    assert float(knocks[5].rstrip(";")) > 0.3


def test_what_is_reported_in_an_article(unspin, tmp_path):
    article = tmp_path / "a.md"
    article.write_text("Lactose bigotry is common.\n", encoding="utf-8")
    lines = unspin("explain", "--in", article, "Lactose bigotry").out.splitlines()
    assert lines[-1] == '    reported there: SP001 "Lactose bigotry" stands for "lactose intolerance"'
    article.write_text("He made a weighty speech about the harbour wall.\n", encoding="utf-8")
    lines = unspin("explain", "--in", article, "weighty").out.splitlines()
    assert lines[1].startswith("  spinner's word (adj)")
    assert lines[-1] == "    not reported there"
    assert not any("on its own" in line for line in lines)


def test_a_phrase_that_is_not_in_the_article(unspin, tmp_path):
    article = tmp_path / "a.md"
    article.write_text("# Milia\n", encoding="utf-8")
    result = unspin("explain", "--in", article, "white knocks")
    assert result.status == 2
    assert result.err == (
        f'unspin: {article}: "white knocks" does not stand in this article; name words as they are written there\n'
    )


def test_an_unknown_phrase(unspin):
    lines = unspin("explain", "qwertz uiop").out.splitlines()
    assert lines[:2] == ['"qwertz uiop"', "  nothing is known against it"]


def test_show(unspin, glossary):
    result = unspin("glossary", "show", "--glossary", glossary, "Rotating Lens")
    assert result.out == (
        "rotating lens (lighthouses: Lighthouses)\n"
        "  garbled     turning eyeglass\n"
        "  right near  turning eyeglass of\n"
        "  fires       The keeper wound up the turning eyeglass at dusk.\n"
        "  silent      The keeper wound up the rotating lens at dusk.\n"
    )
    result = unspin("glossary", "show", "--glossary", glossary, "fog signal")
    assert (result.status, result.out) == (2, "")
    assert result.err == 'unspin: no glossary has the term "fog signal"; near it: fog signal box\n'


def test_derive(unspin, glossary):
    result = unspin("glossary", "derive", "--glossary", glossary, "clean the lamp")
    assert result.status == 0
    lines = result.out.splitlines()
    assert lines[0].startswith("clean: ")
    assert lines[1].startswith("lamp: ")
    assert ' garbled forms of "clean the lamp" are recognised, in all inflections' in lines[2]
    assert all(" the " in line for line in lines[3:8])
    assert lines[8] == 'no glossary has "clean the lamp" yet: put it into one for that'


def test_check_of_a_glossary(unspin, glossary, tree):
    assert unspin("glossary", "check", glossary) == (0, "2 examples, 0 failed\n", "")
    wrong = GLOSSARY.replace("the turning eyeglass at dusk", "the big lamp at dusk")
    tree.write(g_toml=wrong.replace("the rotating lens at dusk", "the turning eyeglass at dusk"))
    assert unspin("glossary", "check", "g.toml") == (
        1,
        'g.toml: "rotating lens" does not fire in: The keeper wound up the big lamp at dusk.\n'
        'g.toml: "rotating lens" fires in: The keeper wound up the turning eyeglass at dusk.\n'
        "2 examples, 2 failed\n",
        "",
    )


def test_an_entry_with_garbles_needs_both_examples(unspin, tree):
    tree.write(g_toml='domain = "x"\n[[term]]\nnatural = "rotating lens"\ngarbled = ["turning eyeglass"]\n')
    result = unspin("glossary", "check", "g.toml")
    assert result.status == 1
    assert result.out == (
        'g.toml: "rotating lens" lists garbled forms or exceptions but not both kinds of example\n'
        "0 examples, 1 failed\n"
    )
