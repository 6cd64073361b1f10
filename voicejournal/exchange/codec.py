"""Nouns as JSON and back, by their types: a field that a noun gains is carried as well.

What is as it is by default is left out, and comes back so. What is read is believed in nothing:
each value has the type that the noun says, and no other.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from voicejournal.exchange.refusal import Refused

FIRST_YEAR = 1900
LAST_YEAR = 2200
"""Between them lies what a person can have lived."""
MOST_INT = 2**53
"""More than any JSON reader keeps exactly."""


def to_json(value: object) -> Any:
    """A noun, or a value of one, as what `json.dumps` takes."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | float) or value is None:
        return value
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    shown = {}
    kind: Any = value.__class__
    for name, default in _defaults(kind):
        held = getattr(value, name)
        if held is not default and held != default:
            shown[name] = to_json(held)
    return shown


def from_json(kind: Any, given: object, name: str) -> Any:
    """A value of that type from decoded JSON; `name` says which, for messages.

    Raises:
        Refused: it is of another type.
    """
    return _reader(kind)(given, name)


_Read = Callable[[object, str], Any]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    read: _Read
    is_needed: bool


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    if not is_dataclass(kind):
        raise TypeError(kind)
    return tuple((f.name, _default(f.default, f.default_factory)) for f in _kept(kind))


def _kept(kind: Any) -> list[Field[Any]]:
    """The fields that are part of what is kept; of another journal the others say nothing."""
    return [field for field in fields(kind) if field.compare]


def _default(default: object, factory: Any) -> object:
    return factory() if factory is not MISSING else default


@cache
def _reader(kind: Any) -> _Read:
    if get_origin(kind) in {UnionType, Union}:
        return _union([_reader(part) for part in get_args(kind)])
    if get_origin(kind) is tuple:
        return _tuple(_reader(get_args(kind)[0]))
    if is_dataclass(kind):
        return _noun(kind)
    if issubclass(kind, Enum):
        return _enum(kind)
    return _PLAIN[kind]


def _noun(kind: Any) -> _Read:
    hints = get_type_hints(kind)
    known = {
        f.name: _Field(
            f.name,
            _reader(hints[f.name]),
            f.default is MISSING and f.default_factory is MISSING,
        )
        for f in _kept(kind)
    }

    def read(given: object, name: str) -> Any:
        if not isinstance(given, Mapping):
            raise Refused(f"{name} is no object")
        for key in given:
            if key not in known:
                raise Refused(f"{name} has something that this version does not know")
        missing = [f.name for f in known.values() if f.is_needed and f.name not in given]
        if missing:
            raise Refused(f"{name} lacks its {missing[0]}")
        return kind(**{key: known[key].read(given[key], key) for key in given})

    return read


def _union(readers: list[_Read]) -> _Read:
    def read(given: object, name: str) -> Any:
        for reader in readers:
            try:
                return reader(given, name)
            except Refused as wrong:
                refused = wrong
        raise refused

    return read


def _tuple(reader: _Read) -> _Read:
    def read(given: object, name: str) -> Any:
        if not isinstance(given, list):
            raise Refused(f"{name} is no list")
        return tuple(reader(item, name) for item in given)

    return read


def _enum(kind: type[Enum]) -> _Read:
    def read(given: object, name: str) -> Any:
        try:
            return kind(given)
        except ValueError:
            raise Refused(f"{name} has a value that there is not") from None

    return read


def _text(given: object, name: str) -> str:
    if not isinstance(given, str):
        raise Refused(f"{name} is no text")
    try:
        given.encode()
    except UnicodeEncodeError:
        raise Refused(f"{name} has half a character in it") from None
    return given


def _int(given: object, name: str) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or abs(given) > MOST_INT:
        raise Refused(f"{name} is no whole number")
    return given


def _float(given: object, name: str) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise Refused(f"{name} is no number")
    if abs(given) > MOST_INT or not math.isfinite(given):
        raise Refused(f"{name} is no number")
    return float(given)


def _bool(given: object, name: str) -> bool:
    if not isinstance(given, bool):
        raise Refused(f"{name} is neither true nor false")
    return given


def _none(given: object, name: str) -> None:
    if given is not None:
        raise Refused(f"{name} is not empty")


def _datetime(given: object, name: str) -> datetime:
    try:
        at = datetime.fromisoformat(_text(given, name))
    except ValueError:
        raise Refused(f"{name} is no time") from None
    if at.tzinfo is None:
        raise Refused(f"{name} is a time without its offset")
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise Refused(f"{name} is a time that nobody has lived")
    return at


def _date(given: object, name: str) -> date:
    try:
        return date.fromisoformat(_text(given, name))
    except ValueError:
        raise Refused(f"{name} is no date") from None


_PLAIN: dict[Any, _Read] = {
    str: _text,
    int: _int,
    float: _float,
    bool: _bool,
    type(None): _none,
    datetime: _datetime,
    date: _date,
}
