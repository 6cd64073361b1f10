"""How near the start of a quote lies to the sound of its first word, as receipt and `play` have it.

Run: .venv/bin/python -m scripts.bench.quotes                    (the demo's evenings)
     … --clips MANIFEST.jsonl       (and clips of people, joined to evenings; speech_material.py)
     … --json FILE                  (the same figures, and every start, for programs)

The true onset is that of the energy (scripts/bench/onsets.py). A sentence counts where the
transcript has its first words right and begins a sentence with them; the rest is told beside it.
The sound goes through the program's own pieces, by base and tiny.en, and the sentences through the
page's own receipt.
"""

import argparse
import json
import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from scripts.bench.onsets import KnownEvening, demo_evenings, joined_evenings
from scripts.bench.speech_material import read_manifest
from scripts.bench.speech_systems import Pieces, load_pieces
from scripts.bench.speech_tables import Table
from voicejournal.journal import Entry, Moment, Origin, Transcript
from voicejournal.language.text.tokens import tokens_of
from voicejournal.summary.lines.said import Said, said_in, span_of

MODELS = Path(os.environ.get("VOICEJOURNAL_MODELS") or Path(__file__).parents[2] / "models")
FIRST_WORDS = 3
"""So many words must be heard right for a sentence to be known again."""
WITHIN_S = (0.25, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a sentence begins; `quoted_s` is None where no sentence of the transcript does so.

    `is_heard` tells whether its first words were heard right.
    """

    part: str
    evening: str
    text: str
    onset_s: float
    is_heard: bool
    quoted_s: float | None

    @property
    def late_s(self) -> float:
        """How much too late the quote begins; below nought, too early."""
        return (self.quoted_s or 0.0) - self.onset_s


def starts_of(evening: KnownEvening, transcript: Transcript) -> Iterator[Start]:
    """Each sentence whose onset is known, and where a quote of it would begin."""
    said = said_in(_entry(transcript))
    tokens = tokens_of(said.words)
    heard = [plain(token.text) for token in tokens]
    begins_s = _begins(said)
    spoken = [plain(word) for sentence in evening.sentences for word in sentence.text.split()]
    places = _aligned(spoken, heard)
    first = 0
    for sentence in evening.sentences:
        count = len(sentence.text.split())
        own = [places.get(n) for n in range(first, first + min(count, FIRST_WORDS))]
        first += count
        at = own[0]
        is_heard = at is not None and own == list(range(at, at + len(own)))
        quoted_s = begins_s.get(tokens[at].start_word) if is_heard and at is not None else None
        yield Start(evening.part, evening.name, sentence.text, sentence.onset_s, is_heard, quoted_s)


def plain(word: str) -> str:
    """A word without its marks, in one case."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _begins(said: Said) -> dict[int, float]:
    """The time on the receipt of each sentence, by its first word that has text."""
    return {
        next(n for n in range(one.start_word, one.end_word) if said.words[n].text.strip()): (
            said.quote(span_of(one)).start_s
        )
        for one in said.sentences
    }


def _aligned(spoken: Sequence[str], heard: Sequence[str]) -> dict[int, int]:
    """Words that were heard as they were spoken, by the fewest differences."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - of the benchmarks alone

    return {
        block.src_start + n: block.dest_start + n
        for block in Levenshtein.opcodes(spoken, heard)
        if block.tag == "equal"
        for n in range(block.src_end - block.src_start)
    }


def _entry(transcript: Transcript) -> Entry:
    at = transcript.made_at
    return Entry("bench", 1, Moment(at, "UTC", at.date()), Origin.SPOKEN, transcript=transcript)


def table_of(starts: Sequence[Start]) -> Table:
    """Shares within each distance, and on which side they lie."""
    table = Table(
        "Starts of quotes",
        (
            *("part", "sentences", "heard", "measured", "within .25 s", ".5 s", "1 s"),
            *("median s", "p95 of distance", "earliest s", "latest s", "early"),
        ),
        note="Seconds are those of the quote less those of the sound: below nought is early.",
    )
    for part in dict.fromkeys(start.part for start in starts):
        own = [start for start in starts if start.part == part]
        late_s = np.array([start.late_s for start in own if start.quoted_s is not None])
        if not len(late_s):
            continue
        away_s = np.abs(late_s)
        table.add(
            part,
            len(own),
            sum(start.is_heard for start in own),
            len(late_s),
            *(float(np.mean(away_s <= most_s)) for most_s in WITHIN_S),
            float(np.median(late_s)),
            float(np.percentile(away_s, 95)),
            float(late_s.min()),
            float(late_s.max()),
            float(np.mean(late_s < 0)),
        )
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clips", type=Path, metavar="MANIFEST.jsonl")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    print(f"$ python -m scripts.bench.quotes {shlex.join(sys.argv[1:])}")
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n")
    evenings = demo_evenings()
    if given.clips:
        evenings += joined_evenings(read_manifest(given.clips))
    side = Pieces("base + tiny.en", load_pieces(MODELS / "base", MODELS / "tiny.en"))
    starts = [
        start
        for evening in evenings
        for start in starts_of(evening, side.transcript(evening.samples))
    ]
    table = table_of(starts)
    print(table.as_text())
    for start in starts:
        if start.quoted_s is not None and abs(start.late_s) > WITHIN_S[1]:
            print(f"  {start.late_s:+.2f} s, {start.evening} at {start.onset_s:.1f} s")
    if given.json:
        figures = {**table.as_rows(), "starts": [asdict(start) for start in starts]}
        given.json.write_text(json.dumps(figures, indent=2), "utf-8")


if __name__ == "__main__":
    main()
