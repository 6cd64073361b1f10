"""Words wrong, invented and dropped, CPU, and how well doubt finds what is wrong."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from scripts.bench.speech_material import Evening, evenings_of, in_condition
from scripts.bench.speech_scores import Marks, Score, marks, no_worse, score
from scripts.bench.speech_systems import (
    Outcome,
    Pieces,
    Side,
    WholeFile,
    load_batched,
    load_pieces,
    load_whole,
)
from scripts.bench.speech_tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scripts.bench.speech_extent import Extent
    from scripts.bench.speech_material import Clip

FIRST, SECOND = "base", "tiny.en"
WHOLE_FIRST = f"whole file, {FIRST}"
WHOLE_SECOND = f"whole file, {SECOND}"
ONE = f"pieces, {FIRST}"
ONE_SMALL = f"pieces, {SECOND}"
TWO = f"pieces, {FIRST} + {SECOND}"
ALL_PARTS = "all"
QUIET = "quiet"
IN_NOISE = frozenset({WHOLE_FIRST, WHOLE_SECOND, ONE, TWO})
"""The other ways are measured in quiet alone, where they are at their best."""


@dataclass
class Results:
    """What each side made of each evening."""

    scores: dict[str, list[Score]] = field(default_factory=lambda: defaultdict(list))
    cpu_s: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    marks: dict[str, Marks] = field(default_factory=lambda: defaultdict(Marks))

    def add(self, side: str, evening: Evening, outcome: Outcome) -> None:
        """Keep one outcome."""
        self.scores[side].append(score(evening.text, outcome.text))
        self.cpu_s[side] += outcome.cpu_s
        if outcome.words:
            self.marks[side] += marks(evening.text, outcome.words)

    def total(self, side: str) -> Score:
        """All evenings of a side."""
        return sum(self.scores[side], Score())

    def extend(self, other: Results) -> None:
        """Take in the outcomes of other evenings."""
        for side, scores in other.scores.items():
            self.scores[side] += scores
            self.cpu_s[side] += other.cpu_s[side]
            self.marks[side] += other.marks[side]


def accuracy_tables(clips: Sequence[Clip], extent: Extent, models: Path) -> list[Table]:
    """Tables of the words, of the differences, and of doubt."""
    evenings = _some(evenings_of(clips), extent.evenings_a_set)
    results: dict[tuple[str, str], Results] = defaultdict(Results)
    for side, condition in product(_sides(models), extent.conditions):
        if condition != QUIET and side.name not in IN_NOISE:
            continue
        for number, evening in enumerate(evenings):
            if condition != QUIET and number % extent.noisy_every:
                continue
            spoken = in_condition(evening, condition, number)
            key = ("tuned on" if evening.is_tuned_on else "not tuned on", condition)
            results[key].add(side.name, spoken, side.transcribe(spoken.samples))
    for part in ("not tuned on", "tuned on"):
        for condition in extent.conditions:
            if (part, condition) in results:
                results[part, ALL_PARTS].extend(results[part, condition])
    return [_words_table(results), _differences_table(results), _doubt_table(results)]


def _sides(models: Path) -> list[Side]:
    # On one thread, as each of the program's models: threads that wait for each other cost CPU.
    first, second = load_whole(models / FIRST, 1), load_whole(models / SECOND, 1)
    return [
        WholeFile(WHOLE_FIRST, first),
        WholeFile(f"{WHOLE_FIRST}, vad_filter", first, {"vad_filter": True}),
        WholeFile(f"{WHOLE_FIRST}, batched", load_batched(first), {"batch_size": 8}),
        WholeFile(WHOLE_SECOND, second),
        Pieces(ONE, load_pieces(models / FIRST)),
        Pieces(ONE_SMALL, load_pieces(models / SECOND)),
        Pieces(TWO, load_pieces(models / FIRST, models / SECOND)),
    ]


def _some(evenings: Sequence[Evening], of_each: int) -> list[Evening]:
    taken: dict[str, int] = defaultdict(int)
    some = []
    for evening in evenings:
        taken[evening.set_name] += 1
        if taken[evening.set_name] <= of_each:
            some.append(evening)
    return some


def _words_table(results: dict[tuple[str, str], Results]) -> Table:
    table = Table(
        "Words",
        (
            "part",
            "sound",
            "side",
            "words",
            "WER %",
            "inserted",
            "deleted",
            "longest deleted run",
            "CPU s",
            "CPU / whole file",
        ),
    )
    for (part, condition), found in results.items():
        for side in found.scores:
            total = found.total(side)
            whole = WHOLE_SECOND if side == ONE_SMALL else WHOLE_FIRST
            same = len(found.scores[side]) == len(found.scores[whole])
            table.add(
                part,
                condition,
                side,
                total.words,
                total.wer,
                total.inserted,
                total.deleted,
                total.longest_deleted,
                round(found.cpu_s[side]),
                found.cpu_s[side] / found.cpu_s[whole] if same else "",
            )
    return table


def _differences_table(results: dict[tuple[str, str], Results]) -> Table:
    table = Table(
        "Differences in WER, in points (minus is better)",
        ("part", "sound", "side", "beside", "words", "points", "95 % of paired bootstraps"),
        note="The better whole file is the one with fewer errors over the same recordings.",
    )
    for (part, condition), found in results.items():
        better = min((WHOLE_FIRST, WHOLE_SECOND), key=lambda side: found.total(side).wrong)
        for side, beside in ((ONE, WHOLE_FIRST), (TWO, better)):
            mean, low, high = no_worse(found.scores[side], found.scores[beside])
            words = found.total(side).words
            # The same evening in several conditions is not several evenings.
            interval = f"{low:+.2f} to {high:+.2f}" if condition != ALL_PARTS else "-"
            table.add(part, condition, side, beside, words, mean, interval)
    return table


def _doubt_table(results: dict[tuple[str, str], Results]) -> Table:
    table = Table(
        "Doubt",
        (
            "part",
            "sound",
            "side",
            "wrong words",
            "of them marked",
            "right words",
            "of them marked ",
        ),
        note="Wrong words are those that were heard and not said; deleted ones have no place.",
    )
    for (part, condition), found in results.items():
        for side in (ONE, TWO):
            marked = found.marks[side]
            table.add(
                part,
                condition,
                side,
                marked.wrong,
                marked.share_of_wrong,
                marked.right,
                marked.share_of_right,
            )
    return table
