"""`unspin.toml` and `[tool.unspin]`: which file holds for an article, what it says, what is wrong with it."""

import pytest

SPINTAX = "A {big|large} hat.\n"  # NZ003
HIDDEN = "A p\u0430yment.\n"  # NZ004
GLOSSARY = 'domain = "kites"\nnatural = ["bridle point"]\n'


@pytest.fixture
def found(unspin):
    """Path and code of what is found, in the order in which it is printed."""

    def call(*args):
        result = unspin("check", *args, "--output-format", "concise")
        assert result.err == ""
        places = [line.split() for line in result.out.splitlines()[:-1]]
        return [f"{place.split(':')[0]} {code}" for place, _, code, *_ in places]

    return call


def test_the_nearest_file_holds_for_each_article(found, tree):
    tree.write(
        unspin_toml='ignore = ["NZ003"]\n',
        a_md=SPINTAX + HIDDEN,
        deep__unspin_toml='ignore = ["NZ004"]\n',
        deep__b_md=SPINTAX + HIDDEN,
        deep__down__c_md=SPINTAX + HIDDEN,
    )
    assert found(".") == ["./a.md NZ004", "./deep/b.md NZ003", "./deep/down/c.md NZ003"]


def test_files_are_looked_for_from_the_article_up(found, tree, monkeypatch):
    tree.write(unspin_toml='ignore = ["NZ003"]\n', a__b__c_md=SPINTAX, elsewhere__x_md="Text.\n")
    monkeypatch.chdir("elsewhere")
    assert found("../a/b/c.md") == []


def test_a_project_file_needs_a_section(found, tree):
    tree.write(
        pyproject_toml='[tool.unspin]\nignore = ["NZ003"]\n',
        a__pyproject_toml='[project]\nname = "x"\n',
        a__a_md=SPINTAX,
        b__pyproject_toml="[tool.unspin]\n",
        b__b_md=SPINTAX,
        c__pyproject_toml="this is no TOML",
        c__c_md=SPINTAX,
    )
    assert found(".") == ["./b/b.md NZ003"]


def test_unspin_toml_comes_before_pyproject_toml(found, tree):
    tree.write(pyproject_toml='[tool.unspin]\nignore = ["NZ003"]\n', unspin_toml="", a_md=SPINTAX)
    assert found("a.md") == ["a.md NZ003"]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), ["NZ004"]),
        (("--select", "NZ003"), ["NZ003"]),
        (("--ignore", "NZ004"), ["NZ003"]),
        (("--no-config",), ["NZ003", "NZ004"]),
        (("--config", "other.toml"), ["NZ003"]),
    ],
)
def test_the_command_line_wins(found, tree, options, codes):
    tree.write(unspin_toml='ignore = ["NZ003"]\n', other_toml='select = ["NZ003"]\n', a_md=SPINTAX + HIDDEN)
    assert found("a.md", *options) == [f"a.md {code}" for code in codes]


def test_every_key_is_heard(unspin, tree):
    tree.write(
        own__kites_toml=GLOSSARY,
        unspin_toml="""
            select = ["NZ003", "NZ006"]
            ignore = ["NZ001"]
            domains = ["kites"]
            glossaries = ["own/kites.toml"]
            fail-on = "never"
            context = false
            quotes = "ignore"
            report-unused = true
            audience = "editors"

            [audiences.editors]
            limit = 12
        """,
        a_md=f"> {SPINTAX}\n{SPINTAX}<!-- unspin: disable-next-line NZ003 -->\n",
    )
    result = unspin("check", "a.md", "--output-format", "concise")
    assert [line.split()[0] for line in result.out.splitlines()[:-1]] == ["a.md:3:3:", "a.md:4:1:"]
    assert result.status == 0
    assert unspin("check", "a.md", "--fail-on", "error", "--quotes", "check").status == 1
    assert "NZ006" not in unspin("check", "a.md", "--no-report-unused", "--select", "NZ003").out


def test_standard_input_has_the_configuration_of_its_name(unspin, tree):
    tree.write(unspin_toml='ignore = ["NZ003"]\n', a__unspin_toml="")
    assert unspin("check", "-", stdin=SPINTAX.encode()).status == 0
    assert unspin("check", "-", "--stdin-filename", "a/b.md", stdin=SPINTAX.encode()).status == 1


def test_glossaries_of_the_project_are_known_everywhere(unspin, tree, monkeypatch):
    tree.write(own__kites_toml=GLOSSARY, unspin_toml='glossaries = ["own/kites.toml"]\n', a__b_md="A hat.\n")
    monkeypatch.chdir("a")
    assert unspin("glossary", "show", "bridle point").out.startswith("bridle point (kites: kites)")
    assert "a phrase of kites" in unspin("explain", "bridle point").out
    assert unspin("check", "--domain", "kites", "b.md").status == 0


def test_fixes_and_reviews_go_by_it(unspin, tree):
    tree.write(unspin_toml='ignore = ["NZ004"]\n', a_md=HIDDEN)
    assert unspin("check", "--fix", "a.md").status == 0
    assert unspin("review", "-o", "out", "a.md").status == 0
    assert tree.all()["a.md"] == tree.all()["out/a.corrected.md"] == HIDDEN.encode()


BROKEN = {
    'selct = ["NZ"]': 'unspin.toml:1: unknown key "selct" in the configuration; known are audience,',
    'ignore = ["NZ"]\nselect = "NZ"': 'unspin.toml:2: "select" must be a list of texts',
    'select = ["XX"]': 'unspin.toml: select: no rule has the code "XX"; `unspin rules` lists them',
    'ignore = ["NZ9"]': 'unspin.toml: ignore: no rule has the code "NZ9"; `unspin rules` lists them',
    'domains = ["nowhere"]': 'unspin.toml: domains: no glossary has the domain "nowhere"; known are',
    'fail-on = "fatal"': "unspin.toml:1: \"fail-on\" must be one of error, warning, info, never, not 'fatal'",
    "\ncontext = 1": 'unspin.toml:2: "context" must be true or false, not 1',
    'quotes = "no"': "unspin.toml:1: \"quotes\" must be one of check, ignore, not 'no'",
    'glossaries = ["gone.toml"]': "gone.toml: No such file",
    "[audiences]\nx = 1": "unspin.toml:1: write each audience as a table [audiences.NAME]",
    "select = [": "unspin.toml:1: not valid TOML",
    'audience = ""': 'unspin.toml:1: "audience" is missing or no text',
}


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("command", [["check"], ["check", "--fix"], ["review", "-o", "out"]])
def test_a_broken_file_is_one_line(unspin, tree, text, command):
    tree.write(unspin_toml=text, a_md=HIDDEN, b_md=HIDDEN)
    before = tree.all()
    result = unspin(*command, ".")
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert BROKEN[text] in result.err
    assert tree.all() == before


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "[tool]\n[tool.unspin]\nignore = []\n\nquotes = 3\n",
            'pyproject.toml:5: "quotes" must be one of',
        ),
        ("[tool.unspin]\nselct = 3\n", 'pyproject.toml:2: unknown key "selct"'),
        ("[[tool.unspin]]\nselct = 3\n", "pyproject.toml: write the configuration as a table [tool.unspin]"),
        ("[tool.unspin]\n[broken\n", "pyproject.toml:2: not valid TOML"),
    ],
)
def test_a_broken_project_file_is_one_line(unspin, tree, text, part):
    tree.write(pyproject_toml=text, a_md=HIDDEN)
    result = unspin("check", "a.md")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert part in result.err


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (("--config", "gone.toml"), "gone.toml: No such file"),
        (("--config", "unspin.toml", "--no-config"), "choose one"),
    ],
)
def test_bad_options(unspin, tree, options, part):
    tree.write(unspin_toml="", a_md=HIDDEN)
    result = unspin("check", *options, "a.md")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert part in result.err
