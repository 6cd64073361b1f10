"""An evening: who asks, who listens, who proposes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property
from threading import Event
from typing import TYPE_CHECKING

from voicejournal.wiring.speech import SpeechWiring
from voicejournal.wiring.system import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from voicejournal import ports
    from voicejournal.flows.ask import Questioner
    from voicejournal.flows.closing import Closing
    from voicejournal.flows.evening import Evening
    from voicejournal.flows.homework import HomeworkQuestion
    from voicejournal.flows.only_sound import OnlySound
    from voicejournal.flows.settle import Settling
    from voicejournal.journal import Entry, Moment
    from voicejournal.language.telling.embed import MiniLm


class EveningWiring(SpeechWiring):
    """What an evening is made of."""

    @cached_property
    def embedder(self) -> MiniLm | None:
        """The model of sentences, loaded when it is first asked; none while it is not here."""
        from voicejournal.language.telling.embed import MODEL, MiniLm

        return MiniLm(self.weights.find) if self.weights.holds(MODEL) else None

    @cached_property
    def tagger(self) -> ports.Tagger:
        """Proposals: by the vectors' model where it is here, else by a list of words."""
        from voicejournal.language.shipped import read_shipped
        from voicejournal.tagging.heads import FILE, parse_heads
        from voicejournal.tagging.tagger import Model, ReflectionTagger

        embedder = self.embedder
        if embedder is None:
            return ReflectionTagger()
        return ReflectionTagger(
            Model(
                embedder,
                cache(lambda: parse_heads(read_shipped(FILE))),
            )
        )

    @cached_property
    def noticer(self) -> ports.Noticer:
        """What was mentioned, and wording that may speak of danger."""
        from voicejournal.tagging.danger_sense import DangerSense
        from voicejournal.tagging.noticer import WordListNoticer

        embedder = self.embedder
        return WordListNoticer(sense=DangerSense(embedder) if embedder else None)

    @cached_property
    def help_was_offered(self) -> Event:
        """Set once `help-now` was offered: once a run, and in no file."""
        return Event()

    @cached_property
    def questions(self) -> Sequence[ports.Question]:
        """The questions of an evening; one's own `nightly` is asked in place of ours."""
        from voicejournal.dialogue.prompt_set import read_prompt_set

        return read_prompt_set(own=self.places.prompts).questions

    @cached_property
    def closing(self) -> Closing:
        """What waits for an answer after a session."""
        from voicejournal.flows.closing import Closing

        return Closing(self.database.topics, self.database.homework, self.clock)

    def homework_question(self, asker: ports.Asker) -> HomeworkQuestion:
        """Asks after homework at night."""
        from voicejournal.flows.homework import HomeworkQuestion

        return HomeworkQuestion(self.database.homework, asker, self.clock)

    def settling(self, settler: ports.Settler, show: Callable[[ports.DoubtView], None]) -> Settling:
        """Doubts put to the person by `settler`, each shown by `show`."""
        from voicejournal.flows.settle import Settling

        return Settling(self.database.entries, settler, self.clock, self.player, show)

    def settling_marks(
        self, settler: ports.Settler, show: Callable[[ports.DoubtView], None]
    ) -> Settling:
        """The same of those doubts alone that lie in what was marked."""
        from voicejournal.language.once_said import doubts_in_marks

        return replace(self.settling(settler, show), find=doubts_in_marks)

    def microphone(
        self, device: str, on_wait: Callable[[], None] | None = None
    ) -> ports.Microphone:
        """The device of that name, or the default; `on_wait` is called when that takes long."""
        from voicejournal.capture.devices import choose_device
        from voicejournal.capture.microphone import DeviceMicrophone

        return DeviceMicrophone(choose_device(device or self.settings.device, on_wait))

    def questioner(
        self,
        asker: ports.Asker,
        say: Callable[[str], None],
        questions: Sequence[ports.Question] | None = None,
    ) -> Questioner:
        """The questions of an evening, put by `asker`; without `questions` those of a night."""
        from voicejournal.flows.ask import Questioner

        return Questioner(
            self.database.entries,
            self.database.readings,
            self.tagger,
            self.noticer,
            asker,
            self.clock,
            self.questions if questions is None else questions,
            self.player,
            say,
            self.help_was_offered,
        )

    def evening(
        self,
        asker: ports.Asker,
        moment: Callable[[], Moment],
        say: Callable[[str], None],
        *,
        private: bool = False,
        questions: Sequence[ports.Question] | None = None,
        afterwards: Callable[[Entry], None] = lambda _entry: None,
    ) -> Evening:
        """One evening, asked by `asker` at `moment`; without `questions` those of a night."""
        from voicejournal.capture.recorder import Recorder
        from voicejournal.flows.evening import Evening

        return Evening(
            keeper=self.keeper,
            questioner=self.questioner(asker, say, questions),
            transcriber=self.transcriber,
            make_recorder=Recorder,
            identify=new_id,
            clock=self.clock,
            moment=moment,
            say=say,
            private=private,
            afterwards=afterwards,
        )

    def only_sound(
        self, moment: Callable[[], Moment], say: Callable[[str], None], *, private: bool = False
    ) -> OnlySound:
        """An evening without the database."""
        from voicejournal.capture.recorder import Recorder
        from voicejournal.capture.spool import WavSpool
        from voicejournal.flows.only_sound import OnlySound

        return OnlySound(WavSpool(self.places.spool), Recorder, new_id, moment, say, private)
