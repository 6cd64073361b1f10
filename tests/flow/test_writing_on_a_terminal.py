"""Writing on a terminal: however it ends, what was written is an entry."""

import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.conftest import Program
    from tests.flow.conftest import Terminal

    SitDown = Callable[..., Terminal]

CTRL_C = "\x03"
ENTER = "\r"
FIRST, SECOND = "The garden was quiet tonight.", "I watered the beans."


def sit_down_to_write(sit_down: "SitDown") -> "Terminal":
    """Keys go to the writing screen from here on, and are no longer shown by the terminal."""
    terminal = sit_down("record", "--typed")
    terminal.see("Ctrl-C keep and leave")
    return terminal


def sit_down_to_plain_lines(sit_down: "SitDown") -> "Terminal":
    """The terminal itself shows the keys, and gives whole lines."""
    terminal = sit_down("--plain", "record", "--typed")
    terminal.see("Ctrl-C keeps the lines before, and leaves")
    return terminal


BOTH = pytest.mark.parametrize("begin", [sit_down_to_write, sit_down_to_plain_lines])


@pytest.mark.parametrize("ending", ["Ctrl-C", "SIGINT", "SIGTERM", "SIGHUP"])
def test_ending_it_while_writing_keeps_what_was_written(
    sit_down: "SitDown", voicejournal: "Program", ending: str
) -> None:
    """Exit 130, one calm line, no question; the terminal as it was."""
    terminal = sit_down_to_write(sit_down)
    terminal.press(FIRST + ENTER + SECOND)
    terminal.see(SECOND)
    if ending == "Ctrl-C":
        terminal.press(CTRL_C)
    else:
        terminal.process.send_signal(getattr(signal, ending))
    assert terminal.ended() == 130
    assert terminal.settings() == terminal.settings_before
    terminal.see("What you wrote until now is kept.")
    assert "Mood" not in terminal.text
    entry = voicejournal.data("show", "1")
    assert entry["text"] == f"{FIRST} {SECOND}"
    assert (entry["origin"], entry["mood"], entry["answers"]) == ("typed", None, [])


@BOTH
def test_a_window_that_closes_while_writing_keeps_what_was_written(
    sit_down: "SitDown", voicejournal: "Program", begin: "Callable[[SitDown], Terminal]"
) -> None:
    """Nobody is there to be told; the words are in the journal, and in no other file."""
    terminal = begin(sit_down)
    terminal.press(FIRST + ENTER)
    terminal.press(SECOND)
    terminal.see(SECOND)
    terminal.press(ENTER)
    terminal.hang_up()
    assert terminal.ended() == 130
    text = voicejournal.data("show", "1")["text"]
    assert text.startswith(f"{FIRST} {SECOND}" if begin is sit_down_to_write else FIRST)


def test_ending_plain_writing_keeps_the_lines(sit_down: "SitDown", voicejournal: "Program") -> None:
    """`--plain`: the lines that Enter ended are kept."""
    terminal = sit_down_to_plain_lines(sit_down)
    terminal.press(FIRST + ENTER + SECOND + ENTER)
    terminal.see(SECOND)
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    terminal.see("What you wrote until now is kept.")
    assert voicejournal.data("show", "1")["text"] == f"{FIRST} {SECOND}"


@BOTH
def test_ending_it_with_nothing_written_keeps_nothing(
    sit_down: "SitDown", voicejournal: "Program", begin: "Callable[[SitDown], Terminal]"
) -> None:
    """Exit 130, said in one line; blanks alone are nothing."""
    terminal = begin(sit_down)
    terminal.press("  ")
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    terminal.see("Nothing was written, so nothing is kept.")
    assert voicejournal("show", "1").code == 4


def test_a_prompt_set_opens_with_its_title(sit_down: "SitDown") -> None:
    """On the writing screen, and says that its questions come."""
    terminal = sit_down("record", "--typed", "--prompts", "abc")
    terminal.see("Event, belief, consequence: the questions follow.")
    terminal.press("\x1b")
    terminal.see("Enter keeps it")
    terminal.press("\r")
    terminal.see("What happened?")
    terminal.press("\x03")
    terminal.see("Nothing was written or answered, so nothing is kept.")
