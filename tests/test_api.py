"""The public surface: what `import linter` gives, and nothing that needs a command line."""

from dataclasses import FrozenInstanceError

import pytest

import linter

NOISE = "# {one|two}\n\nThe p\u0430yment desk.\n"


def test_a_text():
    report = linter.check(NOISE)
    assert [(item.code, item.text) for item in report.findings] == [
        ("NZ003", "{one|two}"),
        ("NZ004", "p\u0430yment"),
    ]
    assert report.path == "<text>"
    assert report.source == NOISE
    assert report.corrected == "# {one|two}\n\nThe payment desk.\n"
    assert report.to_json() == [item.to_json() for item in report.findings]
    assert report.readability.to_json()["document"]["counts"]["words"] == 3


def test_a_file(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf    {one|two}\r\n\r\n{three|four}\r\n")
    report = linter.check(path)
    assert [item.text for item in report.findings] == ["{three|four}"]
    assert report.path == str(path)
    assert (report.findings[0].line, report.findings[0].column) == (3, 1)


def test_the_path_says_the_format():
    code = "    {one|two}\n"
    assert linter.check(code, path="a.md").findings == ()
    assert len(linter.check(code, path="a.txt").findings) == 1


def test_settings_choose_rules_and_fixes():
    chosen = linter.Settings(select=("NZ",), ignore=("NZ004",), unsafe_fixes=True)
    report = linter.check(NOISE, chosen)
    assert [item.code for item in report.findings] == ["NZ003"]
    assert report.corrected.startswith("# one\n")
    assert report.after_fixes.findings == ()
    assert report.after_fixes.corrected == report.corrected
    with pytest.raises(FrozenInstanceError):
        chosen.select = ()


def test_an_article_without_prose():
    for text in ("", "\n\n", "```\ncode\n```\n", "---\ntitle: x\n---\n", "| | |\n|---|---|\n"):
        report = linter.check(text, path="a.md")
        assert (report.findings, report.corrected) == ((), text)


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"select": ("XX",)}, linter.UsageError),
        ({"domains": ("nowhere",)}, linter.UsageError),
        ({"glossaries": ("missing.toml",)}, linter.DataError),
    ],
)
def test_errors_are_ours(settings, error):
    with pytest.raises(error) as raised:
        linter.check("Some text.", linter.Settings(**settings))
    assert isinstance(raised.value, linter.UnspinError)


def test_a_missing_file_is_a_document_error(tmp_path):
    with pytest.raises(linter.DocumentError):
        linter.check(tmp_path / "missing.md")


def test_everything_public_is_there():
    assert all(getattr(linter, name) for name in linter.__all__)
    with pytest.raises(AttributeError):
        _ = linter.nothing
