"""jrnl's JSON (`jrnl --export json`), and its journal as it keeps it, a plain text.

JSON: `entries`, each with `title` (the first sentence), `body`, `date`, `time` (to the minute, on
the wall clock, no zone), `tags` and `starred`, and `tags` with how often each is used. Of ours each
entry has its `uuid` as well, which jrnl gives entries that it took from Day One.
Text: `[2026-11-17 22:30] Title` (or with seconds, or AM and PM), lines below it, `*` where starred.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from io import BufferedReader, TextIOWrapper
from typing import Any, BinaryIO

from voicejournal.errors import InputError
from voicejournal.exchange.building import (
    Here,
    checked,
    moment_of,
    passages,
    readable,
    uuid_of,
    written,
    zone_of,
)
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.exchange.streams import Counted, items
from voicejournal.exchange.tags import STAR, TAG, starred, tagged, tags_of
from voicejournal.journal import Entry
from voicejournal.ports import Arrived, Arriving

SYMBOL = "@"
REMEDY = "Look at that entry in jrnl, mend it, and export it again."
HEAD = re.compile(r"\[(\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?(?: [AP]M)?)\] ?(.*)")
FORMATS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %I:%M:%S %p", "%Y-%m-%d %I:%M %p")

_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s")  # noqa: RUF001 - quotes as people write them
_OWN_TAG = re.compile(r"(?<!\S)@[-+*#/\w]+")


def write(entries: Iterable[Entry], file: BinaryIO) -> None:
    """Write entries as they come."""
    used: Counter[str] = Counter()
    file.write(b'{\n"entries": [')
    for number, entry in enumerate(entries):
        shown = _shown(entry)
        used.update(shown["tags"])
        file.write((",\n" if number else "\n").encode() + _dumped(shown))
    file.write(b'\n],\n"tags": ' + _dumped(dict(used.most_common())) + b"\n}\n")


def read(file: BinaryIO, name: str, here: Here, *, is_one: bool = False) -> Arriving:
    """Entries of jrnl's JSON; `is_one` where the file is one entry and no list."""
    for number, given in enumerate(items(file, name, "" if is_one else "entries.item"), start=1):
        told = f"{name}, entry {number}"
        try:
            yield _arrived(told, given, here)
        except Refused as wrong:
            yield refusal(told, wrong, REMEDY)


def read_text(file: BinaryIO, name: str, here: Here) -> Arriving:
    """Entries of jrnl's own journal."""
    for number, (head, lines) in enumerate(_blocks(file, name), start=1):
        told = f"{name}, entry {number}"
        at, title = head
        given = {
            "title": title.rstrip().removesuffix("*").rstrip(),
            "body": "\n".join(["", *lines]),
            "date": at[:10],
            "time": at[11:],
            "starred": title.rstrip().endswith("*"),
            "tags": [tag.lower() for tag in _OWN_TAG.findall("\n".join([title, *lines]))],
        }
        try:
            yield _arrived(told, given, here)
        except Refused as wrong:
            yield refusal(told, wrong, REMEDY)


def _shown(entry: Entry) -> dict[str, Any]:
    first, *rest = passages(entry) or [""]
    ends = _SENTENCE_ENDS.search(first)
    title, left = (first[: ends.end()].strip(), first[ends.end() :]) if ends else (first, "")
    # On the line of the title where it goes on, below it where a passage ends.
    body = "\n\n".join([left, *rest]) if rest or left else ""
    return {
        "title": title,
        "body": body,
        "date": f"{entry.moment.at:%Y-%m-%d}",
        "time": f"{entry.moment.at:%H:%M}",
        "tags": [SYMBOL + tag for tag in tags_of(entry)],
        "starred": bool(entry.marks),
        "uuid": entry.id,
    }


def _dumped(shown: object) -> bytes:
    return json.dumps(shown, ensure_ascii=False).encode()


def _arrived(told: str, given: object, here: Here) -> Arrived:
    if not isinstance(given, Mapping):
        raise Refused("it is no object")
    title = readable(given.get("title", ""), "its title")
    body = readable(given.get("body", ""), "its text")
    first, *rest = body.split("\n")
    texts = [f"{title} {first}", *rest]
    tags = given.get("tags", [])
    if not isinstance(tags, list):
        raise Refused("its tags are no list")
    names = [readable(tag, "a tag").removeprefix(SYMBOL) for tag in tags]
    said = tagged(names, others_are_triggers=here.tags_are_triggers)
    in_text = {tag.lower().removeprefix(SYMBOL) for tag in _OWN_TAG.findall(f"{title}\n{body}")}
    entry_id = uuid_of(given.get("uuid"))
    transcript = written(texts, here)
    if not entry_id and not transcript.segments:
        raise Refused("it has no text")
    entry = Entry(
        entry_id or here.identify(),
        0,
        moment_of(_at(given, here), here.zone, here),
        said.origin,
        transcript=transcript,
        mood=said.mood,
        feelings=said.feelings,
        triggers=said.triggers,
        marks=said.marks or starred(given, is_ours=bool(entry_id)),
        private=said.private,
    )
    left = [TAG for tag in said.others if tag.lower() not in in_text]
    is_star_lost = given.get("starred") is True and not entry.marks
    return Arrived(told, checked(entry), left=(*left, *([STAR] if is_star_lost else [])))


def _at(given: Mapping[str, Any], here: Here) -> datetime:
    if not given.get("date"):
        raise Refused("it has no date")
    text = f"{given.get('date')} {given.get('time')}"
    for form in FORMATS:
        try:
            at = datetime.strptime(text, form)  # noqa: DTZ007 - jrnl writes no zone
        except ValueError:
            continue
        return at.replace(tzinfo=zone_of(here.zone) or here.now().tzinfo)
    raise Refused("it has no time")


def _blocks(file: BinaryIO, name: str) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Head (time, rest of its line) and lines of each entry."""
    counted = Counted(file, name)
    head: tuple[str, str] | None = None
    lines: list[str] = []
    for line in _lines(counted, name):
        begins = HEAD.fullmatch(line)
        if begins is None:
            lines.append(line)
            continue
        if head is not None:
            yield head, lines
        head, lines = (begins[1], begins[2]), []
        counted.next_entry()
    if head is not None:
        yield head, lines


def _lines(counted: Counted, name: str) -> Iterator[str]:
    try:
        for line in TextIOWrapper(BufferedReader(counted), "utf-8-sig"):
            yield line.rstrip("\r\n")
    except UnicodeDecodeError:
        raise InputError(f"{name} is no text in UTF-8.", "Export it again from jrnl.") from None
