"""Reckon what letters each wording of `privacy.toml` needs, so that few are tried on a sentence.

Run: .venv/bin/python -m scripts.train.privacy_needs      (writes language/privacy_needs.toml)

Of a pattern's parse, a run of letters is in every match, a branch has one of those of each way,
and what may be absent has none. Of several such sets the one with the longest shortest letters is
taken, the smaller of two alike.
"""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined] # no public face
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from voicejournal.language.privacy_wordings import NEEDS, WORDINGS, expanded

LANGUAGE = Path(__file__).parents[2] / "voicejournal" / "language"
REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)

Needs = frozenset[str]


def needs_of(pattern: str) -> Needs:
    """Letters in lower case of which every match has at least one; empty where none are known."""
    return _needs(parser.parse(pattern, re.IGNORECASE))


def made_of(content: bytes) -> str:
    """The file of needs for the wordings of this file."""
    sayings, _ = expanded(content.decode())
    lines = [json.dumps(sorted(needs_of(saying)), ensure_ascii=False) for saying in sayings]
    rows = "".join(f"  {line},\n" for line in lines)
    head = "# Made by scripts/train/privacy_needs.py: what each saying of privacy.toml needs.\n"
    return f'{head}of = "{sha256(content).hexdigest()}"\nneeds = [\n{rows}]\n'


def _needs(items: Iterable[tuple[Any, Any]]) -> Needs:
    found: list[Needs] = []
    run = ""
    for kind, value in items:
        if kind is code.LITERAL:
            run += chr(value).lower()
            continue
        found += [frozenset((run,)), _inner(kind, value)]
        run = ""
    found.append(frozenset((run,)))
    known = [one for one in found if one and "" not in one]
    return max(known, key=lambda one: (min(map(len, one)), -len(one)), default=frozenset())


def _inner(kind: Any, value: Any) -> Needs:
    if kind is code.SUBPATTERN:
        return _needs(value[-1])
    if kind is code.ASSERT:
        return _needs(value[1])
    if kind is code.BRANCH:
        ways = [_needs(way) for way in value[1]]
        return frozenset().union(*ways) if all(ways) else frozenset()
    if kind in REPEATS and value[0] > 0:
        return _needs(value[2])
    return frozenset()


if __name__ == "__main__":
    (LANGUAGE / NEEDS).write_text(made_of((LANGUAGE / WORDINGS).read_bytes()), "utf-8")
