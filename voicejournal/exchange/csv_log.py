"""The mood log as CSV: a row for each entry that is rated, or has a feeling or a trigger.

Nothing that was said is in it. UTF-8 with its mark, so that a spreadsheet shows it right; labels
are parted by commas. A text at whose beginning a spreadsheet would see a formula has a ' before it.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import BinaryIO

from voicejournal.errors import InputError
from voicejournal.exchange.building import Here, checked, moment_of, readable, uuid_of, written
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.exchange.streams import Counted
from voicejournal.journal import Entry, Mood, Origin, Trigger
from voicejournal.language.labels.labels import feeling_from_text, feeling_text, labels_from_text
from voicejournal.ports import Arrived, Arriving

COLUMNS = (
    "day",
    "time",
    "zone",
    "mood",
    "energy",
    "feelings",
    "triggers",
    "private",
    "number",
    "id",
)
HEADER = ",".join(COLUMNS)
REMEDY = f"A row has: {', '.join(COLUMNS)}. `voicejournal export` writes them."
YES = "yes"

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write(entries: Iterable[Entry], file: BinaryIO) -> None:
    """Write a row for each entry that has something to log."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for entry in entries:
        if is_logged(entry):
            rows.writerow(_row(entry))
    text.flush()
    text.detach()


def is_logged(entry: Entry) -> bool:
    """Whether the log has a row for it."""
    return entry.mood != Mood() or bool(entry.feelings or entry.triggers)


def read(file: BinaryIO, name: str, here: Here) -> Arriving:
    """Entries without words of a log that `write` wrote."""
    counted = Counted(file, name)
    for number, row in enumerate(_rows(counted, name), start=2):
        counted.next_entry()
        told = f"{name}, line {number}"
        try:
            yield Arrived(told, checked(_entry(row, here)))
        except Refused as wrong:
            yield refusal(told, wrong, REMEDY)
        except InputError as wrong:  # a label that is none
            yield InputError(f"{told}: {wrong.message}", wrong.remedy)


def _row(entry: Entry) -> list[object]:
    moment = entry.moment
    return [
        moment.journal_day.isoformat(),
        moment.at.isoformat(),
        _safe(moment.zone),
        entry.mood.pleasantness,
        entry.mood.energy,
        _safe(", ".join(map(feeling_text, entry.feelings))),
        _safe(", ".join(trigger.label for trigger in entry.triggers)),
        YES if entry.private else "",
        entry.number,
        entry.id,
    ]


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _rows(counted: Counted, name: str) -> Iterator[Mapping[str, str] | None]:
    """Rows by column, None for one that has other columns."""
    lines = io.TextIOWrapper(io.BufferedReader(counted), "utf-8-sig", newline="")
    rows = csv.reader(lines, strict=True)
    try:
        next(rows, None)
        for row in rows:
            if row:
                fits = len(row) == len(COLUMNS)
                yield dict(zip(COLUMNS, map(_plain, row), strict=True)) if fits else None
    except (csv.Error, UnicodeDecodeError):
        raise InputError(f"{name} is no CSV from line {rows.line_num} on.", REMEDY) from None


def _entry(row: Mapping[str, str] | None, here: Here) -> Entry:
    if row is None:
        raise Refused("it is no row of a log")
    entry_id = uuid_of(row["id"])
    if not entry_id:
        raise Refused("its id is none")
    try:
        at, day = datetime.fromisoformat(row["time"]), date.fromisoformat(row["day"])
    except ValueError:
        raise Refused("its day or its time is none") from None
    if at.tzinfo is None:
        raise Refused("its time has no offset")
    feelings = labels_from_text(readable(row["feelings"], "a feeling"))
    triggers = labels_from_text(readable(row["triggers"], "a trigger"))
    return Entry(
        entry_id,
        _number(row["number"]) or 0,
        moment_of(at, row["zone"], here, day),
        Origin.IMPORTED,
        transcript=written([], here),
        mood=Mood(_number(row["mood"]), _number(row["energy"])),
        feelings=tuple(map(feeling_from_text, feelings)),
        triggers=tuple(map(Trigger, triggers)),
        private=row["private"] == YES,
    )


def _number(text: str) -> int | None:
    if text and not (text.isdecimal() and len(text) < 9):  # noqa: PLR2004 - digits of any number here
        raise Refused("a rating is no number")
    return int(text) if text else None
