"""A wish that is whole in itself and good, such as 'Next Ramadan I want to be calm'.

A whole sentence alone counts: what wishes, how one would like to be, and a few words more of when,
where and with whom. It errs towards none: a wish to be free, gone, at peace or asleep for ever is
no such.
"""

import re
from typing import Final

from voicejournal.language.lists.lexicon import plain

_WISH: Final = (
    r"i(?:'d| would)? (?:just |really |only |also |still |do )*"
    r"(?:want|hope|wish|like|love|plan|intend|aim|pray|am going|'m going)"
    r"(?: to| i (?:can|could|was|were|am|get to|will)| i'll)?(?: learn to| try to)?"
)
_BEING: Final = r"(?: (?:be|feel|stay|become|get|grow))?"
_MORE: Final = r"(?: (?:a bit|a little|more|much|less|so|very|really|properly|that|as))*"
_GOOD: Final = (
    r"(?:calm(?:er)?|patient|kind(?:er)?|gentl(?:e|er)|grateful|thankful|generous|"
    r"polite|punctual|on time|tidy|tidier|organised|organized|fit(?:ter)?|health(?:y|ier)|"
    r"confident|confidently|cheerful|friendly|friendlier|sociable|outgoing|honest|mindful|"
    r"present|productive|focused|creative|curious|warm(?:er)?|relaxed|rested|well again|wiser|"
    r"better at \w+(?: \w+)?|good at \w+|angry|anxious|nervous|worried|afraid|shy|grumpy|jealous|"
    r"stressed)"
)
_WHEN: Final = (
    r"(?:(?:and |so |but )?(?:next|this|by|in|at|on|during|for|when|one day|some day|tomorrow|"
    r"tonight|today|from|after|before|until)\b[^.,;!?]{0,30},? )?"
)
_REST: Final = (
    r"(?:,? (?:with|about|at|on|in|for|by|when|next|this|during|towards?|around|to|tomorrow|today|"
    r"tonight|again|instead|and (?:kind|calm|patient|gentle))\b"
    r"(?! (?:end|die|death|the end|last))(?: [\w']+){0,7})?"
)
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
