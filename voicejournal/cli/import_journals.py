"""The part of `import` that takes journals: what `export` wrote, and those of jrnl and Day One."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from voicejournal.errors import InputError
from voicejournal.journal import Between, Session
from voicejournal.ports import Arrived

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from voicejournal.cli.program import Program
    from voicejournal.exchange.telling import Kind
    from voicejournal.ports import Arriving, MaterialCopy

MOST_TOLD = 20
"""So many entries that were left out are named; of the others it is said how many."""


class JournalImport:
    """Takes journals, and notes what of their folder has come with them."""

    def __init__(self, program: Program, *, tags_are_triggers: bool) -> None:
        self._program = program
        self._tags_are_triggers = tags_are_triggers
        self.taken: set[Path] = set()
        self._evenings: dict[str, str] = {}

    def bring(self, name: str, journals: Mapping[Path, Kind], root: Path) -> bool:
        """Bring in files of one journal, saying what became of them; False if any is left out."""
        tally: Counter[str] = Counter()
        left: Counter[str] = Counter()
        for arrived in self._arriving(journals, root):
            if isinstance(arrived, InputError):
                self._refuse(arrived, tally)
                continue
            if not isinstance(arrived, Arrived):
                self._beside(arrived, tally)
                continue
            if arrived.sound is not None and arrived.sound.path is not None:
                self.taken.add(arrived.sound.path.resolve())
            try:
                brought = self._program.wiring.bring_back(arrived)
            except InputError as wrong:
                told = f"{arrived.name}: {wrong.message}"
                self._refuse(InputError(told, wrong.remedy), tally)
                continue
            if brought.entry.id != arrived.entry.id:
                self._evenings[arrived.entry.id] = brought.entry.id
            tally["new" if brought.is_new else "here"] += 1
            left.update(arrived.left if brought.is_new else ())
        self._tell(name, tally, left)
        return not tally["refused"]

    def _beside(self, arrived: Session | Between | MaterialCopy, tally: Counter[str]) -> None:
        """Keep what is between sessions."""
        bring_back = self._program.wiring.bring_back
        try:
            if isinstance(arrived, Session):
                bring_back.appointment(arrived)
            elif isinstance(arrived, Between):
                bring_back.between(arrived, self._evenings)
            else:
                bring_back.material(arrived)
        except InputError as wrong:
            self._refuse(wrong, tally)

    def _arriving(self, journals: Mapping[Path, Kind], root: Path) -> Arriving:
        from voicejournal.exchange.building import Here
        from voicejournal.exchange.reading import arriving
        from voicejournal.exchange.telling import Kind
        from voicejournal.wiring import new_id

        wiring = self._program.wiring
        here = Here(
            wiring.settings.language or "en",
            wiring.clock.moment().zone,
            wiring.settings.day_starts_at_hour,
            new_id,
            wiring.clock.now,
            self._tags_are_triggers,
        )
        beside = [path for path, kind in journals.items() if kind is Kind.BETWEEN]
        # What was taken along from an appointment refers to those that are there, and what was told
        # of homework to its evening.
        betweens = []
        for path in beside:
            for one in arriving(path, Kind.BETWEEN, root, here):
                if isinstance(one, Between):
                    betweens.append(one)
                    yield from one.sessions
        for path, kind in journals.items():
            if kind is not Kind.BETWEEN:
                for one in arriving(path, kind, root, here):
                    yield _in_order(one, betweens) if isinstance(one, Arrived) else one
        for path in beside:
            yield from arriving(path, Kind.BETWEEN, root, here)

    def _refuse(self, wrong: InputError, tally: Counter[str]) -> None:
        tally["refused"] += 1
        if tally["refused"] <= MOST_TOLD:
            self._program.say(f"Left out: {wrong.message} {wrong.remedy}")

    def _tell(self, name: str, tally: Counter[str], left: Counter[str]) -> None:
        more = tally["refused"] - MOST_TOLD
        if more > 0:
            self._program.say(f"{more:,} more are left out like these.")
        new, here = tally["new"], tally["here"]
        came = f"{new:,} {'entry' if new == 1 else 'entries'} came in"
        was = f", {here:,} {'was' if here == 1 else 'were'} here already" if here else ""
        self._program.say(f"{name}: {came}{was}.")
        if left:
            kinds = ", ".join(f"{n:,} {_many(kind, n)}" for kind, n in left.most_common())
            self._program.say(f"A journal has no place for these, and they stayed out: {kinds}.")
        if left["tag"] and not self._tags_are_triggers:
            self._program.say("`--tags-as-triggers` takes tags as what set it off.")


def _in_order(arrived: Arrived, betweens: list[Between]) -> Arrived:
    from voicejournal.exchange.whole_json import without_homework_of

    return replace(arrived, entry=without_homework_of(betweens, arrived.entry))


def _many(kind: str, count: int) -> str:
    return kind if count == 1 else f"{kind}s"
