"""The writing screen as a person sees it: rows between words, keys that move by what is seen."""

import json
import signal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Program
    from tests.flow.conftest import Terminal

    SitDown = Callable[..., Terminal]

ENTER, ESC, KEEP, CTRL_C, UNDO, REDO = "\r", "\x1b", "\x1b\r", "\x03", "\x1a", "\x19"
UP, DOWN, LEFT, START = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[1;5H"
HOME, END, PAGE_UP, PAGE_DOWN = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"
SHIFT_UP, F2, F3 = "\x1b[1;2A", "\x1bOQ", "\x1bOR"
SECOND = "He said it again in the kitchen, with the door open, so that everybody could hear it."
EVENING = (
    f"It was a long day and I slept badly. {SECOND} I just froze and looked at the plates. Then I"
    " rang Sam, who was kind about it, and we talked for a while about nothing at all."
)


def sit_down_to_edit(
    sit_down: "SitDown", program: "Program", tmp_path: "Path", text: str, **size: int
) -> "Terminal":
    """Bring in an evening as text, and open it: the cursor stands behind its last word."""
    path = tmp_path / "evening.json"
    path.write_text(json.dumps({"recorded_at": "2026-11-17T21:15:00+00:00", "text": text}), "utf-8")
    assert program("import", path).code == 0
    terminal = sit_down("edit", "1", **size)
    terminal.see("Ctrl-Z undo")
    return terminal


def sit_down_to_write(sit_down: "SitDown", **size: int) -> "Terminal":
    """An empty screen."""
    terminal = sit_down("record", "--typed", **size)
    terminal.see("Ctrl-C keep and leave")
    return terminal


def text_rows(terminal: "Terminal") -> list[str]:
    """The rows between the title and what the keys do."""
    below = terminal.rows[next(n for n, row in enumerate(terminal.rows) if not row) + 1 :]
    end = next((number for number, row in enumerate(below) if not row), len(below))
    return [row[2:] for row in below[:end]]


def see_cursor(terminal: "Terminal", row: int, column: int) -> None:
    """Wait until the cursor stands in a row of the screen, and at a column of the text."""
    terminal.wait(lambda: terminal.cursor == (row, column + 2), f"for the cursor in row {row}")


def see_another_last_row(terminal: "Terminal", before: str) -> None:
    """Wait until the screen has gone on."""
    terminal.wait(lambda: text_rows(terminal)[-1] != before, "for other rows")


@pytest.mark.parametrize("columns", [30, 47, 60, 200])
def test_rows_break_between_words_at_every_width(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: "Path", columns: int
) -> None:
    """And what is kept has no line break, nor any other change, that nobody typed."""
    terminal = sit_down_to_edit(
        sit_down, voicejournal, tmp_path, EVENING, columns=columns, lines=40
    )
    rows = text_rows(terminal)
    assert " ".join(rows) == EVENING
    room = min(columns - 3, 80)
    assert all(len(row) <= room for row in rows)
    for row, following in pairwise(rows):
        assert len(row) + 1 + len(following.split()[0]) > room
    terminal.press(KEEP)
    terminal.see("Nothing was changed.")
    assert voicejournal.data("show", "1")["text"] == EVENING


def test_down_and_up_go_to_the_next_row_on_the_screen_and_keep_the_column(
    sit_down: "SitDown",
) -> None:
    """Within a paragraph, and over a row that is shorter."""
    terminal = sit_down_to_write(sit_down, columns=33, lines=20)
    terminal.press(
        f"I sat down by the window and looked out.{ENTER}Rain.{ENTER}It went on for hours"
    )
    terminal.see("went on for hours")
    assert text_rows(terminal) == [
        "I sat down by the window and",
        "looked out.",
        "Rain.",
        "It went on for hours",
    ]
    for keys, row, column in (
        (UP, 4, 5),
        (UP, 3, 11),
        (UP, 2, 20),
        (END, 2, 28),
        (DOWN, 3, 11),
        (HOME + DOWN, 4, 0),
        (DOWN, 5, 0),
        (DOWN, 5, 20),
        (PAGE_UP, 2, 0),
        (UP, 2, 0),
    ):
        terminal.press(keys)
        see_cursor(terminal, row, column)


def test_the_keys_mark_the_sentence_that_is_shown(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: "Path"
) -> None:
    """It is underlined, and quoted beside the keys; rows further down it is another one."""
    terminal = sit_down_to_edit(sit_down, voicejournal, tmp_path, EVENING, columns=60, lines=24)
    terminal.press(START + DOWN)
    terminal.see(r'"He said it again in the kitchen.*…"\nF2 hard moment · F3 private')
    chosen = terminal.underlined()
    assert "".join(chosen.split()) == "".join(SECOND.split())
    terminal.press(F3)
    terminal.see(r"\[private: He said it\s+again")
    terminal.see("F2 hard moment · F3 not private")
    terminal.press(DOWN + DOWN)
    terminal.see(r'"I just froze and looked at the plates."')
    terminal.press(F3)
    terminal.see(r"\[private: I just\s+froze")
    terminal.press(F3)
    terminal.see(r"hear it.\]\s+I just froze")
    terminal.press(KEEP)
    terminal.see("Kept what may be seen")
    assert terminal.ended() == 0
    (part,) = voicejournal.data("show", "1")["kept_off"]
    assert part["text"] == SECOND


def test_every_row_is_seen_when_turning_the_pages(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: "Path"
) -> None:
    """Arrows at the edge tell that there is more."""
    text = " ".join(f"word{number:03}" for number in range(400))
    terminal = sit_down_to_edit(sit_down, voicejournal, tmp_path, text, columns=50, lines=20)
    terminal.press(START)
    terminal.see("word000")
    seen: list[str] = []
    while not seen or "word399" not in seen[-1]:
        rows = text_rows(terminal)
        assert rows[0] in seen or not seen
        seen += [row for row in rows if row not in seen]
        assert any(row.startswith("↓") for row in terminal.rows) == ("word399" not in seen[-1])
        terminal.press(PAGE_DOWN)
        if "word399" not in rows[-1]:
            see_another_last_row(terminal, rows[-1])
    assert " ".join(seen) == text
    assert any(row.startswith("↑") for row in terminal.rows)


def test_a_window_that_is_made_smaller_while_one_writes_sets_the_rows_anew(
    sit_down: "SitDown", voicejournal: "Program"
) -> None:
    """The cursor stays between the same characters."""
    terminal = sit_down_to_write(sit_down, columns=80, lines=24)
    terminal.press(EVENING + LEFT * len("nothing at all."))
    terminal.see("about nothing at all")
    terminal.resize(34, 18)
    terminal.wait(lambda: max(map(len, terminal.rows)) <= 33, "for narrow rows")
    terminal.press("almost ")
    terminal.see(r"about\s+almost\s+nothing\s+at all")
    terminal.resize(70, 30)
    terminal.see("Ctrl-C keep and leave · Ctrl-Z undo")
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    assert voicejournal.data("show", "1")["text"] == EVENING.replace("nothing", "almost nothing")


def test_wide_and_joined_characters_are_written_and_kept_as_they_are(
    sit_down: "SitDown", voicejournal: "Program"
) -> None:
    """Ideographs take two cells, accents that join none."""
    terminal = sit_down_to_write(sit_down, columns=33, lines=20)
    wide, joined = "今天我很累晚上没有睡好他在厨房里又说了一遍", "cafe\u0301 " * 8
    terminal.press(wide + ENTER + joined + END)
    terminal.see("很 ?累")
    see_cursor(terminal, 5, len("café ") * 2)  # behind the last word
    terminal.press(UP + UP + END)
    see_cursor(terminal, 3, 2 * 6)  # the end of the second row
    terminal.press(UP)
    see_cursor(terminal, 2, 2 * 6)  # the same column above
    terminal.press(END + "啊" + CTRL_C)
    assert terminal.ended() == 130
    kept = voicejournal.data("show", "1")["text"]
    assert kept == f"{wide[:15]}啊{wide[15:]} {joined.strip()}"


def test_undo_takes_back_a_few_words_and_brings_a_mark_back(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: "Path"
) -> None:
    """A private sentence that was deleted is private when it is there again."""
    terminal = sit_down_to_edit(
        sit_down, voicejournal, tmp_path, "It was late. He told me.", columns=90, lines=24
    )
    terminal.press(F3)
    terminal.see(r"\[private: He told me.\]")
    terminal.press("\x17" * 3)
    terminal.see(r"It was late.\n")
    terminal.press(UNDO * 3)
    terminal.see(r"\[private: He told me.\]")
    terminal.press(UNDO)
    terminal.see("It was late. He told me.")
    terminal.press(REDO)
    terminal.see(r"\[private: He told me.\]")
    terminal.press(START + "I made tea and read until it was quite dark outside. ")
    terminal.see("dark outside. It was late.")
    terminal.press(UNDO)
    terminal.wait(lambda: "dark outside." not in terminal.text, "for less of it")
    terminal.see("I made tea and read")
    terminal.press(KEEP)
    assert terminal.ended() == 0
    (part,) = voicejournal.data("show", "1")["kept_off"]
    assert part["text"] == "He told me."


def test_leaving_with_changes_is_asked_for_twice(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: "Path"
) -> None:
    """Any other key goes on; without a change it leaves at once."""
    terminal = sit_down_to_edit(sit_down, voicejournal, tmp_path, EVENING, columns=60, lines=24)
    terminal.press("More." + CTRL_C)
    terminal.see("Ctrl-C again leaves without your changes")
    terminal.press(" And more.")
    terminal.see("Esc Enter keep")
    terminal.press(CTRL_C)
    terminal.see("Ctrl-C again leaves without your changes")
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    assert voicejournal.data("show", "1")["text"] == EVENING
    again = sit_down("edit", "1", columns=60, lines=24)
    again.see("Ctrl-Z undo")
    again.press(CTRL_C)
    assert again.ended() == 130


def test_esc_by_itself_says_how_to_keep_and_enter_keeps_then(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: "Path"
) -> None:
    """However slowly they are pressed; nothing of the text stays behind on the terminal."""
    terminal = sit_down_to_edit(sit_down, voicejournal, tmp_path, EVENING, columns=60, lines=24)
    terminal.press(ESC)
    terminal.see("Enter keeps it · any other key goes on")
    terminal.press("!")
    terminal.see("at all.!")
    terminal.press(ESC)
    terminal.see("Enter keeps it · any other key goes on")
    terminal.press(ENTER)
    terminal.see("Kept your correction of entry 1.")
    assert terminal.ended() == 0
    assert "kitchen" not in terminal.text
    assert voicejournal.data("show", "1")["text"] == f"{EVENING}!"


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "a closed window"])
def test_a_correction_that_is_cut_short_is_kept_with_its_marks(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: "Path", ending: str
) -> None:
    """Nobody is asked anything: a hard moment is its sentence alone."""
    terminal = sit_down_to_edit(
        sit_down, voicejournal, tmp_path, "It was late. He told me.", columns=90, lines=24
    )
    terminal.press(F3 + START + F2 + "Yes. ")
    terminal.see(r"Yes. \[hard moment: It was late.\] \[private: He told me.\]")
    if ending == "a closed window":
        terminal.hang_up()
    else:
        terminal.process.send_signal(getattr(signal, ending))
    assert terminal.ended() == 130
    if ending != "a closed window":
        terminal.see("What you changed until now is kept.")
    entry = voicejournal.data("show", "1")
    assert entry["text"] == "Yes. It was late. He told me."
    assert [part["text"] for part in entry["kept_off"]] == ["He told me."]
    (moment,) = voicejournal.data("episodes", "list")
    assert moment["parts"] == {"situation": "It was late."}


def test_paragraphs_that_were_written_are_paragraphs_again(
    sit_down: "SitDown", voicejournal: "Program"
) -> None:
    """In `show`, and where they are corrected."""
    terminal = sit_down_to_write(sit_down, columns=60, lines=24)
    terminal.press(f"The garden was quiet.{ENTER}{ENTER}I watered the beans.")
    terminal.see("the beans")
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    again = sit_down("edit", "1", columns=60, lines=24)
    again.see(r"\nThe garden was quiet.\nI watered the beans.\n")
    again.press(KEEP)
    again.see("Nothing was changed.")
    assert voicejournal.data("show", "1")["text"] == "The garden was quiet. I watered the beans."
