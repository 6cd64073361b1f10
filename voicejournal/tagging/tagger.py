"""The tagger that knows only the program's own list of words."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from voicejournal.journal import Past, Transcript
from voicejournal.language.lexicon import Lexicon, read_lexicon
from voicejournal.language.sentences import sentences_of
from voicejournal.ports import Tagged
from voicejournal.tagging.feelings import propose_feelings
from voicejournal.tagging.mood import propose_energy, propose_mood
from voicejournal.tagging.therapy import propose_therapy
from voicejournal.tagging.triggers import propose_triggers

if TYPE_CHECKING:
    from voicejournal.ports import Tagger

LANGUAGE: Final = "en"
OTHER_LANGUAGE: Final = "Nothing is proposed to these questions: proposals know English alone."

_PROPOSERS: Final = (
    propose_mood,
    propose_energy,
    propose_feelings,
    propose_triggers,
    propose_therapy,
)


@dataclass(frozen=True, slots=True)
class WordListTagger:
    """Proposes answers from the word list; where it finds too little, it says nothing."""

    lexicon: Lexicon = field(default_factory=read_lexicon)

    def propose(self, transcript: Transcript, past: Past) -> Tagged:
        """At most one proposal a slot, in the order of the questions; none but for English."""
        remark = _remark(transcript.language, past)
        if transcript.language != LANGUAGE:
            return Tagged(remark=remark)
        sentences = sentences_of(transcript)
        proposals = (propose(sentences, self.lexicon) for propose in _PROPOSERS)
        found = tuple(proposal for proposal in proposals if proposal is not None)
        return Tagged(found, remark=remark)


def _remark(language: str, past: Past) -> str:
    """Why there are no proposals, where there are none; said on the first such evening alone."""
    if language == LANGUAGE or (past.evenings and past.evenings[0].language == language):
        return ""
    return OTHER_LANGUAGE


if TYPE_CHECKING:
    _TAGGER: type[Tagger] = WordListTagger
