"""Whose feeling it is: the speaker's, unless another is its subject, or only says it.

No grammar is parsed: subjects are known persons, names by their capitals, and whatever noun stands
before a verb of being. They err towards silence.
"""

import re
from collections.abc import Sequence
from typing import Final

from voicejournal.language.scope.clauses import CLAUSE_ENDS, LIGHT, Place, since

_FIRST: Final = re.compile(r"(?:i|we)(?:'(?:m|ve|d|ll|re))?|me|us|my(?:self)|i'm|im|ive|ourselves")
_PERSON: Final = re.compile(
    r"(?:he|she|they)(?:'(?:s|d|ll|re|ve))?|who(?:'s)?|"
    r"(?:every|some|no|any)(?:one|body)(?:'s)?|people|others|folks|"
    r"(?:step|half-?)?(?:sister|brother|mother|father|mum|mom|mam|dad|son|daughter|child|kid)s?"
    r"(?:'s)?|(?:grand)(?:mother|father|ma|pa|son|daughter|parents|child|children|kids)(?:'s)?|"
    r"children|parents|husband|wife|partner|boy|girl|man|woman|men|women|guy|lady|mummy|daddy|nan|"
    r"boyfriend|girlfriend|ex|fianc[ée]e?|(?:room|flat|class|team|house)mates?|friends?|boss|"
    r"manager|(?:co-?workers?|colleagues?)|aunt|auntie|uncle|cousins?|nephew|niece|family|"
    r"in-laws?|therapist|counsellor|counselor|doctor|dr|nurse|teacher|professor|coach|landlord|"
    r"neighbou?rs?|baby|toddler|twins|dog|puppy|cat|kitten|horse|driver|customers?|clients?|"
    r"patients?|students?|pupils?|team|staff|crew|class|group|crowd|couple|supervisor|trainer|"
    r"stranger|guests?|guy|guys|mate|bestie|buddy|character|characters|hero|heroine|actor"
)
_POSSESSED: Final = re.compile(r"(?:his|her|their|your|someone's|\w+'s)")
_OBJECTS: Final = frozenset(("him", "her", "them", "you"))
_CAUSING: Final = frozenset(
    ("made", "make", "makes", "making", "left", "leave", "leaves", "kept", "keep", "got", "had")
)
_PREPOSITIONS: Final = frozenset(
    (
        *("to", "with", "for", "of", "at", "by", "from", "about", "on", "near", "without", "over"),
        *("after", "before", "between", "around", "behind", "than", "toward", "towards"),
        *("seeing", "visiting", "watching", "meeting", "calling", "hugging", "missing", "helping"),
    )
)
_DETERMINERS: Final = frozenset(
    (
        *("my", "his", "her", "their", "our", "the", "a", "an", "best", "old", "your", "some"),
        *("new", "little", "older", "younger", "poor", "dear", "lovely", "two", "three", "other"),
    )
)
_BEING: Final = (
    r"(?:'s|is|was|are|were|isn't|wasn't|aren't|seems|seemed|looks|looked|feels|felt|sounds|"
    r"sounded|gets|got|became|has|had|have|must|remained|stayed|came|went|sat|stood|turned|grew)"
)
_NOUN_IS: Final = re.compile(
    rf"\b(?:the|a|an|my|our|your|his|her|their|this|that|every|each|all|\w+'s)\s+"
    rf"(?:\w+\s+){{0,2}}?(?P<noun>\w+)\s*{_BEING}\b"
)
_OWN_NOUNS: Final = frozenset(
    (
        *("mood", "mind", "heart", "body", "head", "chest", "stomach", "day", "night", "evening"),
        *("morning", "afternoon", "week", "weekend", "thing", "things", "feeling", "feelings"),
        *("brain", "part", "half", "whole", "me", "that", "one", "time", "reason", "soul", "gut"),
        *(
            "thoughts",
            "throat",
            "hands",
            "legs",
            "moment",
            "first",
            "word",
            "days",
            "bit",
            "emotion",
        ),
        *("anxiety", "anger", "fear", "thought", "idea", "result", "rest", "us", "i", "month"),
    )
)
_STIMULUS: Final = re.compile(
    r"\w+(?:ing|ful|some)|scary|a nightmare|fun|hilarious|pointless|a void|"
    r"too much for me|depressive"
)
"""Words that tell of what a thing does to one: 'work was stressful' is the speaker's stress."""

_SAYING: Final = re.compile(
    r"(?:say|says|said|saying|tell|tells|told|telling|claims?|claimed|think|thinks|thought|"
    r"asks?|asked|insists?|insisted|assumes?|assumed|believes?|believed|wrote|writes|texted|calls?|"
    r"called|accus(?:es|ed)|suggest(?:s|ed)|hints?|hinted|reckons?|reckoned|swears?|swore|"
    r"suspects?|"
    r"guess(?:es|ed)?|joked|mention(?:s|ed)|explained|reminded|notes|noticed|worries|worried that|"
    r"finds|labell?ed|describes?|described|expects?|expected|wants?|wanted)"
)
_REPORT_ENDS: Final = frozenset((";", ".", "?", "!", "but", "although", "though", "which", "so"))
_ABOUT: Final = re.compile(
    r"\b(?:article|book|books|film|movie|podcast|video|documentary|study|post|story|song|chapter|"
    r"course|workshop|lecture|poster|leaflet|blog|talk|series|episode|programme|program|news)s?"
    r" (?:\w+ )?(?:about|on|of|called|named|titled)\b|"
    r"\bin (?:the|a|this|that) (?:film|movie|book|show|series|novel|play|song|game|story)\b|"
    r"\baccording to (?!me\b)\w+"
)
_HEARSAY: Final = re.compile(
    r"\b(?:apparently|supposedly|allegedly|reportedly|rumou?r has it|"
    r"(?:he|she|they|everyone|everybody|people|someone|somebody) (?:had|has|have) me down as|"
    r"word (?:is|has it)|(?:sees?|saw|knows?|knew|thinks? of|thought of|views?|regards?|paints?|"
    r"painted|takes?|took|had) (?:me|us) (?:as|for)|(?:i )?(?:come|came|comes) across as|"
    r"in (?:his|her|their) (?:eyes|view|opinion|book)|"
    r"(?:to|for) (?:him|her|them),? (?:i'm|i am|i was)|(?:i|we) (?:must have )?"
    r"look(?:ed)?(?! (?:for|at|after|up)))\b"
)
"""Words for how one is seen by others."""

_ME_TOO: Final = re.compile(
    r"^[^.?!]{0,60}\b(?:so (?:am|was|did|do|have|had) (?:i|we)|me too|and me|(?:and|but) i (?:am|"
    r"was|"
    r"did|do|felt|feel) (?:too|as well)|as (?:am|was) i|(?:and )?i (?:am|was|did|do|felt) too|"
    r"just (?:like|as) (?:me|i)|and mine)\b"
)
_SAID_AFTER: Final = re.compile(
    r"^[^.?!]{0,60}?[,\"”'’]\s*(?!i\b|we\b)(?:\w+\s+){1,3}?(?:said|says|told me|wrote|asked)\b"  # noqa: RUF001 - as models write them
)
_NOT_NAMES: Final = re.compile(
    r"I(?:['’]\w+)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|"  # noqa: RUF001 - as models write it
    r"June|July|August|September|October|November|December|Christmas|Easter|English|German|French|"
    r"God|Instagram|Facebook|TV|OK|Okay|[A-Z]{2,}"
)
_NAME: Final = re.compile(r"[A-Z][a-z]+(?:['’]s)?")  # noqa: RUF001 - as models write it
_COMMON_FIRST: Final = frozenset(
    (
        *("the", "a", "an", "it", "this", "that", "there", "then", "today", "tonight", "yesterday"),
        *("so", "and", "but", "not", "now", "well", "maybe", "just", "part", "half", "all", "most"),
        *("work", "life", "dinner", "lunch", "breakfast", "sleep", "traffic", "home", "school"),
        *("everything", "nothing", "something", "money", "food", "morning", "evening", "night"),
        *("honestly", "actually", "overall", "one", "what", "which", "here", "his", "her", "their"),
        *("its", "my", "our", "your", "in", "on", "at", "after", "before", "when", "how", "why"),
        *(
            "exercise",
            "running",
            "yoga",
            "walking",
            "music",
            "church",
            "class",
            "college",
            "weather",
        ),
        *("inside", "outside", "still", "always", "never", "sometimes", "lately", "only", "even"),
        *("and", "because", "since", "while", "as", "if", "or", "yes", "no", "really", "very"),
    )
)


def is_of_someone_else(place: Place) -> bool:
    """Whether another person is the subject, and the speaker does not say 'so am I'."""
    if _ME_TOO.match(place.after):
        return False
    if place.clause and _POSSESSED.fullmatch(_before_light(place.clause)):
        return _before_light(place.clause) not in {"it's", "that's", "what's", "there's", "let's"}
    names = _names(place)
    subjects = _subjects(place, place.clause, names)
    if subjects:
        return subjects[-1]
    # 'I saw my sister and felt sad': a verb without a subject takes the first of the clause before.
    rest = list(place.before[: len(place.before) - len(place.clause)])
    while rest:
        if rest[-1] in {".", "?", "!", ";"}:
            return False
        clause = since(rest[:-1], CLAUSE_ENDS)
        if subjects := _subjects(place, clause, names):
            return subjects[0] and not place.text.lstrip().startswith(("seeing", "hearing"))
        rest = rest[: len(rest) - 1 - len(clause)]
    return False


def _before_light(clause: Sequence[str]) -> str:
    """The last word before the hit that is not light: 'her terrible fear' has 'her'."""
    words = [word for word in clause[-3:] if word not in LIGHT]
    return words[-1] if words else ""


def _names(place: Place) -> frozenset[str]:
    """Words that are capitalized as names are, in lower case."""
    if place.is_in_list:
        return frozenset()
    found = set()
    words = re.findall(r"[\w'’-]+", place.raw[: place.start])  # noqa: RUF001 - as models write it
    for index, word in enumerate(words):
        if not _NAME.fullmatch(word) or _NOT_NAMES.fullmatch(word):
            continue
        low = word.lower().replace("’", "'")  # noqa: RUF001 - as models write it
        if index == 0 and (low.removesuffix("'s") in _COMMON_FIRST or low in LIGHT):
            continue
        if index == 0 and (len(words) == 1 or (not _acts(words[1]) and not low.endswith("'s"))):
            continue
        found.add(low)
    return frozenset(found)


def _acts(word: str) -> bool:
    """Whether a word may be the verb of a name before it."""
    low = word.lower()
    return bool(re.fullmatch(_BEING, low) or low.endswith(("ed", "s")) or _SAYING.fullmatch(low))


def _subjects(place: Place, clause: Sequence[str], names: frozenset[str]) -> list[bool]:
    """For each person named in a clause: whether it is somebody else."""
    found: list[tuple[int, bool]] = []
    for index, word in enumerate(clause):
        if _FIRST.fullmatch(word):
            found.append((index, False))
        elif _PERSON.fullmatch(word) or word in names:
            if not _is_no_subject(clause, index):
                found.append((index, True))
        elif word in _OBJECTS and index and clause[index - 1] in _CAUSING:
            found.append((index, True))  # 'I made him angry'
    if not found and not _STIMULUS.fullmatch(place.hit):
        text = " ".join(clause)
        for noun in _NOUN_IS.finditer(text):
            if noun["noun"] not in _OWN_NOUNS and not re.search(r"\bof (?:me|us)\b", text):
                return [True]
    return [other for _, other in sorted(found)]


def _is_no_subject(clause: Sequence[str], index: int) -> bool:
    """Drawn to a preposition ('with my best friend'), or owning what follows ('Tom's car')."""
    owns = clause[index].endswith("'s") and index + 1 < len(clause)
    if owns and clause[index + 1] not in LIGHT and len(clause) - index > 2:  # noqa: PLR2004 - a noun and its verb
        return False
    while index and (clause[index - 1] in _DETERMINERS or clause[index - 1].endswith("'s")):
        index -= 1
    return index > 0 and clause[index - 1] in _PREPOSITIONS


def is_reported(place: Place) -> bool:
    """Another's words or thoughts, up to the next contrast or the speaker's own clause."""
    if (
        _HEARSAY.search(place.clause_text)
        or _ABOUT.search(place.clause_text)
        or _SAID_AFTER.match(place.after)
    ):
        return True
    stretch = since(place.before, _REPORT_ENDS)
    for index in range(1, len(stretch)):
        joins = stretch[index - 1] in {",", "and"}
        if joins and re.fullmatch(r"i(?:'\w+)?|we|my|it", stretch[index]):
            stretch = stretch[index:]  # ', and I was so hurt' is the speaker's own again
            return _is_reported_in(place, stretch)
    return _is_reported_in(place, stretch)


def _is_reported_in(place: Place, stretch: Sequence[str]) -> bool:
    names = _names(place)
    for index in range(len(stretch) - 1, -1, -1):
        calls_on = re.match(r"(?:call|text)", stretch[index]) and stretch[
            index + 1 : index + 2
        ] in (
            ["i"],
            ["we"],
        )
        if _SAYING.fullmatch(stretch[index]) and not calls_on:
            teller = _subjects(place, stretch[:index], names)
            return bool(teller) and teller[-1]
    return False
