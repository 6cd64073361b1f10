"""What of a week is on its page: facts told indirectly, beside random and longest-first.

Run: .venv/bin/python -m scripts.bench.week                 (under a minute)
     … --weeks DIR                                          (other weeks, a JSON file a week)
     … --left-out            (each author's weeks by weights that were learned from the others)
     … --json FILE                                          (the same figures, for programs)

Each week goes the way of a user: imported as JSON into a journal of its own, then its page. The
part of a week is its file's name up to the first '-'. The weeks of `scripts/bench/weeks` are by an
author of whom the packaged weights have learned nothing; those of `scripts/train/weeks` are
learned, and measured by `--left-out`.
"""

import argparse
import json
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from scripts.bench.speech_tables import Table
from scripts.bench.week_material import OWN, AuthoredWeek, bring_in, read_weeks
from scripts.bench.week_scores import found_of, is_told, longest_first, random_share
from voicejournal.journal import Entry, PageSource, WeeklyPage
from voicejournal.language.telling.embed import MiniLm
from voicejournal.language.telling.reading import read_words
from voicejournal.language.telling.sense import SentenceSense
from voicejournal.language.telling.word_sense import WordWeights
from voicejournal.language.text.edited import current
from voicejournal.summary.lines.telling import Sense
from voicejournal.summary.printed.text import page_text
from voicejournal.summary.week import make_page

MODELS = Path(os.environ.get("VOICEJOURNAL_MODELS") or Path(__file__).parents[2] / "models")


@dataclass(frozen=True, slots=True)
class Result:
    """The page of a week, scored."""

    week: AuthoredWeek
    page: WeeklyPage
    found: list[bool]
    at_random: list[float]
    longest: list[bool]
    words: int
    private: int
    verbatim: int


def measured(week: AuthoredWeek, sense: Sense | None, weights: WordWeights | None = None) -> Result:
    """Make the page of a week and score it."""
    with tempfile.TemporaryDirectory() as folder:
        source = bring_in(week, Path(folder))
    page = make_page(source, sense=sense, read_words=partial(read_words, weights=weights))
    quotes = [quote.text for quote in page.quotes]
    same = sum(len(text.split()) for text in quotes)
    printed = page_text(page)
    return Result(
        week,
        page,
        found_of(week.facts, quotes),
        random_share(week, same, week.facts),
        found_of(week.facts, longest_first(week, same)),
        len(printed.split()),
        sum(is_told((text,), [printed]) for text in week.private),
        _verbatim(page, source),
    )


def _verbatim(page: WeeklyPage, source: PageSource) -> int:
    texts = {entry.id: _text(entry) for entry in source.entries}
    return sum(quote.text in texts[quote.entry_id] for quote in page.quotes)


def _text(entry: Entry) -> str:
    transcript = current(entry)
    return "" if transcript is None else transcript.text


def tables_of(results: Sequence[Result]) -> list[Table]:
    """By part and week, and by section."""
    weeks = Table(
        "Facts found",
        ("part", "week", "facts", "found", "random", "longest", "words", "private", "verbatim"),
    )
    for result in results:
        weeks.add(result.week.part, result.week.name, *_shares([result]), *_counts([result]))
    tables = [weeks]
    for part in sorted({result.week.part for result in results}):
        of_part = [result for result in results if result.week.part == part]
        weeks.add(part, "all", *_shares(of_part), *_counts(of_part))
        tables.append(_by_section(part, of_part))
    return tables


def _by_section(part: str, results: Sequence[Result]) -> Table:
    table = Table(f"By section: {part}", ("section", "facts", "found", "random", "longest"))
    for section in sorted({fact.section for result in results for fact in result.week.facts}):
        table.add(section, *_shares(results, section))
    return table


def _shares(results: Sequence[Result], section: str = "") -> tuple[int, float, float, float]:
    """Facts, and the shares of them that are found: ours, at random, longest first."""
    rows = [
        (result.found[n], result.at_random[n], result.longest[n])
        for result in results
        for n, fact in enumerate(result.week.facts)
        if section in ("", fact.section)
    ]
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    return (len(rows), *(sum(column) / max(len(rows), 1) for column in columns))


def _counts(results: Sequence[Result]) -> tuple[int, int, str]:
    """Words of the longest page, private sentences on any, quotes that are verbatim."""
    quotes = sum(len(result.page.quotes) for result in results)
    return (
        max(result.words for result in results),
        sum(result.private for result in results),
        f"{sum(result.verbatim for result in results)} of {quotes}",
    )


def left_out(embedder: MiniLm) -> Iterator[Result]:
    """The weeks to learn from, each measured by weights that have seen no week of its part."""
    from scripts.train import privacy  # noqa: PLC0415 - they need what training needs
    from scripts.train.page import all_weeks, meaning_weights, rows_of, word_weights  # noqa: PLC0415

    weeks = all_weeks()
    rows = [(week.part, row) for week in weeks for row in rows_of(week)]
    vectors = embedder.vectors([row.text for _, row in rows])
    for part in sorted({week.part for week in weeks}):
        kept = [place for place, (own, _) in enumerate(rows) if own != part]
        seen = [rows[place][1] for place in kept]
        sense = SentenceSense(embedder, meaning_weights(seen, vectors[kept]))
        words = word_weights(seen)
        others = [week for week in weeks if week.part != part]
        privacy.use(privacy.trained_on(others))
        yield from (measured(week, sense, words) for week in weeks if week.part == part)


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=Path, default=OWN, metavar="DIR")
    parser.add_argument("--pages", action="store_true", help="print each page, and what it lacks")
    parser.add_argument("--words", action="store_true", help="without the model of sentences")
    parser.add_argument("--left-out", action="store_true", help="by weights of other authors")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    print(f"$ python -m scripts.bench.week {shlex.join(sys.argv[1:])}")
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n")
    embedder = MiniLm(lambda name: MODELS / name)
    sense = None if given.words else SentenceSense(embedder)
    if given.left_out:
        results = list(left_out(embedder))
    else:
        results = [measured(week, sense) for week in read_weeks(given.weeks)]
    if given.pages:
        for result in results:
            _print_page(result)
    tables = tables_of(results)
    print("\n\n".join(table.as_text() for table in tables))
    if given.json:
        rows = [table.as_rows() for table in tables]
        given.json.write_text(json.dumps(rows, indent=2), "utf-8")


def _print_page(result: Result) -> None:
    print(f"--- {result.week.name}\n{page_text(result.page)}")
    for fact, found in zip(result.week.facts, result.found, strict=True):
        if not found:
            print(f"  not on it ({fact.section}): {fact.sentences[0]}")
    print()


if __name__ == "__main__":
    main()
