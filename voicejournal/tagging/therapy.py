"""What the person said they want to bring to therapy."""

from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lists.lexicon import Lexicon
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, evidence_of, mentions

SECTIONS: Final = ("bring_up", "question")
"""The page's sections that ask for a place in a session, the plainer one first."""


def propose_therapy(sentences: Sequence[Sentence], lexicon: Lexicon) -> Proposal | None:
    """Propose the first sentence that asks to be brought up, word for word; else None."""
    for section in SECTIONS:
        for mention in mentions(sentences, lexicon.cue(section)):
            if not mention.scope.negated and not mention.scope.someone_else:
                evidence = evidence_of(mention.sentence)
                return Proposal(Slot.THERAPY, mention.sentence.text, evidence, SOURCE)
    return None
