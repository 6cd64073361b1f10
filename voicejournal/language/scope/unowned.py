"""Words of feeling that tell nothing of the speaker: of a thing, a title, advice, courtesy.

Each rule holds for a shape of speech, not for a single phrase; phrases stand in the lexicon.
"""

import re
from typing import Final

from voicejournal.language.scope.clauses import Place

_STATES: Final = re.compile(
    r"sad|happy|lonely|angry|mad|furious|calm|excited|jealous|envious|proud|content|tense|afraid|"
    r"scared|frightened|anxious|nervous|worried|tired|weary|exhausted|sleepy|bored|numb|empty|"
    r"hurt|wounded|guilty|ashamed|curious|desperate|hopeless|hopeful|depressed|miserable|gloomy|"
    r"grumpy|cheerful|confident|confused|puzzled|shy|lazy|bitter|hollow|isolated|glad|relaxed|"
    r"peaceful|safe|playful|silly|restless|shocked|surprised|stressed|grateful|thankful|tender|"
    r"helpless|useless|inspired|motivated|energetic|panicked|frantic|amused|detached|vulnerable"
)
"""Words for the state of somebody: before a noun they are that noun's."""

_OWN_TIME: Final = re.compile(
    r"days?|nights?|evenings?|mornings?|afternoons?|weeks?|weekends?|months?|years?|hours?|"
    r"minutes?|moments?|times?|moods?|feelings?|thoughts?|state|place|mind|heart|mess|wreck|"
    r"person|me|self|part|side|bit|bundle|tears?|smile|news|ending|start|lump|sort|kind|way|"
    r"spell|patch|spot|silence|sigh|energy|pride|sadness|anger|about|of|at|for|with|in|on|to|by|"
    r"from|as|like|and|or|but|because|that|when|while|since|after|before|again|now|today|"
    r"tonight|yesterday|lately|inside|over|all|right|most|one|ones|thing|and|so|too|enough|"
    r"sometimes|always|this|is|was|his|hers|us|has|does|i|he|she|it|we|they|you|if|just|still|"
    r"even|really|alone|instead|afterwards|people|is|are|were|without|until|where|who|how"
)
"""What may follow and still be the speaker's: times, moods, and words that are no noun."""

_DETERMINED: Final = re.compile(
    r"\b(?:an?|the|that|this|these|those|some|his|her|their|its|your|every|no|\w+'s)"
    r"(?: (?:very|rather|bit of a|really|slightly|so|most))?$"
)
_AFTER_PREPOSITION: Final = re.compile(r"\b(?:of|with|in|into|on|for|through|from|by|about|like)$")
_BEFORE_STATE: Final = re.compile(
    r"\b(?:am|i'm|im|was|be|been|being|is|are|were|it's|feel|feels|felt|feeling|so|very|really|"
    r"quite|too|get|gets|got|getting|bit|me|little|pretty|more|still|rather|such|just|and|or|"
    r"became|become|stayed|stay|seem|seemed|go|went|quite|we're|myself)$"
)
_MATERIAL: Final = re.compile(
    r"tension|stress|pressure|shock|depression|relief|rejection|panic|rage|content|calm|confusion|"
    r"surprise|excitement|drive|spark|fear|anger|worries|worry|hurt|isolation|comfort|dread"
)
_ON_A_THING: Final = re.compile(
    r"\s+(?:(?:in|on|between|of) (?:the|a|an|its|each|every)\b|(?:is|was|falls|goes) on the\b)"
)
_FIRST: Final = re.compile(r"\b(?:i|i'\w+|me|my|mine|we|we'\w+|us|our|myself)\b")

_THING_IS: Final = re.compile(
    r"^(?:(?:and|but|so|then|well|the|this|that|some|all) )*(\w+) (?:was|is|were|are|got|went|"
    r"looked)"
    r"(?: (?:a|bit|little|very|really|so|just|absolutely|completely|pretty|quite|totally))*$"
)
_OWN_SUBJECT: Final = re.compile(
    r"i|im|we|it|that|this|today|tonight|yesterday|everything|things|life|work|home|all|what|which|"
    r"\w*days?|nights?|mornings?|evenings?|afternoons?|weekends?|weeks?|months?|years?|winter|"
    r"summer|"
    r"christmas|being|living|mood|part|half|me|there|mind|heart|body|head|hour|moment|he|she|"
    r"they|you"
)
"""Subjects that may tell of the speaker, or that the rules for persons judge."""

_POLITE: Final = re.compile(
    r"\s+to (?!be\b|see\b|have\b|hear\b|find\b|know\b|feel\b|meet\b|get\b|finally\b|come\b|wake\b|"
    r"learn\b|discover\b|leave\b)\w+"
)
_WILLING: Final = re.compile(r"\b(?:content|happy|glad|pleased|delighted)$")
_AFRAID_CLAUSE: Final = re.compile(
    r"\s*,?\s*(?:so|not|no|that'?s?|it'?s?|there'?s?|the|we\w*'?\w*|he'?s?|she'?s?|they\w*'?\w*|"
    r"you\w*'?\w*|this|these|my|our|your|his|her|nobody|nothing|all|i'?(?:m|ve|d)?|dinner|some)\b"
)
_AHEAD: Final = re.compile(
    r"(?: [\w']+?){1,3}(?:'ll| will| might| won't| would| could| going to| never)\b"
)
"""What is still to come may well be feared: 'I'm afraid he'll leave'."""

_AFRAID_AFTER: Final = re.compile(r",\s*(?:i'm|i am)$")
_YOU: Final = re.compile(
    r"^(?:and |but |so |if |when |then |maybe |sometimes )*"
    r"(?:(?:you|you're|you'll|you'd|you've)|(?:are|were|do|did|can|will) you)\b(?! know\b)"
)
_ADVICE: Final = re.compile(
    r"^(?:(?:please|just|and|so|well|but|always|never|also)\s)*"
    r"(?:do not|don't|never|always|stay|keep|remain|be|try to|remember to|let yourself|"
    r"allow yourself|learn to|go)\b(?: (?:be|get|feel|go|let yourself|to bed|stay|being|feeling|"
    r"too|so|a|bit|little|go to bed|to be|to stay|to feel|ever|hold|leave|sit))*$"
)
_TOLD_TO: Final = re.compile(
    r"\b(?:says?|said|tells?|told|advises?|advised|reminds?|reminded|asks?|asked|urged?|warned|"
    r"taught|teaches)\b(?: (?:me|us|you|him|her|them|everyone|people|\w+))?"
    r"(?: (?:not|never|always|just))* to (?:be|stay|feel|keep|remain|get|look|act|try)\b"
)
_PERCEIVED: Final = re.compile(
    r"\b(?:see(?:ing|n)?|saw|watch(?:ing|ed)?|hear(?:ing|d)?|find(?:ing)?|found|leav(?:e|ing)|"
    r"left|ma(?:de|ke|king)|caught|with)"
    r" (?:him|her|them|you|mum|dad|mom|(?:my|the|a|our|his|her) \w+|\w+)"
    r"(?: (?:so|this|that|looking|look|be|being|feel|feeling|get|getting|sound|sounding|all|as|"
    r"really|very|quite|and|sad|scared|upset|a|bit|little|sitting|there))*$"
)
_OTHERS_SEEN: Final = re.compile(r"\b(?:him|her|them|you|mum|dad|mom|my \w+|the \w+|our \w+)\b")
_FIRST_SEEN: Final = re.compile(r"\b(?:me|us|myself)\b")
_JOKING: Final = re.compile(
    r"^[^.?!]{0,40}\b(?:i (?:joked|teased|kidded)|"
    r"(?:just|only|half|was) (?:joking|kidding|teasing)|"
    r"joking aside|in a nice way|ha ha|haha)\b"
)
_CAPITAL: Final = re.compile(r"[A-Z][a-z]")
_OWN_CAPITAL: Final = re.compile(r"I\b")


def is_unowned(place: Place) -> bool:
    """Whether the words found are used of something other than how the speaker is."""
    if re.match(r"[^.?!]{0,40}\bso (?:am|was|did|do) (?:i|we)\b", place.after):
        return False
    return (
        _is_of_a_thing(place)
        or _is_courtesy(place)
        or _is_advice(place)
        or _is_in_title(place)
        or bool(_JOKING.match(place.after))
        or _is_perceived(place)
    )


def _is_of_a_thing(place: Place) -> bool:
    """'Traffic was mad', 'laughed until I cried', 'the tension in the rope'."""
    before = " ".join(place.before)
    if re.match(r"cr(?:ied|ying)|wept|.*tears", place.hit) and re.search(r"\blaugh", before):
        return True
    if _STATES.fullmatch(place.hit):
        subject = _THING_IS.search(place.clause_text)
        is_things = subject is not None and not _OWN_SUBJECT.fullmatch(subject[1])
        return is_things or _is_of_a_noun(place, before)
    on_thing = _MATERIAL.fullmatch(place.hit) and _ON_A_THING.match(place.after)
    return bool(on_thing and not _FIRST.search(place.text))


def _is_of_a_noun(place: Place, before: str) -> bool:
    """'A sad excuse', 'angry customers', 'of happy memories'."""
    following = re.match(r"(?: and \w+)? ([a-z'-]+)", place.after)
    if following is None or _OWN_TIME.fullmatch(following[1]):
        return False
    noun = following[1]
    if _DETERMINED.search(before) or _AFTER_PREPOSITION.search(before):
        return not noun.endswith("ly")
    plural = noun.endswith("s") and not noun.endswith(("ss", "ous", "'s"))
    return plural and before != "" and not _BEFORE_STATE.search(before)


def _is_courtesy(place: Place) -> bool:
    """'I'm afraid we're out of milk', 'happy to help': nothing is felt."""
    if place.hit == "afraid":
        clause = re.search(r"(?:\bi'm|\bi am|\bim)(?: very| rather| \w+ly)?$", place.clause_text)
        ahead = _AHEAD.match(place.after)
        if clause and not ahead and _AFRAID_CLAUSE.match(place.after):
            return True
        tagged = _AFRAID_AFTER.search(place.text[: place.start].rstrip())
        return bool(tagged and re.match(r"\s*[.,!;]|\s*$", place.after))
    return bool(_WILLING.search(place.hit) and _POLITE.match(place.after))


def _is_advice(place: Place) -> bool:
    """Said to oneself or anybody: 'stay calm', 'you get anxious', 'she told me to be proud'."""
    clause = place.clause_text
    if not place.before and place.hit == "calm" and place.after.startswith(" down"):
        return True
    return bool(
        _YOU.search(clause) or _ADVICE.fullmatch(clause) or _TOLD_TO.search(" ".join(place.before))
    )


def _is_in_title(place: Place) -> bool:
    """A capital within a sentence: a film, a song, a book."""
    raw = place.raw[place.start : place.end]
    if place.is_in_list or place.raw.isupper():
        return False
    if not _CAPITAL.match(raw) or _OWN_CAPITAL.match(raw):
        return False
    before = place.raw[: place.start].rstrip()
    return bool(before) and before[-1] not in ".?!:;\"'“”‘’(–—-"  # noqa: RUF001 - as models write them


def _is_perceived(place: Place) -> bool:
    """'Seeing him so sad': another is seen to feel it."""
    if not _STATES.fullmatch(place.hit) and not re.fullmatch(
        r"upset|crying|terrified|devastated|heartbroken|annoyed|irritated|frustrated|disappointed|"
        r"in tears|delighted|relieved|overwhelmed|thrilled|pleased|down|low|embarrassed",
        place.hit,
    ):
        return False
    seen = _PERCEIVED.search(" ".join(place.before))
    return bool(seen and _OTHERS_SEEN.search(seen.group()) and not _FIRST_SEEN.search(seen.group()))
