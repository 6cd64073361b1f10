"""What is noticed in an evening's words beside mood, feelings and triggers (ports.Noticer)."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from voicejournal.journal import Slot, Transcript
from voicejournal.language.lists.care_words import read_care_words
from voicejournal.language.lists.lexicon import WordList
from voicejournal.language.lists.mention_words import MentionWords, Named, read_mention_words
from voicejournal.language.text.sentences import sentences_of
from voicejournal.ports import Noticed
from voicejournal.tagging.care import propose_care
from voicejournal.tagging.danger import Sense, hear_danger
from voicejournal.tagging.helped import propose_helped
from voicejournal.tagging.people import propose_people
from voicejournal.tagging.skills import propose_skills
from voicejournal.tagging.sleep import propose_sleep
from voicejournal.tagging.tagger import LANGUAGE
from voicejournal.tagging.urges import propose_urges, tells_only_of_an_urge_not_followed
from voicejournal.tagging.wins import propose_wins

if TYPE_CHECKING:
    from voicejournal.ports import Noticer

_PROPOSERS: Final = (propose_skills, propose_wins, propose_urges, propose_sleep, propose_people)


@dataclass(frozen=True, slots=True)
class WordListNoticer:
    """Notices by word lists, danger also by its sense if there is one, and in English alone."""

    words: MentionWords = field(default_factory=read_mention_words)
    care: WordList[Named] = field(default_factory=read_care_words)
    sense: Sense | None = None

    def notice(self, transcript: Transcript) -> Noticed:
        """What was mentioned; of an evening that may speak of danger, no more than an urge.

        That urge is one that was told of as not followed, and nothing else told of danger.
        """
        if transcript.language != LANGUAGE:
            return Noticed()
        sentences = sentences_of(transcript)
        heard = hear_danger(sentences, self.sense)
        if heard.clearly:
            urge = propose_urges(sentences, self.words)
            others = [
                sentence
                for sentence in sentences
                if not tells_only_of_an_urge_not_followed(sentence, self.words)
            ]
            is_urge_alone = not hear_danger(others, self.sense).clearly
            return Noticed((urge,) if urge and is_urge_alone else (), may_be_danger=True)
        open_ = [sentence for sentence in sentences if sentence.text not in heard.faintly]
        proposals = (propose(open_, self.words) for propose in _PROPOSERS)
        found = tuple(proposal for proposal in proposals if proposal is not None)
        care = propose_care(open_, self.care, self.words, found)
        skills = next((one for one in found if one.slot is Slot.SKILLS), None)
        helped = propose_helped(open_, self.words, skills)
        more = tuple(one for one in (care, helped) if one is not None)
        return Noticed((*found, *more), withheld=heard.faintly)


if TYPE_CHECKING:
    _NOTICER: type[Noticer] = WordListNoticer
