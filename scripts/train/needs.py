"""Reckon what letters wordings of privacy and danger need, so that few are tried on a sentence.

Run: .venv/bin/python -m scripts.train.needs    (writes language/{privacy,danger}_needs.json)

Of a pattern's parse, a run of letters is in every match, a branch has one of those of each way
(of several, the one with the longest shortest letters), and what may be absent has none.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined] # no public face
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from voicejournal.language.danger import words as danger_words
from voicejournal.language.private import wordings as privacy_wordings
from voicejournal.language.private.wordings import expanded

REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)

SHORTEST = 3
"""Fewer letters are in nearly every sentence."""

Needs = list[frozenset[str]]


def needs_of(pattern: str) -> Needs:
    """Sets of letters in lower case: every match has at least one of each; the rarest first."""
    found = dict.fromkeys(_needs(parser.parse(pattern, re.IGNORECASE)))
    ordered = sorted(found, key=_rarity, reverse=True)
    telling = [one for one in ordered if _rarity(one)[0] >= SHORTEST] or ordered[:1]
    # What one set asks for, a wider one need not ask again.
    return [one for n, one in enumerate(telling) if not any(_implies(o, one) for o in telling[:n])]


def privacy_needs(content: bytes) -> str:
    """The file of needs for the sayings of this file, whose case is passed over."""
    sayings, _ = expanded(content.decode())
    return _file(privacy_wordings.WORDINGS, content, [[saying] for saying in sayings])


def danger_needs(content: bytes) -> str:
    """The file of needs for the wordings of this file, which are of lower case."""
    rows = tomllib.loads(content.decode())["wording"]
    return _file(danger_words.WORDINGS, content, [row["forms"] for row in rows])


def _file(name: str, content: bytes, patterns: Iterable[Sequence[str]]) -> str:
    needs = [[[sorted(one) for one in needs_of(way)] for way in ways] for ways in patterns]
    rows = ",\n".join(json.dumps(ways, ensure_ascii=False) for ways in needs)
    told = json.dumps(
        f"Made by scripts/train/needs.py of {name}: each match of a pattern has, in one"
        " of its ways, one of the letters of every list."
    )
    return f'{{"": {told},\n"of": "{sha256(content).hexdigest()}",\n"needs": [\n{rows}\n]}}\n'


def _rarity(one: frozenset[str]) -> tuple[int, int, list[str]]:
    """Letters are the rarer, the longer the shortest of them are, and the fewer there are."""
    return min(map(len, one)), -len(one), sorted(one)


def _implies(one: frozenset[str], other: frozenset[str]) -> bool:
    return all(any(letters in own for letters in other) for own in one)


def _needs(items: Iterable[tuple[Any, Any]]) -> Needs:
    found: Needs = []
    run = ""
    for kind, value in items:
        if kind is code.LITERAL:
            run += chr(value).lower()
            continue
        found += [frozenset((run,)), *_inner(kind, value)]
        run = ""
    found.append(frozenset((run,)))
    return [one for one in found if one and "" not in one]


def _inner(kind: Any, value: Any) -> Needs:
    if kind is code.SUBPATTERN:
        return _needs(value[-1])
    if kind is code.ASSERT:
        return _needs(value[1])
    if kind is code.BRANCH:
        ways = [max(_needs(way), key=_rarity, default=frozenset[str]()) for way in value[1]]
        return [frozenset[str]().union(*ways)] if all(ways) else []
    if kind in REPEATS and value[0] > 0:
        return _needs(value[2])
    return []


if __name__ == "__main__":
    for words, made_of in ((privacy_wordings, privacy_needs), (danger_words, danger_needs)):
        folder = Path(str(words.__file__)).parent
        content = (folder / words.WORDINGS).read_bytes()
        (folder / words.NEEDS).write_text(made_of(content), "utf-8")
