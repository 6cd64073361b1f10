"""What a page's sentences tell by their words is read once, and anew where anything is other."""

from pathlib import Path

import pytest

from voicejournal.language.kept.words import KeptWords
from voicejournal.language.telling import reading
from voicejournal.language.telling.reading import read_words
from voicejournal.vault.kept_file import WORDS
from voicejournal.vault.sealed import PlainFiles

EVENINGS = (
    ("I want to bring up the rent with Dr M.", "It rained.", "I want to kill myself."),
    ("I am proud that I rang Anna.",),
)
NAMES = frozenset({"anna"})


def test_what_is_kept_is_what_would_be_read(tmp_path: Path) -> None:
    """To the last digit, and no word of it lies in the file."""
    files = PlainFiles(tmp_path)
    read = read_words(EVENINGS, NAMES, "Dr M.")
    assert KeptWords(files)(EVENINGS, NAMES, "Dr M.") == read
    kept = KeptWords(files)(EVENINGS, NAMES, "Dr M.")
    assert kept == read
    assert [list(one.shares) for one in kept[0]] == [list(one.shares) for one in read[0]]
    assert [[one.may_be_danger for one in own] for own in kept] == [[False, False, True], [False]]
    held = (tmp_path / WORDS).read_bytes().lower()
    assert not any(word in held for word in (b"rent", b"anna", b"kill", b"rained"))


@pytest.mark.parametrize(
    ("evenings", "names", "helper"),
    [
        (EVENINGS[:1], NAMES, "Dr M."),
        ((EVENINGS[0], ("I am proud that I rang Ann.",)), NAMES, "Dr M."),
        (EVENINGS, frozenset[str](), "Dr M."),
        (EVENINGS, NAMES, "Dr N."),
    ],
)
def test_what_was_not_read_last_is_read_anew(
    evenings: tuple[tuple[str, ...], ...], names: frozenset[str], helper: str, tmp_path: Path
) -> None:
    """Another word, person or therapist may change all of it."""
    files = PlainFiles(tmp_path)
    KeptWords(files)(EVENINGS, NAMES, "Dr M.")
    assert KeptWords(files)(evenings, names, helper) == read_words(evenings, names, helper)


def test_the_lists_are_not_read_for_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is looked at again needs none of them."""
    files = PlainFiles(tmp_path)
    KeptWords(files)(EVENINGS, NAMES, "Dr M.")
    monkeypatch.setattr(reading, "read_words", lambda *_: pytest.fail("the words were read again"))
    assert KeptWords(files)(EVENINGS, NAMES, "Dr M.")
