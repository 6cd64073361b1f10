"""How often `patterns` claims what is not there, and how often it finds what is: by simulation.

Run: nice -n 19 .venv/bin/python scripts/bench/patterns.py --full [--json FILE]
Moods follow a line, a slow wave, and yesterday's mood, and are rounded to 0-10. Triggers are named
on three evenings of ten: each by itself, or in runs of days, as hard weeks have it, or more and
more as the mood drifts. Claims are counted by the program's own rules. Exits with 1 where a figure
that is required is missed.
"""

import argparse
import json
import platform
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from voicejournal.journal import Factor, FactorKind, RatedEvening, RatedWhen, Verdict
from voicejournal.summary.patterns.find import find_patterns

FIRST_DAY: Final = date(2026, 1, 5)
MEAN: Final = 5.5
SPREAD: Final = 1.6
"""Standard deviation of the moods around their trend; effects are given in it."""
YESTERDAY: Final = 0.4
NAMED: Final = 0.3
STAYS: Final = 0.65
"""Chance that a trigger that comes in runs is there on the next evening, too."""
SINGLY, IN_RUNS, MORE_AND_MORE = "singly", "in runs", "more and more"
"""How triggers come: each evening by itself; as hard weeks have it; more often, as moods drift."""
EVENINGS: Final = (28, 56, 84)
QUICK_RUNS, FULL_RUNS = 100, 1_000
MOST_FALSE: Final = {1: 0.07, 12: 0.13}
LEAST_POWER: Final = 0.70


@dataclass(frozen=True, slots=True)
class Case:
    """What is simulated: rated evenings, triggers, the effect of the first one in SD."""

    evenings: int
    triggers: int
    effect: float = 0.0
    trend: float = 0.0
    yesterday: float = YESTERDAY
    come: str = SINGLY
    missing: float = 0.15

    @property
    def limit(self) -> tuple[str, float] | None:
        """What the share of runs must keep to: at most, or at least, a figure."""
        if self.effect == 0:
            return "at most", MOST_FALSE[self.triggers]
        is_asked = (self.evenings, self.triggers, self.effect) == (56, 1, 0.8)
        return ("at least", LEAST_POWER) if is_asked and self.come == SINGLY else None


@dataclass(frozen=True, slots=True)
class Result:
    """Shares of the runs in which anything was claimed, and in which the first trigger was."""

    case: Case
    any_claim: float
    first_claim: float

    @property
    def is_kept(self) -> bool:
        """Whether it keeps to its limit."""
        if self.case.limit is None:
            return True
        kind, figure = self.case.limit
        return self.any_claim <= figure if kind == "at most" else self.first_claim >= figure


def main() -> int:
    """Print the tables; returns 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_true", help=f"{QUICK_RUNS} runs a row (default)")
    how.add_argument("--full", action="store_true", help=f"{FULL_RUNS} runs a row")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    runs = FULL_RUNS if given.full else QUICK_RUNS
    started_s = time.perf_counter()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {runs} runs a row,", end=" ")
    print(f"numpy {np.__version__}, Python {platform.python_version()}\n")
    null = shown("False alarms: share of runs with any claim", null_cases(), runs)
    real = shown("Power: share of runs that claim the trigger", real_cases(), runs)
    results = [*null, *real]
    print(f"{time.perf_counter() - started_s:.0f} s")
    if given.json:
        given.json.write_text(json.dumps([as_row(result) for result in results], indent=2), "utf-8")
    return int(not all(result.is_kept for result in results))


def null_cases() -> Iterator[Case]:
    """Where no trigger has an effect."""
    for evenings in EVENINGS:
        for triggers in (1, 12):
            yield Case(evenings, triggers, yesterday=0.0, missing=0.0)
            yield Case(evenings, triggers)
            yield Case(evenings, triggers, trend=1.0)
            yield Case(evenings, triggers, trend=1.0, come=IN_RUNS)
            yield Case(evenings, triggers, trend=1.0, come=IN_RUNS, missing=0.4)
            yield Case(evenings, triggers, trend=1.0, come=MORE_AND_MORE)


def real_cases() -> Iterator[Case]:
    """Where the first trigger has one."""
    for evenings in EVENINGS:
        for effect in (0.5, 0.8):
            for triggers in (1, 12):
                yield Case(evenings, triggers, effect, trend=1.0)
            yield Case(evenings, 1, effect, trend=1.0, come=IN_RUNS)


def simulated(case: Case, runs: int) -> Result:
    """Shares of the runs; the same case always has the same."""
    generator = np.random.default_rng(zlib.crc32(repr(case).encode()))
    claims = [claimed(case, generator) for _ in range(runs)]
    return Result(
        case,
        sum(bool(found) for found in claims) / runs,
        sum("0" in found for found in claims) / runs,
    )


def claimed(case: Case, generator: np.random.Generator) -> set[str]:
    """Labels of the triggers that one simulated journal is said to go together with."""
    evenings = journal(case, generator)
    found = find_patterns(evenings, evenings[0].day, evenings[-1].day)
    return {p.factor.label for p in found.patterns if p.verdict is Verdict.TOGETHER}


def journal(case: Case, generator: np.random.Generator) -> list[RatedEvening]:
    """Rated evenings, `case.evenings` of them, with gaps between."""
    length = round(case.evenings / (1 - case.missing))
    kept = np.sort(generator.choice(length, case.evenings, replace=False))
    place = np.linspace(-1, 1, length)
    wave = np.sin(np.pi * place + generator.uniform(0, 2 * np.pi))
    trend = case.trend * (0.7 * place + 0.4 * wave)
    moods = MEAN + SPREAD * (trend + carried(case, length, generator))
    named = np.column_stack([triggers(case, length, generator) for _ in range(case.triggers)])
    moods += named[:, 0] * case.effect * SPREAD * generator.choice([-1, 1])
    rated = np.clip(np.rint(moods), 0, 10).astype(int)
    return [
        RatedEvening(
            number,
            FIRST_DAY + timedelta(days=int(number)),
            int(rated[number]),
            None,
            RatedWhen.SAME_DAY,
            factors=frozenset(
                Factor(FactorKind.TRIGGER, str(label)) for label in np.flatnonzero(named[number])
            ),
        )
        for number in kept
    ]


def carried(case: Case, length: int, generator: np.random.Generator) -> NDArray[np.float64]:
    """Ups and downs of standard deviation 1, each carrying over some of yesterday's."""
    fresh = generator.standard_normal(length)
    mood = np.empty(length)
    mood[0] = fresh[0]
    for day in range(1, length):
        keeps = np.sqrt(1 - case.yesterday**2)
        mood[day] = case.yesterday * mood[day - 1] + keeps * fresh[day]
    return mood


def triggers(case: Case, length: int, generator: np.random.Generator) -> NDArray[np.bool_]:
    """Evenings that name a trigger."""
    if case.come != IN_RUNS:
        drift = np.linspace(-NAMED / 2, NAMED / 2, length) if case.come == MORE_AND_MORE else 0.0
        return np.asarray(generator.random(length) < NAMED + drift)
    comes = (1 - STAYS) * NAMED / (1 - NAMED)
    chances = generator.random(length)
    named = np.empty(length, dtype=bool)
    named[0] = chances[0] < NAMED
    for day in range(1, length):
        named[day] = chances[day] < (STAYS if named[day - 1] else comes)
    return named


def shown(title: str, cases: Iterator[Case], runs: int) -> list[Result]:
    """Simulate cases and show them as they come, as a table in Markdown."""
    print(f"### {title}\n")
    print(
        "| evenings | triggers | come | effect | trend | yesterday | missing | share | required |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    results = []
    for case in cases:
        result = simulated(case, runs)
        results.append(result)
        row = as_row(result)
        names = ("evenings", "triggers", "come", "effect", "trend", "yesterday")
        cells = [
            *(str(row[name]) for name in names),
            f"{row['missing']:.0%}",
            f"{row['share']:.3f}",
        ]
        missed = "" if row["kept"] else " MISSED"
        print(f"| {' | '.join(cells)} | {row['required']}{missed} |", flush=True)
    print()
    return results


def as_row(result: Result) -> dict[str, Any]:
    """The figures for programs."""
    case = result.case
    return {
        "evenings": case.evenings,
        "triggers": case.triggers,
        "come": case.come,
        "effect": case.effect,
        "trend": case.trend,
        "yesterday": case.yesterday,
        "missing": case.missing,
        "share": result.first_claim if case.effect else result.any_claim,
        "required": "{} {}".format(*case.limit) if case.limit else "",
        "kept": result.is_kept,
    }


if __name__ == "__main__":
    sys.exit(main())
