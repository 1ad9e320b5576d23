"""`unspin readability`: grades of articles and sections, and what a change did to them."""

import json
import subprocess

import pytest

EASY = " ".join(["The cat sat on the mat and the dog sat by the door."] * 12)
HARD = " ".join(
    [
        "Considerable administrative responsibilities necessitate interdepartmental communication regarding "
        "organizational infrastructure modifications."
    ]
    * 12
)
GUIDE = f"# Guide\n\n## Pets\n\n{EASY}\n\n## Offices\n\n{HARD}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def repository(folder):
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "guide")
    return folder


def git(folder, *arguments):
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def measured(unspin, *arguments):
    return json.loads(unspin("readability", *arguments, "--output-format", "json").out)


def test_an_article_with_its_sections_and_hardest_sentences(unspin, folder):
    result = unspin("readability", folder / "guide.md")
    assert (result.status, result.err) == (0, "")
    head, *lines = result.out.splitlines()
    assert head.startswith(f"{folder / 'guide.md'}: Flesch-Kincaid grade ")
    pets, offices = lines[2:4]
    assert pets.split()[0] == "Pets" and "too hard" not in pets
    assert offices.split()[0] == "Offices" and offices.endswith("too hard")
    assert sum(line.startswith("  hard: line 9, 10 words: Considerable") for line in lines) == 3


def test_the_exit_status_is_1_when_asked_and_too_hard(unspin, folder):
    assert unspin("readability", folder).status == 0
    assert unspin("readability", folder, "--fail-above").status == 1
    (folder / "guide.md").write_text(EASY, encoding="utf-8")
    assert unspin("readability", folder, "--fail-above").status == 0


def test_json_names_the_audience_and_what_it_accepts(unspin, folder):
    (found,) = measured(unspin, folder, "--audience", "technical")
    assert found["audience"]["name"] == "technical"
    assert found["accepted"] is (found["score"] <= found["audience"]["limit"])
    assert (found["since"], found["before"]) == (None, None)
    assert [section["section"] for section in found["sections"]] == [["Guide", "Pets"], ["Guide", "Offices"]]


def test_a_change_is_told_by_article_and_section(unspin, repository):
    (repository / "guide.md").write_text(GUIDE.replace(HARD, EASY), encoding="utf-8")
    lines = unspin("readability", repository / "guide.md", "--since", "HEAD").out.splitlines()
    assert "(was " in lines[0] and ": easier by " in lines[0]
    pets, offices = (next(line for line in lines if line.split()[0] == name) for name in ("Pets", "Offices"))
    assert pets.endswith(": unchanged)")
    assert ": easier by " in offices


def test_a_change_as_markdown_for_a_pull_request(unspin, repository):
    (repository / "guide.md").write_text(GUIDE.replace(EASY, HARD), encoding="utf-8")
    out = unspin("readability", repository / "guide.md", "--since", "HEAD", "--output-format", "markdown").out
    head, rule, article, pets, offices = out.splitlines()
    assert head == "| article | at HEAD | now | change | limit | words | minutes |"
    assert rule.count("|") == head.count("|") == article.count("|")
    assert article.split("|")[4].endswith(" harder ") and pets.split("|")[4].endswith(" harder ")
    assert offices.split("|")[4] == " +0.0 "


def test_a_new_article_and_a_section_that_is_gone(unspin, repository):
    (repository / "other.md").write_text(f"# Other\n\n{EASY}\n", encoding="utf-8")
    (repository / "guide.md").write_text(f"# Guide\n\n## Pets\n\n{EASY}\n", encoding="utf-8")
    out = unspin("readability", repository, "--since", "HEAD").out
    assert any(line.split() == ["Offices", "gone"] for line in out.splitlines())
    assert f"{repository / 'other.md'}: " in out and "(new)" in out


def test_a_renamed_article_is_compared_with_what_it_was(unspin, repository):
    git(repository, "mv", "guide.md", "handbook.md")
    (found,) = measured(unspin, repository / "handbook.md", "--since", "HEAD")
    assert found["before"]["score"] == found["score"]


@pytest.mark.parametrize(
    ("since", "complaint"), [("nowhere", "has no such revision"), ("--output=x", "has no such revision")]
)
def test_an_unknown_revision_is_one_line(unspin, repository, since, complaint):
    result = unspin("readability", repository / "guide.md", f"--since={since}")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert complaint in result.err


def test_outside_a_repository_there_is_nothing_to_compare_with(unspin, folder, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    result = unspin("readability", folder / "guide.md", "--since", "HEAD")
    assert (result.status, result.out) == (2, "")
    assert "not in a git repository" in result.err


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Hello.", "1 word of running prose: a grade needs 100"),
        ("- eggs\n- milk\n", "there is no running prose to grade"),
        ("Der Hund schläft im Garten, und die Katze sitzt auf der Mauer neben dem Haus. " * 12, "in German"),
    ],
)
def test_what_gets_no_grade_gets_a_reason(unspin, tmp_path, text, note):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    result = unspin("readability", tmp_path / "a.md")
    assert result.status == 0
    assert note in result.out


def test_without_a_path_it_asks_for_one(unspin):
    result = unspin("readability")
    assert (result.status, result.err) == (2, "unspin: name a file or a folder\n")
