"""Entries of a file of any format that is read, one at a time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from voicejournal.errors import InputError
from voicejournal.exchange import (
    between_markdown,
    csv_log,
    day_one,
    jrnl,
    markdown,
    whole_json,
    zips,
)
from voicejournal.exchange.building import Here
from voicejournal.exchange.sounds import beside
from voicejournal.exchange.telling import Kind, kind_of_content
from voicejournal.ports import Arriving


def arriving(path: Path, kind: Kind, root: Path, here: Here) -> Arriving:
    """Entries of a file of that kind; their sound is looked for beside it, below `root` alone.

    What ends the file early stands at the end, in the place of what would have come.
    """
    try:
        if kind is Kind.MARKDOWN:
            yield from markdown.read(path, root, here)
        elif kind is Kind.BETWEEN:
            yield from between_markdown.read(path)
        elif kind is Kind.DAY_ONE_ZIP:
            yield from _from_zip(path, here)
        else:
            with path.open("rb") as file:
                yield from _READ[kind](file, path, here)
    except InputError as ended:
        yield ended
    except OSError:
        yield InputError(f"{path} cannot be read.", "Check the path.")


def _from_zip(path: Path, here: Here) -> Arriving:
    with zips.opened(path) as archive:
        found = False
        for member in zips.journals_in(archive):
            with zips.member_of(archive, member) as file:
                kind = kind_of_content(file)
            if kind in {Kind.DAY_ONE, Kind.DAY_ONE_ONE}:
                found = True
                with zips.member_of(archive, member) as file:
                    is_one = kind is Kind.DAY_ONE_ONE
                    yield from day_one.read(file, path.name, here, archive, is_one=is_one)
        if not found:
            raise InputError(
                f"There is no journal in {path.name}.",
                "A zip is read that Day One exported as JSON.",
            )


def _read_whole(file: BinaryIO, path: Path, here: Here) -> Arriving:
    del here  # it holds all that is to be known
    yield from whole_json.read(file, path.name, partial(beside, path.parent))


def _named(read: Callable[[BinaryIO, str, Here], Arriving]) -> Callable[..., Arriving]:
    return lambda file, path, here: read(file, path.name, here)


_READ: dict[Kind, Callable[[BinaryIO, Path, Here], Arriving]] = {
    Kind.WHOLE: _read_whole,
    Kind.CSV: _named(csv_log.read),
    Kind.JRNL: _named(jrnl.read),
    Kind.JRNL_ONE: _named(partial(jrnl.read, is_one=True)),
    Kind.JRNL_TEXT: _named(jrnl.read_text),
    Kind.DAY_ONE: _named(day_one.read),
    Kind.DAY_ONE_ONE: _named(partial(day_one.read, is_one=True)),
}
JOURNALS = frozenset({*_READ, Kind.MARKDOWN, Kind.BETWEEN, Kind.DAY_ONE_ZIP})
"""Kinds that hold entries as `export` and other programs write them."""
