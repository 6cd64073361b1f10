"""People who were a support, or were rung: by name, or by what they are to the person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lists.mention_words import MentionWords, PeopleWords
from voicejournal.language.scope.scope import scope_of
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, evidence_of

MOST_PEOPLE: Final = 5

_NEGATED: Final = re.compile(r"(?i)\b(?:nobody|no one|not|never|n['’]t|without|almost|nearly)\b")  # noqa: RUF001 - as models write it
_DETERMINER: Final = (
    r"(?:(?i:my|our|the|a|an old|an|his|her)\s+)?"
    r"(?:(?i:old|dear|good|little|big|older|younger)\s+)?"
)


def propose_people(sentences: Sequence[Sentence], words: MentionWords) -> Proposal | None:
    """Propose at most five people in the order they were said; None if there was none."""
    found = [
        (name, sentence) for sentence in sentences for name in _named_in(sentence, words.people)
    ]
    names = tuple(dict.fromkeys(name for name, _ in found))[:MOST_PEOPLE]
    if not names:
        return None
    return Proposal(Slot.PEOPLE, names, evidence_of(found[0][1]), SOURCE)


def _named_in(sentence: Sentence, words: PeopleWords) -> Iterator[str]:
    reached, supported = _patterns(words)
    for pattern in (reached, supported):
        for match in pattern.finditer(sentence.text):
            name = match["name"]
            before = sentence.text[: match.start()]
            near = " ".join(before.split()[-4:])
            if name.lower() in words.not_names or not sentence.is_sure(*match.span()):
                continue
            if _NEGATED.search(near) or scope_of(sentence.text, *match.span()).hypothetical:
                continue
            if pattern is reached and scope_of(sentence.text, *match.span()).someone_else:
                continue  # 'she called her brother'
            yield _as_named(name)


def _as_named(name: str) -> str:
    """A role in lower case, a name as it was said."""
    words = name.split()
    return " ".join(words) if words[-1][:1].isupper() else " ".join(words).lower()


@cache
def _patterns(words: PeopleWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verb before person, and person before verb."""
    role = f"(?i:{_either(words.roles)})"
    title = rf"(?:(?i:{_either(words.titles)})\.?\s+)?"
    person = rf"(?P<name>{role}\b(?!\s+(?i:in|at|of)\s+law)|{title}[A-Z][\w-]+)"
    reached = rf"\b(?i:{_either(words.reached)})\s+{_DETERMINER}{person}"
    supported = (
        rf"(?<![\w'’]){_DETERMINER}{person}\s+"  # noqa: RUF001 - as models write it
        rf"(?:(?i:also|even|just|really|only)\s+)?(?i:{_either(words.supported)})\b"
    )
    return re.compile(reached), re.compile(supported)


def _either(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
