"""Full-text search (ports.TextIndex): entries that hold all the words, as said or as edited."""

import re

from sqlite_utils import Database

from voicejournal.journal import Entry
from voicejournal.ports import Found
from voicejournal.store.driver import Connection, reading
from voicejournal.store.reading import read_entries

# FTS5 puts these around a hit; neither can stand in a text, which is stripped of controls.
HIT_STARTS = "\x02"
HIT_ENDS = "\x03"
EXCERPT_TOKENS = 24

_HIT = re.compile(f"{HIT_STARTS}(.*?){HIT_ENDS}", re.DOTALL)


class Search:
    """Finds entries by their words."""

    def __init__(self, database: Database) -> None:
        self._connection: Connection = database.conn

    def search(self, words: str, limit: int) -> list[Found]:
        """Entries that hold all the words, best first; quoted words stand together."""
        query = quoted_query(words)
        if not query:
            return []
        with reading(self._connection):
            hits = self._connection.execute(
                "SELECT rowid, snippet(texts_fts, -1, ?, ?, '…', ?) FROM texts_fts"
                " WHERE texts_fts MATCH ? ORDER BY rank LIMIT ?",
                [HIT_STARTS, HIT_ENDS, EXCERPT_TOKENS, query, limit],
            ).fetchall()
        marks = ", ".join("?" * len(hits))
        entries = {
            entry.number: entry
            for entry in read_entries(
                self._connection, f"number IN ({marks})", [number for number, _ in hits]
            )
        }
        return [_found(entries[number], marked) for number, marked in hits]


def quoted_query(words: str) -> str:
    """FTS5 query of literal words: nothing the person types is an operator but quotes.

    A word that ends in `*` matches its beginning.
    """
    # NUL would end the query for SQLite, and half a character cannot be handed to it.
    readable = words.replace("\0", " ").encode(errors="replace").decode()
    terms = re.findall(r'"([^"]+)"|([^\s"]+)', readable)
    return " ".join(_term(phrase or word) for phrase, word in terms if _has_token(phrase or word))


def _term(text: str) -> str:
    stem = text.rstrip("*")
    return f'"{stem}"*' if stem != text else f'"{text}"'


def _has_token(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _found(entry: Entry, marked: str) -> Found:
    hits: list[tuple[int, int]] = []
    for taken, hit in enumerate(_HIT.finditer(marked)):
        start = hit.start() - taken * len(HIT_STARTS + HIT_ENDS)
        hits.append((start, start + len(hit[1])))
    return Found(entry, _HIT.sub(r"\1", marked), tuple(hits))
