"""The program among other programs: codes, pipes, plain terminals, and which journal."""

import os
import re
import shlex
import sqlite3
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicejournal.cli.app import COMMANDS

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}


def test_without_a_terminal_the_help_is_shown(voicejournal: "Program") -> None:
    """Each command in a line, in every help."""
    ran = voicejournal()
    assert (ran.code, ran.err) == (0, "")
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", ran.out, re.MULTILINE), name
    assert ran.out == voicejournal("--help").out
    assert voicejournal("--version").out.startswith("voicejournal 0.")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(voicejournal: "Program", name: str) -> None:
    """Also without a journal, and with its options named."""
    ran = voicejournal(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: voicejournal {name}")
    assert "--journal DIR" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [["dance"], ["list", "--loud"], ["show"], ["record", "--typed", "--from-file", "x"]],
)
def test_wrong_usage_is_exit_2(voicejournal: "Program", arguments: list[str]) -> None:
    """With a line that says what would be right."""
    ran = voicejournal(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_another_journal_is_named_before_or_after_the_command(
    evenings: "Program", tmp_path: Path
) -> None:
    """The option wins over the environment; the usual journal stays as it was."""
    other = tmp_path / "other"
    typed = "Kept elsewhere."
    assert evenings("--journal", other, "record", "--typed", typed=typed).code == 0
    assert [entry["text"] for entry in evenings.data("list", "--journal", other)] == [typed]
    assert [entry["text"] for entry in evenings.data("--journal", other, "list")] == [typed]
    assert len(evenings.data("list")) == 3
    assert other.stat().st_mode & 0o077 == 0


def test_all_that_is_kept_is_its_owners_alone(evenings: "Program") -> None:
    """Whatever the umask was."""
    shared = [path for path in evenings.journal.rglob("*") if path.stat().st_mode & 0o077]
    settings = evenings.journal / "settings.toml"  # which the fixture wrote
    assert [path for path in shared if path != settings] == []


def test_a_database_of_another_program_is_refused_and_unchanged(voicejournal: "Program") -> None:
    """No table of ours is put into it."""
    path = voicejournal.journal / "journal.db"
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE recipes (name TEXT)")
        foreign.execute("INSERT INTO recipes VALUES ('soup')")
    foreign.close()
    before = path.read_bytes()
    for arguments in (["list"], ["record", "--typed"], ["recover"], ["delete", "1", "--yes"]):
        ran = voicejournal(*arguments, typed="words")
        assert ran.code == 1
        assert "is a database of another program. Nothing was changed." in ran.err
    assert path.read_bytes() == before
    assert sorted(file.name for file in voicejournal.journal.iterdir()) == [
        "journal.db",
        "settings.toml",
    ]


@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_that_leaves_early_is_no_fault(evenings: "Program", reader: str) -> None:
    """The rest of the list goes nowhere, in silence."""
    command = f"{shlex.join(evenings.command('list'))} | {reader}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        env=evenings.whole_environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "changed", [ASCII, {"NO_COLOR": "1", "COLUMNS": "20"}, {"TERM": "dumb"}, {"TERM": ""}]
)
def test_plain_terminals_get_plain_lines(evenings: "Program", changed: dict[str, str]) -> None:
    """No codes, no crash; an ASCII terminal gets a sign for each letter it cannot show."""
    text = "Zoë rang — “soon”, she said, and I felt calm 🙂."
    ran = evenings("record", "--typed", typed=text, **changed)
    assert (ran.code, ran.err) == (0, "")
    for arguments in (["show", "last"], ["list"], ["mood", "--days", "3650"], ["help-now"]):
        ran = evenings(*arguments, **changed)
        assert (ran.code, ran.err) == (0, "")
        assert "\x1b" not in ran.out
        if changed is ASCII:
            assert ran.out.isascii()
    assert evenings.data("show", "last")["text"] == text


def test_a_folder_that_cannot_be_written_to_is_said(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """A file stands where the folder should be; for root every folder can be written to."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", "utf-8")
    ran = voicejournal("--journal", blocked / "journal", "record", "--typed", typed="words")
    assert ran.code == 3
    assert "Traceback" not in ran.err
    if os.geteuid() != 0:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o500)
        ran = voicejournal("--journal", closed / "journal", "record", "--typed", typed="words")
        assert ran.code == 3
        assert "cannot be written to" in ran.err
