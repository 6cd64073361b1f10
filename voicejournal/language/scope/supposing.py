"""Whether a feeling is only supposed, wished or asked about, and whether it is long over."""

import re
from itertools import pairwise
from typing import Final

from voicejournal.language.scope.clauses import SENTENCE_ENDS, Place, since
from voicejournal.language.text.plain import plain

REACH_WORDS: Final = 7

_SINGLE: Final = frozenset(
    (
        *(
            "would",
            "might",
            "wish",
            "wished",
            "wishes",
            "wouldn't",
            "imagine",
            "imagined",
            "unless",
        ),
        *("pretend", "pretended", "pretending", "whenever", "hope", "hoped", "hoping", "hopefully"),
        *("longed", "longing", "should've", "could've", "would've", "lest", "dreamt", "dreamed"),
        *(
            "imagining",
            "faking",
            "faked",
            "gonna",
            "supposed",
            "want",
            "wants",
            "wanted",
            "wanting",
        ),
    )
)
_PAIRS: Final = frozenset(
    (
        *(
            ("bound", "to"),
            ("likely", "to"),
            ("sure", "to"),
            ("i'd", "hate"),
            ("i'd", "rather"),
            ("i'd", "prefer"),
            ("i'd", "be"),
            ("i'd", "feel"),
            ("i'd", "have"),
            ("i'd", "get"),
            ("i'd", "love"),
        ),
        *(("i'd", "like"), ("could", "have"), ("could", "be"), ("could", "feel"), ("could", "get")),
        *(("should", "be"), ("should", "have"), ("should", "feel"), ("may", "be"), ("may", "feel")),
        *(("will", "be"), ("will", "feel"), ("i'll", "be"), ("i'll", "feel"), ("i'll", "get")),
        *(("i'll", "end"), ("i'll", "probably"), ("he'd", "be"), ("they'd", "be"), ("it'll", "be")),
        *(("going", "to"), ("expected", "to"), ("expecting", "to"), ("try", "to")),
        *(("tried", "to"), ("trying", "to"), ("need", "to"), ("needed", "to"), ("meant", "to")),
        *(("ought", "to"), ("in", "case"), ("every", "time"), ("each", "time"), ("must", "be")),
        *(("learn", "to"), ("learning", "to"), ("how", "to"), ("act", "like"), ("in", "order")),
        *(("would", "have"), ("able", "to"), ("about", "to"), ("supposed", "to"), ("seem", "to")),
    )
)
_TENDING: Final = re.compile(
    r"\bwhen (?:i|you|people|we) (?:am|are|get|feel|become|start|\w+ too)\b"
)
_QUESTION: Final = re.compile(
    r"^(?:(?:and|but|so|well|maybe|or|then)\s)*"
    r"(?:do|did|does|am|is|are|was|were|will|would|could|can|should|have|has|what if|what about|"
    r"who|where|which|what)\b"
)
_RHETORICAL: Final = re.compile(
    r"\b(?:why|how|what) (?:should|would|on earth would) (?:i|we|anyone|anybody)\b|"
    r"\bwho (?:wouldn't|would not|would)\b|\bwhat have i got to\b"
)
_IS_NOW: Final = re.compile(r"\b(?:still|am|i'm|is|are|'ve been|have been|has been|again|keep)\b")
_PAST_VERB: Final = re.compile(
    r"\b(?:was|were|felt|got|had|became|used|lived|struggled|suffered)\b"
)
_PERFECT: Final = re.compile(r"\b(?:have|has|haven't|hasn't|i've|we've|never)\b")
_LONG_AGO: Final = re.compile(
    r"\b(?:used to|last (?:year|month|summer|winter|spring|autumn|fall|week|christmas|term)|"
    r"(?:years?|months?|weeks|decades|ages) ago|back then|in those days|at that time|in the past|"
    r"(?:as|when i was|while i was) (?:a|an|at)? ?(?:little|small|young|younger|kid|child|teen\w*|"
    r"girl|boy|student|baby|school|uni\w*|college|pregnant|\d+|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)|"
    r"in my (?:\w+ )?(?:teens|twenties|thirties|forties|fifties|childhood|youth|old job|last job)|"
    r"growing up|once upon a time|for (?:years|months|ages|decades|so long|a long time)|"
    r"all (?:my childhood|through school|those years)|before (?:therapy|the pandemic|i met|we met)|"
    r"in (?:19|20)\d\d|there was a time|when we (?:first )?(?:met|married)|"
    r"the old me|my (?:old|younger|former) self|in school|earlier in life)\b"
)
_HABIT_OVER: Final = re.compile(r"\bused to\b|\bremember(?:ing)? (?:being|feeling|how)\b")
_AT_FIRST: Final = re.compile(
    r"\b(?:at first|to begin with|initially|(?<!at )(?<!for )once(?! again| more| i\b| we\b)|"
    r"back in|when (?:we|i) first|before the (?:pills|meds|medication|tablets|baby|kids|"
    r"children|divorce|"
    r"diagnosis|move|treatment|therapy)|until (?:recently|last \w+)|the first (?:few )?"
    r"(?:days|weeks|months|years|time)|"
    r"(?:on|since|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day|the other (?:day|week)|"
    r"earlier (?:this|in the) (?:week|month|year))\b"
)
"""An earlier time, which says by itself that it is over where the verb is in the past."""

_LATER: Final = frozenset((".", "?", "!", ";", "then", "but", "now", "until", "later"))

_SET_OUT: Final = re.compile(
    r"\b(?:started|began|went in|walked in|set off|set out|arrived|turned up|came in)\b"
)
_GONE_FROM: Final = re.compile(r"\b(?:go|goes|gone|going|went|moved?|shifted|swung) from(?: \w+)?$")
_CAME_OUT: Final = re.compile(
    r"\b(?:end(?:ed|ing)?|finish(?:ed|ing)?|c[ao]me? (?:out|away|back|home)|walked out)\b"
)
_NOW_ELSE: Final = re.compile(
    r"(?:[,;–—-]|\b(?:and|but|yet|whereas|while))\s*(?:and |but |yet |"  # noqa: RUF001 - as models write them
    r"by )?"
    r"(?:now|today|tonight|"
    r"these days|nowadays|since then|right now|by now|lately|"
    r"this (?:time|year|month|winter|summer|week|evening))\b(?! (?:he|she|they|the|my|"
    r"everything)\b)"
    r"(?![^.?!]*\b(?:still|even|worse|again|also|too|as well|more|can't (?!think|see|say))\b)"
)
_PASSED: Final = re.compile(
    r"(?:^|[,;.–—-]|\b(?:and|but|until|till))\s*(?:then |by \w+ |"  # noqa: RUF001 - as models write them
    r"now )?(?:(?:"
    r"it|that|this|they|the feeling|which|those days|all that)(?:'s|'ve| has| have| had| is| are)?"
    r"(?: all| soon| quickly| since| finally| mostly| slowly| completely)*"
    r" (?:passed|worn off|wore off|went away|gone|lifted|faded|melted away|eased|vanished|"
    r"disappeared|blew over|blown over|behind (?:me|us)|over(?! and| the)|in the past|history|"
    r"died down|settled|didn't last)\b|"
    r"(?:i'm|i am|i) (?:got )?(?:over|past|done with) (?:it|that)\b|(?:i've |"
    r"i )?gr[eo]wn? out of\b|"
    r"i (?:don't|do not|no longer|never|am not|'m not) (?:\w+ ){0,3}any ?more\b)"
)
_DENIES_NOW: Final = re.compile(
    r"^\s*(?:and |but )?(?:it|that|i) (?:doesn't|don't|isn't|am not|'m not)(?! \w+ to)\b"
)


def _has_turned(place: Place, then: str) -> bool:
    """Whether the same sentence, or the next, sets another present against it."""
    clause = place.clause_text
    before = " ".join(since(place.before, frozenset((".", "?", "!", ";"))))
    in_past = bool(_PAST_VERB.search(before) or re.fullmatch(r"hurt|cried|\w+ed", place.hit))
    if _GONE_FROM.search(clause) and re.match(r" to\b", place.after):
        return True
    if _IS_NOW.search(clause) or _PERFECT.search(clause):
        return False
    if _PASSED.search(place.after) or (in_past and _PASSED.search(then[:60])):
        return True
    if _SET_OUT.search(clause) and _CAME_OUT.search(place.after):
        return True
    if not in_past:
        return False
    earlier = " ".join(since(place.before, _LATER))
    at_first = _AT_FIRST.search(earlier) or _AT_FIRST.search(place.after_in_clause)
    return bool(at_first or _NOW_ELSE.search(place.after) or _DENIES_NOW.match(then))


def is_supposed(place: Place) -> bool:
    """Conditions, wishes, plans, duties and questions; 'if' reaches to the next contrast."""
    clause = since(place.clause, frozenset())[-REACH_WORDS:]
    wider = since(place.before, SENTENCE_ENDS)
    return (
        not {"if", "whether", "whenever", "unless", "suppose", "supposing", "assuming"}.isdisjoint(
            wider
        )
        or not _SINGLE.isdisjoint(clause)
        or not _PAIRS.isdisjoint(set(pairwise(clause)))
        or bool(_TENDING.search(" ".join(wider)))
        or bool(_RHETORICAL.search(" ".join(wider)))
        or _is_asked(place)
    )


def _is_asked(place: Place) -> bool:
    """A question that leaves it open, also 'jealous?'; 'why am I so sad?' does not."""
    ends = re.search(r"[.?!;]", place.after)
    if ends is None or ends.group() != "?":
        return False
    words = since(place.before, frozenset((".", "?", "!", ";")))
    asked = " ".join(words)
    # 'I was sad, wasn't I?' says it: the question comes after the comma.
    return not asked or bool(_QUESTION.match(asked)) or asked.startswith("what if")


def is_over(place: Place, then: str = "") -> bool:
    """A time long ago that the clause, or the one before a comma, names in the past tense.

    Also what the same sentence, or the beginning of the one after it, says has passed since.
    """
    clause = place.clause_text
    if _HABIT_OVER.search(clause) or _has_turned(place, plain(then)):
        return True
    if _IS_NOW.search(clause) or _PERFECT.search(clause):
        return False
    sentence = " ".join(since(place.before, frozenset((";", ".", "?", "!", "but", "now", "today"))))
    named = _LONG_AGO.search(sentence) or _LONG_AGO.search(place.after_in_clause)
    return bool(named and _PAST_VERB.search(clause or sentence))
