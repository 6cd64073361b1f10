"""Whether a feeling is named to say that it is not there, or no longer."""

import re
from typing import Final

from voicejournal.language.scope.clauses import LIGHT, Place, since

MOST_BETWEEN: Final = 1
"""Words with a meaning of their own that may stand between a denial and what it denies."""

HARMLESS: Final = re.compile(
    r"\b(?:not (?:only|just)|not so much \w+(?: \w+)? as|(?<=how can i )not|(?<=how could i )not|"
    r"(?:i'd be )?lying if i said (?:that )?i (?:wasn't|didn't|am not|'m not|don't)|"
    r"i'd be lying if|"
    r"(?:can't|cannot|couldn't|won't|not going to|not gonna) (?:deny|pretend)(?: (?:that|i))*"
    r"(?: (?:wasn't|am not|'m not|didn't|don't))?|"
    r"never (?:knew|thought|imagined|realised|realized|expected)(?: that)?(?: i| it| to)?"
    r"(?: could| would|'d)?(?: (?:be|feel|get))?(?= (?:this|that|so|such|as))|"
    r"if (?:i'm|i am)(?: being)?(?: completely| really| quite| totally| brutally)? honest|"
    r"if (?:anything|you ask me|that makes sense|truth be told)|"
    r"(?:can't|couldn't|cannot|can not|could not) (?:help|stop|believe)|"
    r"(?:don't|didn't|do not|did not) know (?:why|how)|(?:as|even) if|as though|"
    r"(?:impossible|hard|difficult) not to|"
    r"(?:can't|couldn't|don't|cannot) remember (?:when i last|the last time i)(?: was| felt)?"
    r"(?= (?:so|this|that|such))|"
    r"(?:couldn't|could not|can't) (?:be|have been|feel|get) (?:any )?(?:more )?(?=\w+er\b|$)|"
    r"(?:couldn't|could not|can't) (?:be|have been|feel) (?:any )?more|"
    r"(?:never|haven't|hadn't|have not|not) (?:been|felt|seen|had|known|be|feel)?\s?"
    r"(?:so|this|that|such|more|quite so)(?= \w*$)|no (?:doubt|wonder|question)(?: that)?|"
    r"not without|why not|or not|if not|when not|whether or not|"
    r"(?:don't|didn't) (?:want|mean) to (?:\w+ ){1,4}(?=because))"
)
"""Phrases that look as if they denied or supposed something."""

_NOT: Final = frozenset(
    (
        *("not", "never", "without", "cannot", "hardly", "barely", "neither", "nor", "no"),
        *("nothing", "nobody", "none", "less", "scarcely", "rarely", "seldom", "isnt", "wasnt"),
        *("didnt", "dont", "doesnt", "arent", "werent", "cant", "couldnt", "wont", "aint"),
    )
)
_THROUGHOUT: Final = re.compile(
    r"\b(?:no longer|none of|instead of|rather than|anything but|far from|free (?:of|from)|"
    r"rid of|got over|get over|getting over|over my|let go of|letting go of|lack(?:ed)? of|"
    r"(?:stop|stops|stopped|quit|avoid|avoided) (?:being|feeling|getting|worrying|my|the|all)|"
    r"overc[ao]me|recover(?:ed|ing) from|(?:lost|conquered) (?:my|the|all|that)|past the|"
    r"not that i|not (?:like|as if|as though) i|nobody|no one|it is not that|neither of us|"
    r"no (?:reason|need|cause|point|room|time|trace|sign|space|hint|shred)|"
    r"nothing to (?:be|feel)|nothing (?:left )?to|not once|the opposite of|not a (?:bit|trace)|"
    r"(?:don't|didn't|can't|couldn't|wouldn't|won't|doesn't|cannot|do not|did not|never)"
    r"(?: \w+ly| even| really| quite)?"
    r" (?:think|say|feel like|call|believe|suppose|remember|recall|want|have to|need to|mean|"
    r"know if|know whether|describe|see why|find|let|make|seem|expect|look|claim|leave|"
    r"accuse|bring|cause|see|picture)"
    r"(?: (?:that|it|myself|me|us|to))?|weeks since|months since|years since|days since|"
    r"ages since|a while since|a long time since|refus(?:e|ed|es|ing) to (?:be|feel|get|let)|"
    r"decided not to|not going to (?:be|feel|get)|(?:been|come) a long way from|"
    r"(?:wasn't|isn't|aren't|not) (?:one|the type|the sort) to|g[ai]ven? up (?:being|feeling)|"
    r"(?:past|beyond|above) (?:being|feeling|caring)|"
    r"ceased to|(?:done|finished|through) (?:being|feeling|with)|gone (?:are|is|was|were)|"
    r"(?:can't|couldn't|don't|didn't) (?:bring myself to|see myself)|few reasons|"
    r"(?:spared|saved) me|too (?!much\b)\w+ to (?:be|feel|get|stay)|"
    r"(?:n't|not) (?:exactly |really )?what (?:you'd|i'd|you would|i would|one would) call)\b"
)
"""Phrases that deny all of their clause."""

_AFTER: Final = re.compile(
    r"^(?:[^.;!?]{0,30}?)\b(?:not at all|any ?more|no more|"
    r"(?:was|is|were|had|has|have|felt|'s)(?: all| finally| almost| just| mostly)? "
    r"(?:gone|lifted|faded|passed|vanished|disappeared|melted|eased|dissolved|evaporated|behind me|"
    r"nowhere|lifting|fading|easing|missing|over)|"
    r"(?:didn't|did not|never|doesn't|does not|won't) (?:come|came|show|get|turn up|return|last)|"
    r"stayed away|went away|(?:melted|faded|slipped|fell|drained|drifted|washed) away|"
    r"(?:came to|turned out to be) nothing|(?:is|was)(?: just)? (?:a (?:distant )?memory|"
    r"unfounded)|"
    r"subsided|settled|died down|wore off|left (?:me|my)|lifted|faded|vanished|disappeared|"
    r"evaporated|dissolved|let go of me)\b"
)
_ONE_WORD_AFTER: Final = re.compile(r"^\s*(?:\?|-|–|,)\s*(?:no\b|not (?:me|i|really|at all)\b)")  # noqa: RUF001 - as models write it
_NOT_THE_WORD: Final = re.compile(
    r"\s+(?:isn't|wasn't|is not|was not|doesn't|didn't) (?:quite |really )?"
    r"(?:the (?:right )?word|it\b|cover it|come into)"
)
_NOUN: Final = re.compile(
    r"(?:anxiety|nerves|worr(?:y|ies)|fear|dread|panic|stress|anger|rage|frustration|jealousy|envy|"
    r"\w+ness|grief|despair|shame|guilt|pain|hurt|joy|pride|excitement|motivation|hope|relief|"
    r"depression|boredom|fatigue|exhaustion|pressure|resentment|shock|tension|insecurity|"
    r"butterflies|cloud|weight|knot|embarrassment|humiliation|disappointment|confusion)"
)


def is_denied(place: Place) -> bool:
    """A denial close before the hit, one over its whole clause, or one that follows it."""
    if _THROUGHOUT.search(place.clause_text) or _after(place):
        return True
    between = 0
    for word in reversed(place.clause):
        if word in _NOT or word.endswith("n't"):
            return True
        between += word not in LIGHT
        if between > MOST_BETWEEN:
            return False
    return _listed(place)


def _listed(place: Place) -> bool:
    """'I wasn't sad, angry or jealous': a list joined by 'or' shares its denial."""
    joined = " ".join(place.before[-6:])
    is_list = re.search(r"\b(?:or|nor)$", joined) or re.match(r",? \w+,? (?:or|nor) ", place.after)
    return bool(is_list) and any(
        word in _NOT or word.endswith("n't")
        for word in since(place.before, frozenset((".", ";", "but", "because", "?", "!")))[-7:]
    )


def _after(place: Place) -> bool:
    after = place.after
    if (
        _ONE_WORD_AFTER.match(after)
        or _NOT_THE_WORD.match(after)
        or re.match(r"\s+(?:not at all|any ?more)\b", after)
    ):
        return True
    return bool(_NOUN.fullmatch(place.hit) and _AFTER.match(place.after_in_clause))
