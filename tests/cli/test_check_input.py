"""Standard input, folders, and many files at once."""

import os

import pytest

import linter.cli._run as run
from linter.errors import UnspinError

RULES = ("--select", "NZ003,NZ004,CQ001")
SPINTAX = "A {big|large} house.\n"


def test_standard_input(unspin):
    result = unspin("check", *RULES, "--output-format", "concise", "-", stdin=SPINTAX.encode())
    assert result.status == 1
    assert result.out.startswith('<stdin>:1:3: error NZ003 spintax left over: choose one of big, large -> "big"\n')


def test_the_name_of_standard_input_says_its_format(unspin):
    code = f"Look:\n\n    {SPINTAX}".encode()
    assert unspin("check", *RULES, "--stdin-filename", "a.txt", "-", stdin=code).out.startswith("a.txt:3:7: error")
    assert unspin("check", *RULES, "--stdin-filename", "a.md", "-", stdin=code).status == 0


def test_standard_input_corrected_goes_to_standard_output(unspin):
    text = b"\xef\xbb\xbfThe p\xd0\xb0yment.\r\nA {big|large} house."
    result = unspin("check", *RULES, "--fix", "-", stdin=text)
    assert result.out == "\ufeffThe payment.\r\nA {big|large} house."
    assert (result.status, result.err.count("\n")) == (1, 1)
    assert unspin("check", *RULES, "--diff", "-", stdin=text).status == 1


def test_folders_are_walked_and_gitignore_is_respected(unspin, tree):
    tree.write(
        a_md=SPINTAX, sub__b_txt=SPINTAX, sub__c_markdown=SPINTAX, sub__d_py=SPINTAX, drafts__e_md=SPINTAX,
        sub__f_md=SPINTAX,
    )  # fmt: skip
    tree.write(**{"_gitignore": "drafts/\n", "sub___gitignore": "f.md\n"})
    result = unspin("check", *RULES, "--output-format", "concise", ".")
    assert [line.split(":")[0] for line in result.out.splitlines()[:-1]] == [
        "./a.md",
        "./sub/b.txt",
        "./sub/c.markdown",
    ]
    assert unspin("check", *RULES, "drafts/e.md", "sub/d.py").out.count("NZ003") == 2


def test_a_path_named_twice_is_checked_once(unspin, tree):
    tree.write(a_md=SPINTAX)
    assert unspin("check", *RULES, "a.md", ".", "./a.md").out.count("NZ003") == 1


@pytest.mark.parametrize(
    "command", [["check"], ["check", "--output-format", "json"], ["check", "--diff"], ["check", "--fix"]]
)
def test_in_parallel_as_one_by_one(unspin, tree, monkeypatch, command):
    files = {
        f"part{number % 3}__{number}_md": f"Number {number}.\n\n"
        + (SPINTAX, "The p\u0430yment.\n", "Fine.\n")[number % 3]
        for number in range(40)
    }
    files["part0__broken_md"] = b"\x00"
    files["part1__empty_md"] = b""
    tree.write(**files)
    started = []
    in_parallel = run._in_parallel
    monkeypatch.setattr(run, "_in_parallel", lambda *given: started.append(given) or in_parallel(*given))
    monkeypatch.setattr(run, "_workers", lambda paths: 1)
    serial = unspin(*command, *RULES, ".")
    written = tree.all()
    tree.write(**files)
    monkeypatch.setattr(run, "_workers", lambda paths: 2)
    monkeypatch.setattr(run, "_CHUNK", 3)
    assert unspin(*command, *RULES, ".") == serial
    assert tree.all() == written
    assert len(started) == 1
    assert serial.status == 2


def test_how_many_processes(monkeypatch, folder):
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: set(range(64)), raising=False)
    paths = []
    for number in range(100):
        path = folder / f"{number}.md"
        path.write_bytes(b"x" * 10_000)
        paths.append(str(path))
    assert run._workers(paths[:1]) == 1
    assert run._workers(paths[:20]) == 1
    assert run._workers(paths) == 5
    assert run._workers(paths * 100) == 16


def die(path):
    if path == "b":
        os._exit(1)
    return run.Outcome(path)


def test_a_process_that_is_killed(monkeypatch):
    monkeypatch.setattr(run, "_workers", lambda paths: 2)
    with pytest.raises(UnspinError, match="a process was killed"):
        list(run.run_many(["a", "b", "c"], die))
