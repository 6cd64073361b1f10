"""Which table a row is of: by the tree that it hangs on, else by its shape."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from voicejournal.store import rows
from voicejournal.store.damage import btree
from voicejournal.store.damage.btree import Row, Value
from voicejournal.store.damage.image import Image
from voicejournal.store.driver import Connection

APPLIED: Final = "_sqlite_migrations"
SCHEMA_COLUMNS: Final = 5
OURS: Final = (
    "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'texts\\_fts%' ESCAPE '\\'"
    f" AND name != '{APPLIED}'"
)
"""The others are SQLite's own tables, and those that are made anew."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `key` is its place in the primary key from 1, 0 outside of it."""

    name: str
    kind: str
    is_needed: bool
    default: str | None
    key: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the journal, as this program makes it, and where its tree begins."""

    name: str
    columns: tuple[Column, ...]
    has_rowid: bool
    root: int
    parents: tuple[str, ...]

    def fitting(self, row: Row, *, astray: bool = False) -> tuple[Value, ...] | None:
        """The row's values as the table holds them; None if it is no row of this table.

        A row that went `astray` hangs on no tree, and has its shape alone to tell of it.
        """
        if (row.rowid is not None) is not self.has_rowid or len(row.values) > len(self.columns):
            return None
        values = list(row.values)
        for column in self.columns[len(values) :]:  # which were added after the row was written
            if column.default is None and (column.is_needed or astray):
                return None
            values.append(column.default.strip("'") if column.default is not None else None)
        if self.has_rowid:
            values = [
                row.rowid if value is None and column.key and column.kind == "INTEGER" else value
                for column, value in zip(self.columns, values, strict=True)
            ]
        paired = list(zip(self.columns, values, strict=True))
        if not all(_fits(column, value) for column, value in paired):
            return None
        return tuple(float(v) if c.kind == "REAL" and isinstance(v, int) else v for c, v in paired)


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows that could be read, by table; `lost` counts what was seen and fits nowhere.

    `whole` names the tables whose tree could be read to its end.
    """

    of: Mapping[str, Sequence[tuple[Value, ...]]]
    whole: frozenset[str]
    lost: int


def tables_of(connection: Connection) -> tuple[Table, ...]:
    """The journal's tables, each after those that it refers to."""
    found = {
        name: Table(
            name,
            tuple(
                Column(column, kind, bool(needed or key), default, key)
                for _, column, kind, needed, default, key in connection.execute(
                    f"PRAGMA table_info({name})"
                )
            ),
            "WITHOUT ROWID" not in sql.upper(),
            root,
            tuple({row[2] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}),
        )
        for name, root, sql in connection.execute(
            "SELECT name, rootpage, sql FROM sqlite_schema"  # noqa: S608 - both parts are ours
            f" WHERE type = 'table' AND {OURS}"
        ).fetchall()
    }
    ordered: dict[str, Table] = {}
    while len(ordered) < len(found):
        ordered |= {
            name: table
            for name, table in found.items()
            if name not in ordered and all(p in ordered or p == name for p in table.parents)
        }
    return tuple(ordered.values())


def applied_migrations(image: Image) -> tuple[str, ...]:
    """Names of the migrations that the journal has seen; none where that cannot be read."""
    root = dict(_roots(image)).get(APPLIED, 0)
    if not root:
        return ()
    rows = btree.rows_below(image, root).rows
    texts = [value for row in rows for value in row.values if isinstance(value, str)]
    return tuple(sorted({text for text in texts if re.fullmatch(r"m\d+_\w+", text)}))


def other_roots(connection: Connection) -> tuple[int, ...]:
    """Where the trees of the tables begin that are made anew, in a journal that was never moved."""
    return tuple(
        root
        for (root,) in connection.execute(
            "SELECT rootpage FROM sqlite_schema"  # noqa: S608 - ours
            f" WHERE type = 'table' AND rootpage AND NOT ({OURS})"
        )
    )


def read_rows(image: Image, tables: Sequence[Table], others: Iterable[int] = ()) -> Rows:
    """Read every table, and rows that no tree leads to any more.

    The trees at the `others` hold nothing of the person's.
    """
    said = dict(_roots(image))
    of: dict[str, dict[tuple[Value, ...], tuple[Value, ...]]] = {table.name: {} for table in tables}
    whole: set[str] = set()
    seen, astray, lost = btree.free_pages(image), list[Row](), 0
    for root in {root for name, root in said.items() if name not in of} or set(others):
        seen |= btree.rows_below(image, root).pages
    for table in tables:
        tree = btree.rows_below(image, said.get(table.name, table.root))
        strangers = [row for row in tree.rows if table.fitting(row) is None]
        if len(strangers) == len(tree.rows) and strangers:
            continue  # another tree stands there: its rows are looked at below
        for row in tree.rows:
            _keep(of, table, row)
        seen |= tree.pages
        astray += strangers
        lost += tree.unreadable
        if not (strangers or tree.unreadable):
            whole.add(table.name)
    for found in _unled_to(image, seen):
        astray += found.rows
    for row in astray:
        fitting = [table for table in tables if table.fitting(row, astray=True) is not None]
        if len(fitting) == 1:
            _keep(of, fitting[0], row)
        elif fitting:
            lost += 1
    in_order = {name: [kept[key] for key in sorted(kept, key=_place)] for name, kept in of.items()}
    return Rows(in_order, frozenset(whole), lost)


def _place(key: tuple[Value, ...]) -> tuple[tuple[bool, int, str], ...]:
    """Sorts keys of numbers and texts: of two answers the later one counts."""
    return tuple(
        (isinstance(part, str), part if isinstance(part, int) else 0, str(part)) for part in key
    )


def _keep(
    of: Mapping[str, dict[tuple[Value, ...], tuple[Value, ...]]], table: Table, row: Row
) -> None:
    """Keep a row, once; of two with one key the first stays."""
    values = table.fitting(row)
    if values is None:
        return
    key = tuple(v for c, v in zip(table.columns, values, strict=True) if c.key)
    of[table.name].setdefault(key or (row.rowid,), values)


def _unled_to(image: Image, seen: Iterable[int]) -> Iterator[btree.Found]:
    """What lies on pages of rows that no tree of ours leads to."""
    known = set(seen)
    for number in range(2, len(image.pages) + 1):
        if number not in known and btree.kind_of(image, number) in {
            btree.LEAF_TABLE,
            btree.LEAF_INDEX,
            btree.INTERIOR_INDEX,
        }:
            yield btree.rows_on(image, number)


def _roots(image: Image) -> Iterator[tuple[str, int]]:
    """Each table's name and root, by the schema on the first page."""
    if btree.kind_of(image, 1) is None:
        return
    for row in btree.rows_below(image, 1).rows:
        if len(row.values) == SCHEMA_COLUMNS:
            kind, name, _, root, _ = row.values
            if kind == "table" and isinstance(name, str) and isinstance(root, int):
                yield name, root


def _fits(column: Column, value: Value) -> bool:
    if value is None:
        return not column.is_needed
    if column.kind == "INTEGER":
        return isinstance(value, int)
    if column.kind == "REAL":
        return isinstance(value, int | float)
    if column.kind == "BLOB":
        return isinstance(value, bytes)
    return isinstance(value, str) and _reads(column.name, value)


def _reads(name: str, text: str) -> bool:
    """Whether a text is what a column of that name holds."""
    try:
        if name.endswith("_at"):
            datetime.fromisoformat(text)
        elif name.endswith("_day"):
            date.fromisoformat(text)
        elif name == "value":
            json.loads(text)
        elif name == "slot":
            rows.slot(text)
    except ValueError:
        return False
    return name != "sha256" or bool(text)
