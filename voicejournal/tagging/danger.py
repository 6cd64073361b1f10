"""Whether wording may speak of danger to the one who speaks.

Small rules over a list of wordings, and a sense for those that no rule knows. They err towards
hearing it: what follows is a quiet offer, and a wording that is missed costs more than one too
many. Nothing of what is found is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from voicejournal.language.danger.rules import is_known_to_be_quiet, speaks_of_danger
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.plain_wish import is_plain_wish


@dataclass(frozen=True, slots=True)
class Heard:
    """What may speak of danger: clearly, and the sentences that do so, if only faintly."""

    clearly: bool = False
    faintly: frozenset[str] = frozenset()


Sense = Callable[[Sequence[str]], Heard]
"""What of sentences in their order may speak of danger by words or meaning that no rule knows."""


def hear_danger(sentences: Iterable[Sentence], sense: Sense | None = None) -> Heard:
    """What of these sentences may speak of danger to oneself; words in doubt count too.

    By rules, which hear clearly; and by `sense`, if there is one, of the sentences that the rules
    leave open.
    """
    texts = [sentence.text for sentence in sentences]
    if any(speaks_of_danger(text) for text in texts):
        return Heard(clearly=True)
    heard = [sense(run) for run in _runs_left_open(texts)] if sense else []
    faintly = frozenset(text for one in heard for text in one.faintly)
    return Heard(any(one.clearly for one in heard), faintly)


def _runs_left_open(texts: Iterable[str]) -> Iterator[list[str]]:
    """Sentences beside each other of which the rules know nothing, each run a list."""
    for is_quiet, run in groupby(texts, key=_is_quiet):
        if not is_quiet:
            yield list(run)


def _is_quiet(text: str) -> bool:
    return is_known_to_be_quiet(text) or is_plain_wish(text)
