"""Headings that a sentence is not put under by a guess: what may be said of them by its words.

A doubtful heading is worse than none: such a sentence is left to what happened.
"""

import re
from collections.abc import Collection
from typing import Final

from voicejournal.language.telling.patterns import PARTS

_SLEEP: Final = (
    r"(?:asleep|sle(?:ep|eps|pt|eping|epless)|insomnia|nightmares?|doz(?:ed|ing)|napp?(?:ed|ing)?|"
    r"awake|woke(?:n|s)?|waking|wakes?|dream(?:t|ed|s)?|nodd?(?:ed|ing)? off|toss(?:ed|ing)|"
    r"pillow|ceiling|bed|nights?|tonight|midnight)"
)
_OF_SLEEP: Final = re.compile(
    rf"\b(?:{_SLEEP}|la(?:y|id|ying)|lie|lying|hours|o'clock|alarm|birds|cocks?|crows?|"
    r"up (?:at|till|until|since|by)|clock|eyes|(?:one|two|three|four|five) in the morning)\b"
)
_OWN_SLEEP: Final = re.compile(
    rf"\b(?:i|i'm|i'd|i've|me|we)\b(?: [\w']+){{0,5}}? {_SLEEP}\b|"
    r"\bmy (?:\w+ )?(?:sleep|nights?)\b"
)
_OTHERS_SLEEP: Final = (
    r"(?:\b(?:he|she|they|it|baby|dog|cat|puppy|twins|toddler|(?:little|small|older|younger) ones?|"
    r"boys?|girls?)\b|{people})"
    r"(?:'s)?(?: (?!i\b)[\w']+){0,3} (?:asleep|slept|sleeps|sleeping|napp?\w*|woke|dozed|awake)\b"
)

_SAYS: Final = (
    r"(?:said|says|told|tells|asked|asks|reckons?|thinks?|thought|mentioned|wrote|replied|answered|"
    r"joked|noticed)"
)
_OTHERS_SAY: Final = (
    r"^\W*(?:(?:and|but|so|then) )?(?:he|she|they|{people})\b(?: \w+){0,2} " + _SAYS + r"\b"
)
_OWN_INSIGHT: Final = re.compile(
    r"\b(?:i(?:'ve|'m| am| have)? (?:\w+ )?(?:realis\w+|realiz\w+|notic\w+|learn\w*|underst\w+|"
    r"keep|kept|see|get it|believe|wrote|remember\w*|wonder)|stuck|stayed|landed|clicked|"
    r"turning over|in my head|made sense|makes sense|true|right about)\b"
)

_UNDONE: Final = re.compile(
    r"\b(?:but|and|though|yet|then) (?:i )?(?:then )?(?:still )?"
    r"(?:did(?:n't| not)|never|could(?:n't| not)|haven't|have not) (?:\w+ )?"
    r"(?:send|sent|go|went|do|did|done|finish\w*|post\w*|start\w*|manage\w*|ring|call|say|said|answer)\b"
)
_LEAST_WORDS_OF_A_WIN: Final = 4

_BODIES: Final = re.compile(
    r"\b(?:company|bank|council|office|agency|insurance|shop|store|firm|landlord's|hotline|service|"
    r"provider|supplier|authority|department|helpline|airline|website|surgery|clinic|hospital)\b"
)
_SOMEBODY: Final = (
    r"\b(?:he|she|him|her|we|us|someone|somebody|a stranger|woman|man|lady|friends?|everyone|"
    r"mates?|team)\b|{people}"
)


def is_doubtful(kind: str, text: str, names: Collection[str], helper: str) -> bool:
    """Whether a plain text (lowercase) may well not be of this kind.

    `names` are those of people, in lowercase; `helper` is with whom the sessions are.
    """
    own = {part.strip(".") for part in helper.lower().split()}
    people = "|".join([PARTS, *(rf"\b{re.escape(name)}\b" for name in set(names) - own)])
    match kind:
        case "sleep":
            return not _is_own_sleep(text, people)
        case "takeaway":
            said = re.search(_OTHERS_SAY.replace("{people}", people), text)
            return said is not None and not _OWN_INSIGHT.search(text)
        case "win":
            return bool(_UNDONE.search(text)) or len(text.split()) < _LEAST_WORDS_OF_A_WIN
        case "people":
            some = re.search(_SOMEBODY.replace("{people}", people), text)
            return some is None and _BODIES.search(text) is not None
    return False


def _is_own_sleep(text: str, people: str) -> bool:
    """Whether it is of the speaker's own sleep: 'I woke at four', 'a bad night'."""
    if not _OF_SLEEP.search(text):
        return False
    others = re.search(_OTHERS_SLEEP.replace("{people}", people), text)
    return others is None or _OWN_SLEEP.search(text) is not None
