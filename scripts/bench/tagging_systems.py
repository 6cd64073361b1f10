"""The tagger as it is shipped, and the tables that a benchmark of it fills."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from voicejournal.journal import Past, Slot, Transcript, Value
from voicejournal.language.shipped import read_shipped
from voicejournal.language.telling.embed import MODEL, MiniLm
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.tagging.heads import FILE, parse_heads
from voicejournal.tagging.reading import Read, read
from voicejournal.tagging.tagger import Model, ReflectionTagger
from voicejournal.weights import Weights, read_manifest

Row = tuple[str, ...]


@dataclass
class Tables:
    """Tables for people, and the same figures for programs."""

    figures: dict[str, object] = field(default_factory=dict)
    _tables: list[tuple[str, Row, list[Row]]] = field(default_factory=list)

    def add(self, title: str, head: Row, rows: list[Row]) -> None:
        """A table; its cells are text already."""
        self._tables.append((title, head, rows))
        self.figures[title] = [dict(zip(head, row, strict=True)) for row in rows]

    def show(self) -> None:
        """Print all, as Markdown does."""
        for title, head, rows in self._tables:
            widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
            print(f"\n{title}")
            for row in [head, tuple("-" * width for width in widths), *rows]:
                cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
                print(f"| {' | '.join(cells)} |")


def tagger_of(models: Path) -> ReflectionTagger:
    """The shipped tagger over the models of a folder, checked as always."""
    heads = parse_heads(read_shipped(FILE))
    embedder = MiniLm(Weights(models, read_manifest()).find)
    embedder.vectors([MODEL])  # loaded before anything is timed
    return ReflectionTagger(Model(embedder, lambda: heads))


def transcript(text: str) -> Transcript:
    """A text as a transcript."""
    return transcript_of_text(text, "bench", "en", datetime(2026, 1, 1, tzinfo=UTC))


def proposals(tagger: ReflectionTagger, text: str) -> dict[Slot, Value]:
    """What is proposed to each question, without a past."""
    return {p.slot: p.value for p in tagger.propose(transcript(text), Past()).proposals}


def read_text(tagger: ReflectionTagger, text: str) -> Read | None:
    """A text as the heads read it; None where nothing in it may be read."""
    model = tagger.model
    if model is None:
        return None
    found = sentences_of(transcript(text))
    return read(found, model.embedder, model.heads(), tagger.lexicon)
