"""What went well, in the person's own sentences."""

from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lists.mention_words import MentionWords
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, evidence_of, mentions

MOST_WINS: Final = 2


def propose_wins(sentences: Sequence[Sentence], words: MentionWords) -> Proposal | None:
    """Propose at most two sentences that tell of a win, word for word; None if none does."""
    found = [mention.sentence for mention in mentions(sentences, words.wins) if mention.holds]
    distinct = list(dict.fromkeys(sentence for sentence in found if not sentence.doubtful))
    if not distinct:
        return None
    texts = tuple(sentence.text for sentence in distinct[:MOST_WINS])
    return Proposal(Slot.WINS, texts, evidence_of(distinct[0]), SOURCE)
