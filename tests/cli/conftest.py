import io
import sys
from typing import NamedTuple

import pytest

from linter.cli import main


class Called(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def unspin(monkeypatch, capsys):
    """The command line as a user calls it, in this process: exit status, standard output, standard error."""

    def call(*args, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["unspin", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            main()
        return Called(stop.value.code, *capsys.readouterr())

    return call


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder that is the working one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tree(folder):
    """Writes files into the working folder and tells what is in it."""

    class Tree:
        def write(self, **files):
            for name, text in files.items():
                path = folder / name.replace("__", "/").replace("_", ".")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())

        def all(self):
            return {
                str(path.relative_to(folder)): path.read_bytes()
                for path in sorted(folder.rglob("*"))
                if path.is_file()
            }

    return Tree()
