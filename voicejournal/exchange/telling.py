"""Which format a file has, told by what is in it and never by its name."""

import re
from contextlib import suppress
from enum import Enum, auto
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import ijson

from voicejournal.errors import InputError
from voicejournal.exchange import between_markdown, csv_log, jrnl, whole_json, zips
from voicejournal.exchange.streams import Counted

LOOKED_AT_BYTES = 1_000_000


class Kind(Enum):
    """What a file is."""

    WHOLE = auto()
    JRNL = auto()
    JRNL_ONE = auto()
    JRNL_TEXT = auto()
    DAY_ONE = auto()
    DAY_ONE_ONE = auto()
    DAY_ONE_ZIP = auto()
    CSV = auto()
    MARKDOWN = auto()
    BETWEEN = auto()
    """What is between sessions, beside entries in Markdown."""
    OTHER_JSON = auto()
    """Entries as `{"recorded_at": …, "text": …}`, or anything else."""
    UNKNOWN = auto()


_FRONT = re.compile(r"---[ \t]*\r?\n(?:.*\n)*?(?:id|recorded_at):", re.MULTILINE)


def kind_of(path: Path) -> Kind:
    """What a file is; UNKNOWN where it cannot be read, and of a pipe, which is not waited for."""
    if not path.is_file():
        return Kind.UNKNOWN
    try:
        with path.open("rb") as file:
            return kind_of_content(file)
    except (OSError, ValueError):
        return Kind.UNKNOWN


def kind_of_content(file: BinaryIO) -> Kind:
    """What a file is by its first bytes, which are read."""
    content = file.read(LOOKED_AT_BYTES)
    if content.startswith(zips.MAGIC):
        return Kind.DAY_ONE_ZIP
    beginning = content.removeprefix(b"\xef\xbb\xbf")
    text = beginning[:10_000].decode(errors="replace")
    if jrnl.HEAD.match(text.partition("\n")[0].rstrip("\r")):
        return Kind.JRNL_TEXT
    if text.startswith(csv_log.HEADER):
        return Kind.CSV
    if _FRONT.match(text) or between_markdown.HEAD.match(text):
        return Kind.BETWEEN if between_markdown.HEAD.match(text) else Kind.MARKDOWN
    if text.lstrip()[:1] in {"{", "["}:
        return _kind_of_json(beginning)
    return Kind.UNKNOWN


def _kind_of_json(content: bytes) -> Kind:
    top, first = _keys(content)
    if whole_json.HEADER_KEY in top:
        return Kind.WHOLE
    if "entries" in top:
        if {"title", "body"} & first:
            return Kind.JRNL
        if "metadata" in top or {"creationDate", "uuid"} & first:
            return Kind.DAY_ONE
        return Kind.JRNL if "tags" in top else Kind.OTHER_JSON
    if {"title", "body", "date"} <= top:
        return Kind.JRNL_ONE
    return Kind.DAY_ONE_ONE if {"creationDate", "uuid"} <= top else Kind.OTHER_JSON


def _keys(content: bytes) -> tuple[set[str], set[str]]:
    """Keys of the object, and those of the first of its `entries`, as far as was looked."""
    top: set[str] = set()
    first: set[str] = set()
    # What was looked at may break off in the middle, and may be no JSON, which is said elsewhere.
    with suppress(ijson.JSONError, ValueError, InputError):
        for prefix, event, value in ijson.parse(Counted(BytesIO(content), "")):
            if event == "map_key" and prefix == "":
                top.add(value)
            elif event == "map_key" and prefix == "entries.item":
                first.add(value)
            elif event == "end_map" and prefix == "entries.item":
                break
    return top, first
