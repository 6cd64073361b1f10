"""Words of a trigger that mean something else where they stand, or tell only where, when or whose.

'Walked to work', 'breathing exercise', 'sleep on it', 'her mother'. The wordings are
`other_senses.toml` beside this file; those of a trigger are compiled when a word of it was said.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from voicejournal.errors import DamagedError
from voicejournal.language.text.plain import straight

_PART: Final = re.compile(r"<([a-z_]+)>")
_EDGE_BEFORE: Final = r"(?:(?<!\w)|(?!\w))"
_EDGE_AFTER: Final = r"(?:(?!\w)|(?<!\w))"
"""No word goes on there; a form may begin or end with a mark."""

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OtherSenses:
    """For each trigger, patterns of what is not meant by it."""

    forms: Mapping[str, tuple[str, ...]]
    _compiled: dict[str, tuple[Pattern, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def cover(self, label: str, text: str, start: int, end: int) -> bool:
        """Whether the words at `start:end` of a sentence mean something else than a trigger."""
        if label not in self._compiled:
            forms = self.forms.get(label, ())
            self._compiled[label] = tuple(re.compile(form, re.IGNORECASE) for form in forms)
        searched = straight(text)
        return any(_covers(one, searched, start, end) for one in self._compiled[label])


def _covers(pattern: Pattern, text: str, start: int, end: int) -> bool:
    """Whether some match, also one that begins within another, has a character of `start:end`."""
    match = pattern.search(text)
    while match is not None and match.start() < end:
        if match.end() > start:
            return True
        match = pattern.search(text, match.start() + 1)
    return False


@cache
def read_other_senses() -> OtherSenses:
    """Read and check the packaged list; the same value each time.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    path = files("voicejournal.language.lists").joinpath("other_senses.toml")
    return parse_other_senses(path.read_text(encoding="utf-8"))


def parse_other_senses(text: str) -> OtherSenses:
    """Make the list of a TOML text.

    Raises:
        DamagedError: not TOML, a table missing, or a part that is not there.
    """
    try:
        table = tomllib.loads(text)
        parts: dict[str, str] = table["parts"]

        def whole(form: str) -> str:
            expanded = _PART.sub(lambda part: parts[part[1]], form)
            return rf"{_EDGE_BEFORE}(?:{expanded}){_EDGE_AFTER}"

        return OtherSenses(
            {label: tuple(map(whole, forms)) for label, forms in table["senses"].items()}
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DamagedError(
            f"The list of other senses is damaged: {error}.", "Install voicejournal again."
        ) from error
