"""Proposals for the evening's questions: by the vectors' model where it is here, else by words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from voicejournal.errors import DamagedError, ModelError
from voicejournal.journal import Past, Transcript
from voicejournal.language.lists.lexicon import Lexicon, read_lexicon
from voicejournal.language.text.sentences import Sentence, sentences_of
from voicejournal.ports import Tagged
from voicejournal.tagging.feelings import propose_feelings
from voicejournal.tagging.heads import Heads
from voicejournal.tagging.mood import propose_energy, propose_mood
from voicejournal.tagging.reading import Read, read
from voicejournal.tagging.seen import Embedder
from voicejournal.tagging.therapy import propose_therapy
from voicejournal.tagging.triggers import propose_triggers

if TYPE_CHECKING:
    from voicejournal.ports import Tagger

LANGUAGE: Final = "en"
OTHER_LANGUAGE: Final = "Nothing is proposed to these questions: proposals know English alone."
BY_WORDS: Final = "The proposals come from a list of words alone."
WITHOUT_MODEL: Final = (
    f"{BY_WORDS} The model minilm is not here; `voicejournal models fetch minilm` fetches it, once."
)

_PROPOSERS: Final = (propose_mood, propose_energy, propose_feelings, propose_triggers)


@dataclass(frozen=True, slots=True)
class Model:
    """What is needed to read sentences; the heads are read when first asked for."""

    embedder: Embedder
    heads: Callable[[], Heads]


@dataclass(frozen=True, slots=True)
class ReflectionTagger:
    """Proposes answers; where it finds too little, it says nothing (ports.Tagger)."""

    model: Model | None = None
    lexicon: Lexicon = field(default_factory=read_lexicon)

    def propose(
        self, transcript: Transcript, past: Past, withheld: frozenset[str] = frozenset()
    ) -> Tagged:
        """At most one proposal a slot, in the order of the questions; none but for English."""
        remark = self._remark(transcript.language, past)
        if transcript.language != LANGUAGE:
            return Tagged(remark=remark)
        sentences = [one for one in sentences_of(transcript) if one.text not in withheld]
        try:
            seen = self._read(sentences)
        except (DamagedError, ModelError) as trouble:  # the words are here all the same
            seen, remark = None, f"{trouble.message} {trouble.remedy} {BY_WORDS}"
        found = [propose(sentences, self.lexicon, seen, past) for propose in _PROPOSERS]
        found.append(propose_therapy(sentences, self.lexicon))
        proposals = tuple(proposal for proposal in found if proposal is not None)
        return Tagged(proposals, seen.reading if seen else None, remark)

    def _read(self, sentences: Sequence[Sentence]) -> Read | None:
        model = self.model
        return read(sentences, model.embedder, model.heads(), self.lexicon) if model else None

    def _remark(self, language: str, past: Past) -> str:
        """Why there is less than there might be; said on the first such evening alone."""
        last = past.evenings[0] if past.evenings else None
        if language != LANGUAGE:
            return "" if last and last.language == language else OTHER_LANGUAGE
        if self.model is not None:
            return ""
        said_before = any(e.language == LANGUAGE for e in past.evenings) and not any(
            e.reading for e in past.evenings[:1]
        )
        return "" if said_before else WITHOUT_MODEL


if TYPE_CHECKING:
    _TAGGER: type[Tagger] = ReflectionTagger
