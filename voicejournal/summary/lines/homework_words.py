"""What a sentence about homework says of it, by its words."""

import re
from typing import Final

from voicejournal.language.text.plain import plain

_NAMED: Final = re.compile(r"\b(?:my|our|the|this week's|last week's) (?:\w+ )?homework\b")
_BLOCKED: Final = re.compile(
    r"\b(?:skipped|forgot|gave up|left it|never got|no time|shut it again|couldn't|"
    r"didn't (?:do|get|manage|see|want|finish|fill|write)|haven't|only (?:did|got))\b"
)
_LEARNED: Final = re.compile(
    r"\b(?:realis\w+|realiz\w+|noticed|learn(?:ed|t)|surpris\w+|turns out|looked (?:way )?worse|"
    r"what i (?:saw|see|found))\b"
)
_DONE: Final = re.compile(
    r"\b(?:did|done|tried|filled|wrote|practi[sc]ed|managed|kept|finished|completed|made)\b"
)
_NOT_DONE: Final = re.compile(r"\b(?:not|never|no|\w+n't)\b")
"""'I have not started it' is no attempt: where the words do not say so, no label does."""
_ASKED: Final = re.compile(r"\b(?:wants|asked|told|set|gave|suggested|said to)\b")


def is_called_homework(text: str) -> bool:
    """Whether the person says of a thing that it is homework, and theirs."""
    return _NAMED.search(plain(text)) is not None


def homework_label(text: str) -> str:
    """What a sentence says of it: 'tried', 'learned'; empty where its words say neither."""
    text = plain(text)
    if _LEARNED.search(text):
        return "learned"
    if _BLOCKED.search(text):
        return "got in the way"
    if _ASKED.search(text):
        return "next"
    return "tried" if _DONE.search(text) and not _NOT_DONE.search(text) else ""
