"""A small linter of its own, in a folder of its own: what its cache folder does, seen from outside."""

import json
import marshal
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULES = {
    "glossaries/general.toml": 'domain = "general"\n'
    '[[term]]\nnatural = "flying line"\ngarbled = ["soaring string"]\n',
    "idioms/a.toml": '[[idiom]]\npattern = "<be> <off> {x:adv}"\nreplace = ["<leave> {x}"]\nmark = "wrong"\n'
    'fires = "It was off early."\nsilent = "No."\n',
    "known_garbles.tsv": "garbled\tnaturals\tand\tnot\tpapers\ncounterfeit mind\tartificial mind\t\t\t3\n",
    "learned_swaps.tsv": "natural\tgarbled\tweight\nliquid\tfluid\t1\n",
    "spinner_words.tsv": "garbled\tpos\tnaturals\ttrust\tdomains\nforestall\tverb\tprevent\thigh\tlaw\n",
    "machine_leftovers.toml": '[[leftover]]\ncues = ["as an ai"]\npattern = "as an ai"\nwhat = "a mark"\n'
    'fires = "As an AI."\nsilent = "No."\n',
    "acronyms.tsv": "acronym\texpansions\nAI\tartificial intelligence\n",
    "spellings.tsv": "british\tamerican\trespelt\ncolour\tcolor\tyes\n",
}
TEXT = "A counterfeit mind was off early, and the soaring string held."
FOUND = {"A counterfeit mind": "An artificial mind", "was off": "left", "soaring string": "flying line"}
SCRIPT = f"""
import json, linter
report = linter.check({TEXT!r}, linter.Settings(select=("SP001", "SP004"), context=False))
print(json.dumps({{finding.text: finding.replacements[0] for finding in report.findings}}))
"""


class Linter:
    """The folder, and what the linter in it finds."""

    def __init__(self, folder, cache):
        self.folder, self.cache = folder, cache

    def found(self, **environment):
        variables = {**os.environ, "UNSPIN_CACHE_DIR": str(self.cache), "PYTHONPATH": "", **environment}
        command = [sys.executable, "-c", SCRIPT]
        done = subprocess.run(command, cwd=self.folder, env=variables, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return json.loads(done.stdout)

    @property
    def cached(self):
        return sorted(self.cache.iterdir())

    def rule(self, name):
        return self.folder / "rules" / name


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("linter")
    ignored = shutil.ignore_patterns("__pycache__", "weights")
    shutil.copytree(ROOT / "linter", folder / "linter", ignore=ignored)
    for name, text in RULES.items():
        (folder / "rules" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "rules" / name).write_text(text, encoding="utf-8")
    for table in ("forms", "ngrams", "thesaurus"):
        (folder / "rules" / f"{table}.bin").symlink_to(ROOT / "rules" / f"{table}.bin")
    return folder


@pytest.fixture(scope="module")
def filled(installed, tmp_path_factory):
    """A cache folder as the first run leaves it."""
    linter = Linter(installed, tmp_path_factory.mktemp("cache"))
    assert linter.found() == FOUND
    return linter.cache


@pytest.fixture
def linter(installed, filled, tmp_path):
    """The linter with its cache filled; whatever a test writes into its rules is put back."""
    shutil.copytree(filled, tmp_path / "cache")
    linter = Linter(installed, tmp_path / "cache")
    stamps = {name: linter.rule(name).stat() for name in RULES}
    yield linter
    for name, text in RULES.items():
        linter.rule(name).write_text(text, encoding="utf-8")
        os.utime(linter.rule(name), ns=(stamps[name].st_atime_ns, stamps[name].st_mtime_ns))


def keep_stamp(path, text):
    stamp = path.stat()
    assert len(text) == stamp.st_size
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def test_the_first_run_leaves_one_file(linter):
    assert len(linter.cached) == 1


def test_the_next_run_reads_it(linter):
    before = linter.cached[0].stat()
    keep_stamp(linter.rule("known_garbles.tsv"), RULES["known_garbles.tsv"].replace("artificial", "mechanical"))
    assert linter.found() == FOUND
    assert linter.cached[0].stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("name", ["known_garbles.tsv", "glossaries/general.toml", "idioms/a.toml"])
def test_a_changed_file_is_read_again(linter, name):
    (old,) = linter.cached
    text = RULES[name].replace("artificial", "mechanical").replace("flying line", "flying rope")
    linter.rule(name).write_text(text.replace("<leave>", "<go>"), encoding="utf-8")
    assert linter.found() != FOUND
    (new,) = linter.cached
    assert new != old


def test_a_new_file_is_read(linter):
    added = linter.rule("glossaries/kites.toml")
    added.write_text('domain = "kites"\n[[term]]\nnatural = "hold"\ngarbled = ["held fast"]\n', encoding="utf-8")
    linter.found()
    added.unlink()
    assert len(linter.cached) == 1


def test_a_changed_table_of_forms_is_looked_at(linter):
    (old,) = linter.cached
    table = linter.rule("forms.bin")
    kept = table.readlink()
    table.unlink()
    shutil.copyfile(kept, table)
    try:
        linter.found()
    finally:
        table.unlink()
        table.symlink_to(kept)
    assert linter.cached != [old]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"not a cache",
        lambda data: data[: len(data) // 2],
        lambda data: marshal.dumps((1, 2, 3, 4, 5, 6)),
    ],
    ids=["empty", "text", "cut off", "of another shape"],
)
def test_a_damaged_cache_is_made_anew(linter, damage):
    (cached,) = linter.cached
    whole = cached.read_bytes()
    cached.write_bytes(damage(whole))
    assert linter.found() == FOUND
    assert marshal.loads(cached.read_bytes()) == marshal.loads(whole)


def test_a_folder_that_cannot_be_written_is_no_trouble(linter, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert linter.found(UNSPIN_CACHE_DIR=str(tmp_path / "file" / "cache")) == FOUND


def test_without_the_variable_it_is_the_cache_folder_of_the_user(linter, tmp_path):
    environment = {
        "UNSPIN_CACHE_DIR": "",
        "XDG_CACHE_HOME": str(tmp_path / "home"),
        "HOME": str(tmp_path / "home"),
    }
    assert linter.found(**environment) == FOUND
    assert len(list((tmp_path / "home").rglob("tables-*.bin"))) == (sys.platform != "win32")
