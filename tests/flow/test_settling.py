"""Doubts are put to the person one at a time, and each answer is kept at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicejournal.errors import Interrupted
from voicejournal.flows.settle import Settling
from voicejournal.journal import (
    SAMPLE_RATE_HZ,
    Answer,
    Entry,
    Moment,
    Origin,
    OtherReading,
    Outcome,
    Recording,
    Segment,
    Slot,
    Transcript,
    Word,
)
from voicejournal.language.once_said import as_it_reads, doubts_in_marks
from voicejournal.language.text.doubts import open_doubts
from voicejournal.language.text.edited import current_text
from voicejournal.ports import DoubtView, NewEntry, Samples
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.schema import bring_up_to_date

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program
    from tests.flow.conftest import Terminal

    SitDown = Callable[..., Terminal]

AT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
ENTER = "\r"
ESC = "\x1b"
CTRL_C = "\x03"
SAID = "We met at ?eleven. I did ?the ?breeding twice. It helped. ?Thank ?you."


def doubtful(text: str = SAID) -> Transcript:
    """An evening with three places in doubt, the second and third with another reading."""
    words = tuple(
        Word(n * 0.5, n * 0.5 + 0.5, f" {word.lstrip('?')}", 0.8, word.startswith("?"))
        for n, word in enumerate(text.split())
    )
    others = (OtherReading(6, 8, "the breathing"), OtherReading(11, 13, ""))
    said = "".join(word.text for word in words)
    segment = Segment(0, len(words) * 0.5, said, words, others=others)
    return Transcript("t1", (segment,), "en", "base", AT)


def fill(folder: Path, text: str = SAID) -> Entries:
    """A journal of one evening."""
    path = folder / "journal.db"
    database = open_database(path)
    bring_up_to_date(database, path)
    entries = Entries(database)
    moment = Moment(AT, "UTC", AT.date())
    recording = Recording("r1", moment, 6.5, "Desk")
    entries.add(NewEntry("01a9-1", moment, Origin.SPOKEN, recording))
    entries.set_transcript("01a9-1", doubtful(text))
    return entries


class Person:
    """Answers as told, and notes what was shown and heard."""

    def __init__(self, *answers: str | KeyboardInterrupt | None, hears: bool = False) -> None:
        self._answers = list(answers)
        self._hears = hears
        self.shown: list[DoubtView] = []
        self.heard: list[Samples] = []
        self.now_at = AT

    def settle(self, view: DoubtView, hear: Callable[[], None] | None) -> str | None:
        """The next answer."""
        assert view == self.shown[-1]
        if self._hears:
            assert hear is not None
            hear()
        answer = self._answers.pop(0)
        if isinstance(answer, KeyboardInterrupt):
            raise answer
        return answer

    def play(self, samples: Samples, stopped: Event, on_position: Callable[[float], None]) -> None:
        """Listen."""
        del stopped, on_position
        self.heard.append(samples)

    def now(self) -> datetime:
        """A minute later each time."""
        self.now_at += timedelta(minutes=1)
        return self.now_at

    def moment(self) -> Moment:
        """The same as a moment."""
        return Moment(self.now(), "UTC", AT.date())

    def settling(self, entries: Entries) -> Settling:
        """The flow with this person at it."""
        return Settling(entries, self, self, self, self.shown.append)


def test_each_place_is_asked_once_and_kept(tmp_path: Path) -> None:
    """One reading or the other, or other words; the count is of the evening."""
    entries = fill(tmp_path)
    person = Person("at twelve.", "the breathing", "")
    assert person.settling(entries).go_through(entries.find("last"), None) == 0
    assert [(view.number, view.count, view.other) for view in person.shown] == [
        (1, 3, None),
        (2, 3, "the breathing"),
        (3, 3, ""),
    ]
    view = person.shown[1]
    assert (view.before, view.text, view.after) == ("I did", "the breeding", "twice.")
    kept = entries.find("last")
    assert text_of(kept) == "We met at at twelve. I did the breathing twice. It helped."
    assert kept.transcript == doubtful()


def text_of(entry: Entry) -> str:
    """How it reads now."""
    assert entry.transcript is not None
    return current_text(entry.transcript, entry.edits)


def test_of_the_marks_alone_what_is_in_doubt_is_asked(tmp_path: Path) -> None:
    """A mark reads as it was settled; the rest of the evening stays in doubt."""
    entries = fill(tmp_path)
    entry = entries.find("last")
    mark = Answer(Slot.THERAPY, Outcome.EDITED, ("I did the breeding twice.",))
    entries.set_answer(entry.id, mark, AT)
    entry = entries.find("last")
    assert [one.text for one in doubts_in_marks(entry)] == ["the breeding"]
    person = Person("the breathing")
    settling = replace(person.settling(entries), find=doubts_in_marks)
    assert settling.go_through(entry, None) == 0
    assert [(view.number, view.count) for view in person.shown] == [(1, 1)]
    kept = entries.find("last")
    assert [mark.text for mark in as_it_reads(kept).marks] == ["I did the breathing twice."]
    assert doubts_in_marks(kept) == ()
    assert kept.transcript is not None
    assert len(open_doubts(kept.transcript, kept.edits)) == 2


def test_what_is_skipped_stays_in_doubt(tmp_path: Path) -> None:
    """And is asked again another time, but not in this one."""
    entries = fill(tmp_path)
    person = Person(None, "the breeding", None)
    assert person.settling(entries).go_through(entries.find("last"), None) == 2
    entry = entries.find("last")
    assert entry.transcript is not None
    assert [d.text for d in open_doubts(entry.transcript, entry.edits)] == ["eleven.", "Thank you."]


def test_ending_it_keeps_what_was_settled(tmp_path: Path) -> None:
    """Each answer is in the database before the next question."""
    entries = fill(tmp_path)
    person = Person("twelve.", KeyboardInterrupt())
    with pytest.raises(Interrupted) as ended:
        person.settling(entries).go_through(entries.find("last"), None)
    assert "kept" in ended.value.remedy
    assert text_of(entries.find("last")).startswith("We met at twelve. I did the breeding")


def test_the_words_are_heard_with_a_second_around_them(tmp_path: Path) -> None:
    """The recording is read once, and only when it is to be heard."""
    entries = fill(tmp_path)
    person = Person("eleven.", "the breathing", "", hears=True)
    sound = np.arange(int(6.5 * SAMPLE_RATE_HZ), dtype=np.int32).astype(np.int16)
    reads: list[int] = []

    def read() -> Samples:
        reads.append(1)
        return sound

    person.settling(entries).go_through(entries.find("last"), read)
    assert len(reads) == 1
    assert [len(part) / SAMPLE_RATE_HZ for part in person.heard] == [2.5, 3.0, 2.0]
    assert np.array_equal(person.heard[0], sound[SAMPLE_RATE_HZ // 2 : 3 * SAMPLE_RATE_HZ])


def test_doubts_are_settled_on_a_terminal(sit_down: "SitDown", voicejournal: "Program") -> None:
    """Enter keeps the words, 2 takes the other reading, typing gives other ones."""
    fill(voicejournal.journal)
    terminal = sit_down("edit", "1", columns=60)
    terminal.see("In doubt, 1 of 3, at 00:01")
    terminal.see(r"We met at \[eleven\.\]")
    terminal.see("Enter keep · or type it · Tab hear · Esc skip")
    terminal.press("2" + ENTER)
    terminal.see("There is no other reading here.")
    terminal.press("2 o'clock." + ENTER)
    terminal.see("In doubt, 2 of 3")
    terminal.see(r"I did \[the breeding\] twice\.")
    terminal.see("Enter keep · 2 other · or type it · Tab hear · Esc skip")
    terminal.press("p" + ENTER)
    terminal.see("There is no file")
    terminal.press("2" + ENTER)
    terminal.see("In doubt, 3 of 3")
    terminal.press(ENTER)
    terminal.see("Entry 1: nothing is in doubt any more.")
    terminal.see("Correct the whole text too")
    terminal.press("y" + ENTER)
    terminal.see(r"We met at 2 o'clock\. I did the breathing")
    terminal.press(" Good night." + ESC + ENTER)
    terminal.see("Kept your correction of entry 1.")
    assert terminal.ended() == 0
    assert terminal.settings() == terminal.settings_before
    entry = voicejournal.data("show", "1")
    assert entry["text"] == (
        "We met at 2 o'clock. I did the breathing twice. It helped. Thank you. Good night."
    )
    words = [word for segment in entry["segments"] for word in segment["words"]]
    assert not any(word["doubtful"] for word in words)
    assert [segment["others"] for segment in entry["segments"]] == [[]]


def test_ctrl_c_and_esc_leave_doubts_as_they_are(
    sit_down: "SitDown", voicejournal: "Program"
) -> None:
    """What was settled before is kept, and the terminal is as it was."""
    fill(voicejournal.journal)
    terminal = sit_down("edit", "1", "--doubts")
    terminal.see("In doubt, 1 of 3")
    terminal.press(ESC)
    terminal.see("In doubt, 2 of 3")
    terminal.press("-" + ENTER)
    terminal.see("In doubt, 3 of 3")
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    terminal.see("What you settled until now is kept.")
    assert terminal.settings() == terminal.settings_before
    shown = voicejournal("show", "1")
    assert "We met at [eleven.] (?) I did twice. It helped. [Thank you.] (?" in _line(shown.out)
    assert "2 places are in doubt (?)" in shown.out
    assert "voicejournal edit 1" in shown.out


def test_a_screen_reader_settles_by_lines(sit_down: "SitDown", voicejournal: "Program") -> None:
    """`--plain`: numbered lines, and a line that answers."""
    fill(voicejournal.journal)
    terminal = sit_down("--plain", "edit", "1", "--doubts")
    terminal.see("In doubt, 1 of 3")
    terminal.see("1 eleven.")
    terminal.see("Enter keeps 1; or type what was said; p plays it; skip leaves it in doubt.")
    terminal.press("skip" + ENTER)
    terminal.see("2 the breathing")
    terminal.press("2" + ENTER)
    terminal.see("2 was not said: leave it out")
    terminal.press("1" + ENTER)
    terminal.see("Entry 1: 1 place is in doubt still.")
    assert terminal.ended() == 0
    assert "the breathing twice. It helped. Thank you." in voicejournal.data("show", "1")["text"]


def test_without_a_terminal_the_text_is_read_and_confirms_no_doubt(
    voicejournal: "Program",
) -> None:
    """A file of corrections touches only what it changes."""
    fill(voicejournal.journal)
    text = voicejournal.data("show", "1")["text"]
    assert voicejournal("edit", "1", typed=text.replace("twice", "once")).code == 0
    shown = voicejournal("show", "1").out
    assert "edited" in shown
    assert "I did [the breeding] (? the breathing) once." in _line(shown)
    assert "3 places are in doubt" in shown
    lines = "eleven.\n\n-\n"
    ran = voicejournal("--plain", "edit", "1", "--doubts", typed=lines)
    assert ran.code == 0, ran
    shown = voicejournal("show", "1").out
    assert "in doubt" not in shown
    assert "I did the breeding once. It helped." in _line(shown)
    assert voicejournal("edit", "1", "--doubts", typed="").code == 1
    assert voicejournal("edit", "1", "--doubts", "--text").code == 2


def test_an_entry_that_was_only_confirmed_does_not_count_as_edited(
    voicejournal: "Program",
) -> None:
    """Its words are those first heard."""
    fill(voicejournal.journal)
    ran = voicejournal("--plain", "edit", "1", "--doubts", typed="\n\n\n")
    assert "nothing is in doubt any more" in ran.out
    shown = voicejournal("show", "1").out
    assert "edited" not in shown
    assert "(?" not in shown
    ran = voicejournal("--plain", "edit", "1", "--doubts", typed="")
    assert ran.out == "Nothing is in doubt in entry 1.\n"


def test_nothing_is_proposed_from_words_in_doubt_before_they_are_confirmed(
    voicejournal: "Program",
) -> None:
    """Then they are evidence like any others."""
    fill(voicejournal.journal, "We met at ?eleven. ?I ?was ?so ?anxious ?all ?day. It was late.")
    assert "anxious" not in voicejournal("--plain", "tag", "1", typed="skip\n" * 5).out
    ran = voicejournal("--plain", "edit", "1", "--doubts", typed="\n" * 4)
    assert "nothing is in doubt" in ran.out
    asked = voicejournal("--plain", "tag", "1", typed="skip\n" * 5).out
    assert 'From your words: "I was so anxious all day."' in asked


def _line(shown: str) -> str:
    return " ".join(shown.split())
