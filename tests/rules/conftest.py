"""What the tests of all rules share: articles written for them, and one rule run over a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from linter import Finding, Settings, check

ARTICLES = Path(__file__).parent / "articles"
Lint = Callable[..., list[Finding]]
Mend = Callable[..., str]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`spun_path` and `clean_path` stand for every article of these kinds in turn."""
    for kind in ("spun", "clean"):
        if f"{kind}_path" in metafunc.fixturenames:
            paths = sorted((ARTICLES / kind).iterdir())
            metafunc.parametrize(f"{kind}_path", paths, ids=[path.stem for path in paths])


@pytest.fixture(scope="session")
def spun() -> dict[str, str]:
    """The spun articles by name: to put a sentence into a document that is evidently spun."""
    return {path.stem: path.read_text(encoding="utf-8").strip() for path in (ARTICLES / "spun").iterdir()}


def _source(text: str, inside: str) -> str:
    return f"{inside}\n\n{text}" if inside else text


def _settings(code: str, domain: str, **more: bool) -> Settings:
    return Settings(select=(code,), domains=(domain,) if domain else (), context=False, **more)


@pytest.fixture(scope="session")
def lint() -> Lint:
    """What one rule alone finds in a text, without the contextual model.

    `inside` is an article whose last paragraph the text is then.
    """

    def findings(
        code: str, text: str, inside: str = "", domain: str = "", path: str = "article.txt"
    ) -> list[Finding]:
        source = _source(text, inside)
        report = check(source, _settings(code, domain), path=path)
        return [finding for finding in report.findings if finding.end > len(source) - len(text)]

    return findings


@pytest.fixture(scope="session")
def mend() -> Mend:
    """The text with the safe fixes of one rule alone; of both kinds with `unsafe`."""

    def corrected(
        code: str, text: str, inside: str = "", domain: str = "", path: str = "article.txt", unsafe: bool = False
    ) -> str:
        settings = _settings(code, domain, unsafe_fixes=unsafe)
        whole = check(_source(text, inside), settings, path=path).corrected
        return whole.rsplit("\n\n", 1)[-1] if inside else whole

    return corrected
