"""What sounds private is read once, and anew where an entry's words or the rules are others."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicejournal.journal import Edit, Entry, Moment, Origin, SoundsPrivate
from voicejournal.language.kept import sounds_private as kept_sounds_private
from voicejournal.language.kept.sounds_private import KeptSoundsPrivate
from voicejournal.language.private import passages as private_passages
from voicejournal.language.private import sounds_private
from voicejournal.language.private.kept_off import kept_off, shareable
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.vault.kept_file import PRIVATE
from voicejournal.vault.sealed import PlainFiles

AT = datetime(2026, 11, 17, 21, 0, tzinfo=UTC)
OPEN = "Work was long. I walked home."
PRIVATE_TEXT = "Work was long. The letter came and I hid it. Keep that between us. So I slept."


def entry_of(text: str, key: str = "0193-1") -> Entry:
    """An evening of these words."""
    transcript = transcript_of_text(text, f"t-{key}", "en", AT)
    return Entry(key, 1, Moment(AT, "UTC", AT.date()), Origin.TYPED, transcript=transcript)


def test_the_words_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next program knows; no word of it lies in the file."""
    files, entry = PlainFiles(tmp_path), entry_of(PRIVATE_TEXT)
    (told,) = KeptSoundsPrivate(files)([entry])
    (known,) = told.sounds_private
    assert known.spans
    monkeypatch.setattr(
        private_passages, "private_passages", lambda *_: pytest.fail("the words were read again")
    )
    (again,) = KeptSoundsPrivate(files)([entry])
    assert again.sounds_private == told.sounds_private
    assert b"letter" not in (tmp_path / PRIVATE).read_bytes()


def test_an_edited_evening_is_known_as_it_was_heard_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was private and edited away still hides what was answered in its words."""
    files = PlainFiles(tmp_path)
    edited = replace(entry_of(PRIVATE_TEXT), edits=(Edit("t-0193-1", 3, 10, "", AT),))
    shown = shareable(edited)
    KeptSoundsPrivate(files)([edited])
    monkeypatch.setattr(
        private_passages, "private_passages", lambda *_: pytest.fail("the words were read again")
    )
    (told,) = KeptSoundsPrivate(files)([edited])
    assert shareable(told) == shown


def test_a_kept_passage_hides_what_one_that_is_read_hides(tmp_path: Path) -> None:
    """The answer is the same with it and without."""
    entry = entry_of(PRIVATE_TEXT)
    (told,) = KeptSoundsPrivate(PlainFiles(tmp_path))([entry])
    assert kept_off(told) == kept_off(entry)
    assert kept_off(entry)


WORDS = st.sampled_from(["", "Keep that between us.", "I hid it.", "Anyway, so it went.", "work"])


@given(st.lists(st.tuples(st.integers(0, 14), WORDS), max_size=4))
@settings(max_examples=30)
def test_what_was_known_of_other_words_hides_and_shows_nothing(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, str]]
) -> None:
    """However the words are edited, what is kept of the words before is not believed."""
    files = PlainFiles(tmp_path_factory.mktemp("journal"))
    entry = entry_of(PRIVATE_TEXT)
    (told,) = KeptSoundsPrivate(files)([entry])
    edits = tuple(
        Edit("t-0193-1", place, place + 1, text, AT)
        for place, text in sorted(dict(changes).items())
    )
    edited = replace(told, edits=edits)
    assert kept_off(edited) == kept_off(replace(edited, sounds_private=()))
    (anew,) = KeptSoundsPrivate(files)([replace(entry, edits=edits)])
    assert kept_off(anew) == kept_off(replace(edited, sounds_private=()))


def test_what_other_rules_found_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer program may know more of what people keep to themselves."""
    files, entry = PlainFiles(tmp_path), entry_of(PRIVATE_TEXT)
    monkeypatch.setattr(sounds_private, "rules_mark", lambda: "older")
    monkeypatch.setattr(kept_sounds_private, "rules_mark", lambda: "older")
    monkeypatch.setattr(private_passages, "private_passages", lambda *_: [])
    (told,) = KeptSoundsPrivate(files)([entry])
    assert [known.spans for known in told.sounds_private] == [()]
    monkeypatch.undo()
    assert kept_off(told)
    (anew,) = KeptSoundsPrivate(files)([entry])
    assert kept_off(anew)


def test_what_is_known_of_one_evening_says_nothing_of_another(tmp_path: Path) -> None:
    """Also where the entries' ids were the same, as after an import."""
    files = PlainFiles(tmp_path)
    KeptSoundsPrivate(files)([entry_of(OPEN)])
    (told,) = KeptSoundsPrivate(files)([entry_of(PRIVATE_TEXT)])
    assert kept_off(told)
    wrong = SoundsPrivate("of other words", ())
    assert kept_off(replace(entry_of(PRIVATE_TEXT), sounds_private=(wrong,)))


def test_the_newest_evenings_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file does not grow with the years; an entry that waits for its words has none."""
    monkeypatch.setattr(kept_sounds_private, "MOST", 2)
    files, waiting = PlainFiles(tmp_path), replace(entry_of(OPEN), transcript=None)
    assert KeptSoundsPrivate(files)([waiting]) == [waiting]
    for key in ("a", "b", "c"):
        KeptSoundsPrivate(files)([entry_of(OPEN, key)])
    held = (tmp_path / PRIVATE).read_text("utf-8")
    assert [f'"{key}"' in held for key in ("a", "b", "c")] == [False, True, True]
