"""Sentences in which feelings are named, with those that the speaker has and those that nobody has.

A probe is a short text with `feelings_present` and `feelings_absent`; docs/TAGGING.md says who
wrote which. Those of `probes/` beside this file are for training.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicejournal.language.lists.lexicon import Lexicon
from voicejournal.language.scope.followed import then_of
from voicejournal.language.scope.holding import Naming
from voicejournal.language.scope.scope import scope_of
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text


@dataclass(frozen=True, slots=True)
class Probe:
    """A text with what is the speaker's own, now, and what is not; None is not scored."""

    id: str
    part: str
    kind: str
    text: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    valence: str | None
    triggers: tuple[str, ...] | None
    crisis: bool | None


def read_probes(path: Path) -> list[Probe]:
    """Probes of a JSONL file, or of a TOML file with a table a probe."""
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        rows: list[dict[str, Any]] = tomllib.loads(text)["probe"]
    else:
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [
        Probe(
            str(row.get("id", number)),
            row.get("part", path.stem),
            row.get("kind", ""),
            row["text"],
            tuple(row.get("feelings_present", ())),
            tuple(row.get("feelings_absent", ())),
            row.get("valence"),
            tuple(row["triggers"]) if "triggers" in row else None,
            row.get("crisis"),
        )
        for number, row in enumerate(rows)
    ]


def own_words(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The lexicon's words for a feeling that may be named by one of its other forms."""
    found = {entry.word for entry in lexicon.feelings.entries if word in (entry.word, *entry.forms)}
    return frozenset(found or {word})


def near_words(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """All feelings that are near to one of several."""
    return frozenset(near for word in words for near in lexicon.near(word))


def namings(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Naming]]:
    """Each feeling that a text names, by the lexicon's word for it, and where."""
    texts = ["", *(sentence.text for sentence in sentences_of(words_of_text(text))), ""]
    for before, sentence, then in zip(texts, texts[1:], texts[2:], strict=False):
        for hit in lexicon.feelings.find(sentence):
            after = then_of(hit.entry, then, lexicon.feelings)
            scope = scope_of(sentence, hit.start, hit.end, after)
            yield hit.entry.word, Naming(sentence, hit.start, hit.end, before, after, scope)


def judged(probe: Probe, lexicon: Lexicon) -> Iterator[tuple[Naming, bool]]:
    """The namings of a probe of which it says whether they hold."""
    present = frozenset(own for word in probe.present for own in own_words(word, lexicon))
    absent = frozenset(own for word in probe.absent for own in own_words(word, lexicon))
    near = near_words(present, lexicon), near_words(absent, lexicon)
    for word, naming in namings(probe.text, lexicon):
        if word in present | absent:
            yield naming, word in present
        elif (word in near[0]) != (word in near[1]):
            yield naming, word in near[0]
        elif not probe.present and not probe.crisis:
            yield naming, False
