"""What is private of an entry, in its front matter: answers by name, sentences by their words.

The words themselves stand in the body, as all do; who gives the file away sees both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from voicejournal.exchange.refusal import Refused
from voicejournal.journal import Entry, Share, Slot
from voicejournal.language.private.answers import ANSWER, answer_scope
from voicejournal.language.private.choices import PRIVATE, words_scopes
from voicejournal.language.private.kept_off import WHOLE, kept_off, places_of
from voicejournal.language.text.safe import printable

ANSWERS: Final = "private_answers"
SENTENCES: Final = "private_sentences"


def front_of(entry: Entry) -> Mapping[str, Any]:
    """The part of the front matter; empty lists are None."""
    latest = {share.scope: share.choice for share in entry.shares}
    answers = [
        scope.removeprefix(f"{ANSWER} ")
        for scope, choice in latest.items()
        if choice == PRIVATE and scope.startswith(f"{ANSWER} ")
    ]
    sentences = [printable(part.text) for part in kept_off(entry) if part.is_certain]
    return {ANSWERS: answers or None, SENTENCES: sentences or None}


def with_private(entry: Entry, answers: Sequence[str], sentences: Sequence[str]) -> Entry:
    """The entry with what is private of it; all of it, where such a sentence is not in it any more.

    Raises:
        Refused: an answer is none that there is.
    """
    scopes = [_answer(text) for text in answers]
    for text in sentences:
        # Which of several places was meant, words do not tell: all of them.
        places = places_of(entry, text)
        scopes += [one for place in places for one in words_scopes(entry, *place)] or [WHOLE]
    if not scopes:
        return entry
    if entry.private:
        scopes.append(WHOLE)
    shares = tuple(Share(entry.id, scope, PRIVATE, entry.moment.at) for scope in scopes)
    return replace(entry, private=WHOLE in scopes, shares=tuple(_once(shares)))


def _answer(text: str) -> str:
    slot, _, label = text.strip().partition(" ")
    try:
        return answer_scope(Slot(slot), label)
    except ValueError:
        raise Refused("one of its private answers is none that there is") from None


def _once(shares: Sequence[Share]) -> Iterator[Share]:
    yield from {share.scope: share for share in shares}.values()
