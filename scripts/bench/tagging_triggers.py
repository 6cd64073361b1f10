"""Triggers as they are proposed: how many are right, what is missed, what another sense brings."""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.bench.tagging_systems import Row, Tables, proposals
from scripts.train.rows import JournalRow
from voicejournal.journal import Slot
from voicejournal.tagging.heads import TOPIC_LABELS
from voicejournal.tagging.tagger import ReflectionTagger

TRIGGERS: Final = Path(__file__).resolve().parents[2] / "tests" / "tagging" / "triggers.toml"

Says = Callable[[str], tuple[str, ...]]
"""Triggers that are proposed to a text."""


@dataclass(frozen=True, slots=True)
class TriggerProbe:
    """A text with its `triggers`, those that may be proposed `also`, and those that may not.

    `aside` are those that only another sense of a word would bring.
    """

    part: str
    text: str
    triggers: tuple[str, ...]
    also: tuple[str, ...]
    aside: tuple[str, ...]


def read_trigger_probes(path: Path = TRIGGERS) -> list[TriggerProbe]:
    """The probes of a TOML file."""
    return [
        TriggerProbe(
            row["part"],
            row["text"],
            *(tuple(row[name]) for name in ("triggers", "also", "aside")),
        )
        for row in tomllib.loads(path.read_text("utf-8"))["probe"]
    ]


def measure_triggers(tagger: ReflectionTagger, tables: Tables) -> None:
    """By part, with the model and by words alone."""
    probes = read_trigger_probes()
    systems: dict[str, Says] = {
        "voicejournal": lambda text: triggers_of(tagger, text),
        "by words alone": lambda text: triggers_of(ReflectionTagger(lexicon=tagger.lexicon), text),
    }
    rows = [
        (part, name, *_scores([one for one in probes if one.part == part], says))
        for part in dict.fromkeys(probe.part for probe in probes)
        for name, says in systems.items()
    ]
    head = ("part", "system", "probes", "proposed", "precision", "recall", "of another sense")
    tables.add("Probes: triggers as they are proposed", head, rows)


def measure_triggers_of_journals(
    rows: Sequence[JournalRow], tagger: ReflectionTagger, tables: Tables
) -> None:
    """Of journal answers, among the topics that their writers chose from."""
    known = frozenset(tagger.model.heads().topic_labels if tagger.model else ())
    told = [row for row in rows if row.topics]
    probes = [
        TriggerProbe("", row.text, tuple(TOPIC_LABELS.get(t, t) for t in row.topics), (), ())
        for row in told
    ]

    def says(text: str) -> tuple[str, ...]:
        return tuple(label for label in triggers_of(tagger, text) if label in known)

    count, proposed, precision, recall, _ = _scores(probes, says)
    head = ("answers", "proposed", "precision", "recall")
    tables.add("Triggers as they are proposed", head, [(count, proposed, precision, recall)])


def triggers_of(tagger: ReflectionTagger, text: str) -> tuple[str, ...]:
    """What is proposed to the question of triggers."""
    value = proposals(tagger, text).get(Slot.TRIGGERS, ())
    return value if isinstance(value, tuple) else ()


def _scores(probes: Iterable[TriggerProbe], says: Says) -> Row:
    """Count, proposals, precision, recall, and how many of another sense were proposed."""
    told = [(probe, set(says(probe.text))) for probe in probes]
    counted = sum(len(said - set(probe.also)) for probe, said in told)
    right = sum(len(said & set(probe.triggers)) for probe, said in told)
    wanted = sum(len(probe.triggers) for probe, _ in told)
    astray = sum(len(said & set(probe.aside)) for probe, said in told)
    aside = sum(len(probe.aside) for probe, _ in told)
    return (
        str(len(told)),
        str(counted),
        f"{right / counted:.2f}" if counted else "-",
        f"{right / wanted:.2f}" if wanted else "-",
        f"{astray}/{aside}",
    )
