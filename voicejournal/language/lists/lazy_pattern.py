"""A pattern that is compiled when a text first may have it: few are needed of an evening."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

Way = tuple[tuple[str, ...], ...]
"""What each match has at least one of, list by list, in lower case."""


@dataclass(frozen=True)
class LazyPattern:
    """A regular expression, and what each match needs in one of several ways.

    Without any `ways` it is always tried (`scripts/train/needs.py` reckons them).
    """

    text: str
    ways: tuple[Way, ...] = ()
    flags: re.RegexFlag = re.NOFLAG

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.compiled.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        return self.compiled.fullmatch(text)

    def all_in(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text, in order."""
        return self.compiled.finditer(text)

    def replaced(self, text: str, by: str) -> str:
        """A text with other words for each match."""
        return self.compiled.sub(by, text)

    def may_be_in(self, lowered: str) -> bool:
        """Whether a text in lower case has what the pattern needs.

        Where case is passed over the text must be ASCII: other letters may be alike in more ways.
        """
        return not self.ways or any(_is_met(way, lowered) for way in self.ways)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled once.

        Raises:
            re.error: it is none.
        """
        return re.compile(self.text, self.flags)


def _is_met(way: Way, lowered: str) -> bool:
    for needed in way:
        for letters in needed:  # plain loops: of thousands of letters most are looked for in vain
            if letters in lowered:
                break
        else:
            return False
    return True


def ways_from(held: Iterable[Iterable[Iterable[str]]]) -> tuple[Way, ...]:
    """What a file of needs holds of one pattern."""
    return tuple(tuple(tuple(map(str, needed)) for needed in way) for way in held)
