"""Numbers that were reckoned once are not reckoned again, and come to the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicejournal.summary.patterns import kept as patterns_kept
from voicejournal.summary.patterns.kept import KeptReckoning
from voicejournal.summary.patterns.reckoned import Reckoned, reckon
from voicejournal.vault.sealed import PlainFiles

DAYS = tuple(range(730_000, 730_030))
MOODS = tuple((number * 7) % 11 for number in range(30))
COLUMNS = (
    tuple(number % 3 == 0 for number in range(30)),
    tuple(number % 2 == 0 for number in range(30)),
)


class Counting:
    """A FAKE reckoning: always the same; it notes what it is asked."""

    def __init__(self, found: Reckoned) -> None:
        self.found = found
        self.asked: list[object] = []

    def __call__(self, *of: object) -> Reckoned:
        """What it was given."""
        self.asked.append(of)
        return self.found


def counting(monkeypatch: pytest.MonkeyPatch, found: Reckoned) -> Counting:
    """Put it in the place of the real one."""
    fake = Counting(found)
    monkeypatch.setattr(patterns_kept, "reckon", fake)
    return fake


@given(st.lists(st.tuples(st.integers(0, 10), st.booleans(), st.booleans()), min_size=28))
@settings(max_examples=10)
def test_what_is_kept_is_what_would_be_reckoned(
    tmp_path_factory: pytest.TempPathFactory, evenings: list[tuple[int, bool, bool]]
) -> None:
    """To the last digit."""
    files = PlainFiles(tmp_path_factory.mktemp("journal"))
    moods, one, other = zip(*evenings, strict=True)
    days = range(730_000, 730_000 + len(evenings))
    found = reckon(days, moods, (one, other))
    assert KeptReckoning(files)(days, moods, (one, other)) == found
    assert KeptReckoning(files)(days, moods, (one, other)) == found


def test_it_is_reckoned_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another mood, day or name of a factor is reckoned anew."""
    kept = KeptReckoning(PlainFiles(tmp_path))
    found = kept(DAYS, MOODS, COLUMNS)
    reckoning = counting(monkeypatch, found)
    assert kept(DAYS, MOODS, COLUMNS) == found
    assert reckoning.asked == []
    others = (
        (DAYS, (10, *MOODS[1:]), COLUMNS),
        ((DAYS[0] - 3, *DAYS[1:]), MOODS, COLUMNS),
        (DAYS, MOODS, COLUMNS[::-1]),
        (DAYS, MOODS, COLUMNS[:1]),
    )
    for other in others:
        kept(*other)
    assert reckoning.asked == list(others)


def test_the_newest_results_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file does not grow."""
    monkeypatch.setattr(patterns_kept, "MOST", 1)
    kept = KeptReckoning(PlainFiles(tmp_path))
    kept(DAYS, MOODS, COLUMNS)
    kept(DAYS, MOODS, COLUMNS[:1])
    reckoning = counting(monkeypatch, kept(DAYS, MOODS, COLUMNS[:1]))
    kept(DAYS, MOODS, COLUMNS[:1])
    assert reckoning.asked == []
    kept(DAYS, MOODS, COLUMNS)
    assert len(reckoning.asked) == 1
