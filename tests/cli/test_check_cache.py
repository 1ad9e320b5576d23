"""`--no-cache`: what the model made of a paragraph is neither looked for nor kept."""

import shutil
from pathlib import Path

import pytest

SPUN = Path(__file__).parents[2] / "corpus" / "demo" / "acne-scars.md"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("UNSPIN_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept(folder):
    return {path.name for path in folder.glob("readings-*/*")}


def test_with_and_without_the_cache_the_findings_are_the_same(unspin, tmp_path, cache):
    shutil.copy(SPUN, tmp_path / f"a{SPUN.suffix}")
    call = ("check", str(tmp_path / f"a{SPUN.suffix}"), "--output-format", "json")
    without = unspin(*call, "--no-cache")
    assert kept(cache) == set()
    first, again = unspin(*call), unspin(*call)
    assert kept(cache)
    assert without == first == again
    for path in cache.glob("readings-*/*"):
        path.write_bytes(path.read_bytes()[:-1])
    assert unspin(*call) == first
