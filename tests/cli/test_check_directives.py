"""Directives in articles, as the command line tells of them."""

SILENCED = "A {big|large} hat. <!-- unspin: disable-line NZ003 -- as the shop writes it -->\n"
WRONG = "A hat. <!-- unspin: disable-line NZ999 -->\n"
IDLE = "A hat. <!-- unspin: disable-line NZ003 -->\n"


def test_what_is_silenced_does_not_count(unspin, tree):
    tree.write(a_md=SILENCED)
    result = unspin("check", "--fix", "--unsafe-fixes", "a.md")
    assert result == (0, "nothing found in 1 article\n", "0 of 1 article corrected\n")
    assert tree.all() == {"a.md": SILENCED.encode()}


def test_a_wrong_directive_is_one_line_on_stderr(unspin, tree):
    tree.write(a_md=WRONG)
    line = 'unspin: a.md:1:8: no rule has the code "NZ999"; a reason stands behind " -- "\n'
    assert unspin("check", "a.md") == (0, "nothing found in 1 article\n", line)
    assert unspin("check", "-", "--stdin-filename", "a.md", stdin=WRONG.encode()).err == line
    assert unspin("review", "a.md", "-o", "out").err == line


def test_unused_directives_are_reported_on_request(unspin, tree):
    tree.write(a_md=IDLE)
    assert unspin("check", "a.md").out == "nothing found in 1 article\n"
    result = unspin("check", "a.md", "--report-unused", "--fail-on", "warning", "--output-format", "concise")
    assert result.status == 1
    said = 'a.md:1:8: warning NZ006 the directive "disable-line NZ003" silences nothing; take it out\n'
    assert result.out.startswith(said)
