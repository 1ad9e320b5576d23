"""Real processes: what only shows there."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
COMMAND = [sys.executable, "-m", "linter"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": ROOT}


def unspin(*arguments, **more):
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env=ENVIRONMENT, timeout=60, **more)


def test_a_run_from_end_to_end(tmp_path):
    (tmp_path / "a.md").write_text("A {big|large} house.\n", encoding="utf-8")
    result = unspin("check", "--output-format", "concise", "a.md", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr == b""
    assert result.stdout.startswith(b"a.md:1:3: error NZ003 ")


def test_the_order_of_sets_decides_nothing():
    command = [
        *COMMAND,
        "check",
        "--no-context",
        "--output-format",
        "json",
        "--field",
        "text",
        "corpus/spun.jsonl",
    ]
    first, second = (
        subprocess.run(command, capture_output=True, env={**ENVIRONMENT, "PYTHONHASHSEED": seed}, cwd=ROOT).stdout
        for seed in "02"
    )
    assert b"SP002" in first
    assert first == second


def test_version_imports_nothing_of_weight():
    code = (
        "import sys; sys.argv = ['unspin', '--version']; from linter.cli import main; main(); print(*sys.modules)"
    )
    version, modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT, text=True, check=True
    ).stdout.splitlines()
    assert version.startswith("unspin 0.")
    assert not {"click", "linter.lexicon", "linter.rules", "dataclasses"}.intersection(modules.split())


def test_help_and_explain_import_nothing_heavy():
    code = (
        "import sys; sys.argv = ['unspin', *sys.argv[1:]]\n"
        "from linter.cli import main\n"
        "try: main()\n"
        "finally: print(*sys.modules)"
    )
    for arguments in (["check", "--help"], ["explain", "SP001"], ["rules"]):
        result = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, env=ENVIRONMENT, text=True
        )
        assert result.returncode == 0
        loaded = set(result.stdout.splitlines()[-1].split())
        assert not {"numpy", "jinja2", "textstat", "multiprocessing", "rich"}.intersection(loaded)


def test_a_closed_pipe_is_no_accident(tmp_path):
    (tmp_path / "a.txt").write_text("A {big|large} house.\n" * 5000, encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "check", "--select", "NZ003", "a.txt"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=tmp_path,
    )  # fmt: skip
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk(tmp_path):
    (tmp_path / "a.txt").write_text("A {big|large} house.\n", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, "check", "a.txt"], stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=tmp_path
        )
    assert (result.returncode, result.stderr) == (2, b"unspin: standard output: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="another kind of signal")
def test_ctrl_c_while_waiting():
    process = subprocess.Popen(
        [*COMMAND, "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert (process.returncode, error.strip()) == (2, b"unspin: stopped")


@pytest.mark.skipif(sys.platform == "win32", reason="another kind of shell")
def test_closed_streams(tmp_path):
    (tmp_path / "a.txt").write_text("A {big|large} house.\n", encoding="utf-8")
    shell = (
        f'{sys.executable} -m linter check a.txt >&-; echo "$?"; {sys.executable} -m linter check - <&-; echo "$?"'
    )
    result = subprocess.run(shell, shell=True, capture_output=True, env=ENVIRONMENT, cwd=tmp_path, text=True)
    assert result.stdout == "1\n2\n"
    assert result.stderr == "unspin: standard input is closed; name a file\n"
