"""Whether words tell how the speaker is: not denied, another's, supposed or long over.

Small rules over the words around a hit. They err towards silence.
"""

from dataclasses import dataclass

from voicejournal.language.scope.clauses import place_of
from voicejournal.language.scope.denial import HARMLESS, is_denied
from voicejournal.language.scope.experiencer import is_of_someone_else, is_reported
from voicejournal.language.scope.supposing import is_over, is_supposed
from voicejournal.language.scope.unowned import is_unowned


@dataclass(frozen=True, slots=True)
class Scope:
    """What the words around a hit do to it."""

    negated: bool = False
    someone_else: bool = False
    hypothetical: bool = False
    reported: bool = False
    over: bool = False
    unowned: bool = False

    @property
    def holds(self) -> bool:
        """Whether the speaker says it of themselves, as a fact, of these days."""
        aside = self.negated or self.hypothetical or self.over or self.unowned
        return not (aside or self.is_anothers)

    @property
    def is_anothers(self) -> bool:
        """Whether another feels it, or only another says it."""
        return self.someone_else or self.reported


def scope_of(sentence: str, start: int, end: int, then: str = "") -> Scope:
    """Judge the hit at characters `start:end` of a sentence; `then` is the sentence after it."""
    place = place_of(sentence, start, end, HARMLESS)
    return Scope(
        negated=is_denied(place),
        someone_else=is_of_someone_else(place),
        hypothetical=is_supposed(place),
        reported=is_reported(place),
        over=is_over(place, then),
        unowned=is_unowned(place),
    )
