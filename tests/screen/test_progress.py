"""How far it is, on a terminal and as plain lines: calm, and silent where nothing is new."""

import io

from rich.console import Console

from voicejournal.ports import Progress
from voicejournal.screen.progress import DrawnProgress, PlainProgress, bar_text, state_text


def at(done_s: float, left_s: float | None = None, worked_s: float = 0.0) -> Progress:
    """A moment of an hour."""
    return Progress(done_s, 3600, 0.0, worked_s, left_s)


def test_the_line_says_how_far_and_how_long() -> None:
    """In words beside the bar; the bar needs neither colour nor more than ASCII."""
    assert state_text(at(720, 230)) == "12 of 60 minutes, about 4 minutes left"
    assert state_text(at(720)) == "12 of 60 minutes"
    assert bar_text(at(1800), ascii_only=True) == "#" * 11 + "-" * 11
    assert bar_text(at(0)) == "░" * 22
    assert bar_text(at(3600)) == "█" * 22
    assert len(f"  {bar_text(at(1))}  {state_text(at(59 * 60, 6000))}") <= 80


def test_what_says_the_same_is_not_drawn_again() -> None:
    """And what stood there is taken away at the end."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=80)
    with DrawnProgress(console) as screen:
        screen.show(at(60, 100))
        once = out.tell()
        screen.show(at(61, 99))
        assert out.tell() == once
        screen.show(at(200, 99))
        assert out.tell() > once
    assert out.getvalue().endswith("\x1b[2K")


def test_plain_lines_come_at_each_tenth_and_each_half_minute() -> None:
    said: list[str] = []
    with PlainProgress(said.append) as screen:
        for done_s in range(0, 3601, 10):
            screen.show(at(done_s, 600, worked_s=done_s / 20))
    assert len(said) == 10
    assert said[0] == "  6 of 60 minutes, about 10 minutes left"
    said.clear()
    with PlainProgress(said.append) as screen:
        for done_s in range(0, 101, 10):
            screen.show(at(done_s, None, worked_s=float(done_s)))
    assert len(said) == 3


def test_a_run_that_goes_on_says_from_where() -> None:
    said: list[str] = []
    PlainProgress(said.append).show(Progress(720, 3600, 720))
    assert said == ["  12 of 60 minutes were kept before"]


def test_what_is_short_needs_no_line() -> None:
    out = io.StringIO()
    said: list[str] = []
    short = Progress(5, 29)
    DrawnProgress(Console(file=out, force_terminal=True)).show(short)
    PlainProgress(said.append).show(short)
    assert (out.getvalue(), said) == ("", [])
