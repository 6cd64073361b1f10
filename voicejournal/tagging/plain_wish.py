"""A wish that is whole in itself and good, such as 'Next Ramadan I want to be calm'.

A whole sentence alone counts: what wishes, how one would like to be, and of when, where and with
whom what stands in the lists here. It errs towards none: a wish to be free, gone, at peace or
asleep for ever is no such.
"""

import re
from typing import Final

from voicejournal.language.text.plain import plain

_WISH: Final = (
    r"i(?:'d| would)? (?:just |really |only |also |still |do )*"
    r"(?:want|hope|wish|like|love|plan|intend|aim|pray|am going|'m going)"
    r"(?: to| i (?:can|could|was|were|am|get to|will)| i'll)?(?: learn to| try to)?"
)
_BEING: Final = r"(?: (?:be|feel|stay|become|get|grow))?"
_MORE: Final = r"(?: (?:a bit|a little|more|much|less|so|very|really|properly|that|as))*"
_DOING: Final = (
    r"(?:small talk|listening|sharing|saying no|asking for help|talking|planning|cooking|sports?|"
    r"maths?|english|work|school)"
)
_GOOD: Final = (
    r"(?:calm(?:er)?|patient|kind(?:er)?|gentl(?:e|er)|grateful|thankful|generous|"
    r"polite|punctual|on time|tidy|tidier|organised|organized|fit(?:ter)?|health(?:y|ier)|"
    r"confident|confidently|cheerful|friendly|friendlier|sociable|outgoing|honest|mindful|"
    r"present|productive|focused|creative|curious|warm(?:er)?|relaxed|rested|well again|wiser|"
    rf"(?:better|good) at {_DOING}|angry|anxious|nervous|worried|afraid|shy|grumpy|jealous|"
    r"stressed)"
)
_DAY: Final = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening|"
    r"week(?:end)?|month|year|spring|summer|autumn|winter|term|ramadan|lent|christmas|easter|"
    r"diwali|hanukkah|holidays?|birthday|time)"
)
_TIME: Final = (
    rf"(?:tomorrow|today|again|instead|one day|some day|(?:next|this) {_DAY}|"
    rf"(?:on|in|at|during|by|over) (?:the |my )?{_DAY}s?)"
)
_WHEN: Final = rf"(?:(?:and |so |but )?{_TIME},? )?"
_WHOM: Final = (
    r"(?:my |the |our |his |her )?(?:kids|children|son|daughter|mum|mom|dad|mother|father|parents|"
    r"sister|brother|wife|husband|partner|boyfriend|girlfriend|family|friends?|colleagues|team|"
    r"boss|neighbou?rs|dog|cat|students|pupils|people|others|everyone|them|him|her)"
)
_WHERE: Final = (
    r"(?:work|home|school|university|the office|meetings|the meeting|the interview|the exam|"
    r"exams|dinner|breakfast|lunch|class)"
)
_REST: Final = (
    rf"(?:,? (?:{_TIME}|(?:with|to|towards?|around) {_WHOM}|(?:at|in|during|about|before) {_WHERE}|"
    r"and (?:kind|calm|patient|gentle))){0,3}"
)
"""A closed list: in free words anything may be told."""
_PLAIN: Final = re.compile(rf"{_WHEN}{_WISH}{_BEING}{_MORE} {_GOOD}{_REST}[.!]*")
_NEVER: Final = re.compile(
    r"\b(?:die|dying|dead|death|end|over|ever|gone|go|leave|leaving|last|goodbye|without me|alive|"
    r"heaven|lord|pain|jump|pills?|tablets|knife|blade|bridge|kill\w*|hurt\w*|hang\w*|afterwards|"
    r"do it|did it|finally|anymore|any more|take me|funeral|grave|about dying|rope|myself)\b"
)


def is_plain_wish(sentence: str) -> bool:
    """Whether a whole sentence only wishes, hopes or plans to be, say, calm."""
    text = " ".join(plain(sentence).split())
    return bool(_PLAIN.fullmatch(text)) and not _NEVER.search(text)
