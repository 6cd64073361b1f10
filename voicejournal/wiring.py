"""The one place that builds the real edges: a table of builders, without logic of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from threading import Event
from typing import TYPE_CHECKING

from voicejournal.errors import JournalError
from voicejournal.journal import Moment, journal_day
from voicejournal.vault.lock import ProgramLock
from voicejournal.vault.sealed import PlainFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from voicejournal import ports
    from voicejournal.flows.ask import Questioner
    from voicejournal.flows.bring_back import BringBack
    from voicejournal.flows.choose_model import ChooseModel
    from voicejournal.flows.closing import Closing
    from voicejournal.flows.episodes import Episodes
    from voicejournal.flows.evening import Evening
    from voicejournal.flows.homework import HomeworkQuestion
    from voicejournal.flows.keep import Keeper
    from voicejournal.flows.materials import Materials
    from voicejournal.flows.only_sound import OnlySound
    from voicejournal.flows.patterns import Moods
    from voicejournal.flows.pending import Pending
    from voicejournal.flows.recall import Recall
    from voicejournal.flows.salvage import Salvaging
    from voicejournal.flows.settle import Settling
    from voicejournal.flows.week import Week
    from voicejournal.journal import Entry
    from voicejournal.settings import Places, Settings
    from voicejournal.summary.telling import Sense
    from voicejournal.weights import Manifest, Weights
    from voicejournal.weights.choice import Second

CORES = os.cpu_count() or 1


class SystemClock:
    """The machine's time, in the person's zone (ports.Clock)."""

    def __init__(self, day_starts_at_hour: int) -> None:
        self._day_starts_at_hour = day_starts_at_hour

    def now(self) -> datetime:
        """Aware instant in the person's zone."""
        return datetime.now(UTC).astimezone()

    def moment(self) -> Moment:
        """Now, with the zone's name and the evening's day."""
        import tzlocal

        try:
            now = datetime.now(tzlocal.get_localzone())
            zone = tzlocal.get_localzone_name()
        except (LookupError, ValueError, OSError):  # a broken TZ must not forbid to record
            now = self.now()
            zone = f"{now:%z}"
        return Moment(now, zone, journal_day(now, self._day_starts_at_hour))


def new_id() -> str:
    """A fresh UUIDv7 (ports.Identify)."""
    import uuid_utils

    return str(uuid_utils.uuid7())


@dataclass(frozen=True)
class Wiring:
    """The edges of one journal, each built when it is first asked for."""

    places: Places
    settings: Settings

    @cached_property
    def clock(self) -> ports.Clock:
        """Time and place."""
        return SystemClock(self.settings.day_starts_at_hour)

    @cached_property
    def files(self) -> ports.SealedFiles:
        """Files at the top of the journal's folder."""
        return PlainFiles(self.places.journal)

    @cached_property
    def lock(self) -> ports.OneProgram:
        """One recorder at a time."""
        return ProgramLock(self.places.recorder_lock, "recording")

    @cached_property
    def transcriber_lock(self) -> ports.OneProgram:
        """One program at a time gives words to what waits."""
        return ProgramLock(self.places.transcriber_lock, "writing words down")

    @cached_property
    def database(self) -> _Database:
        """The journal's rows, brought up to date."""
        return _Database(self.places.database, self.settings.day_starts_at_hour)

    @property
    def trouble(self) -> JournalError | None:
        """Why the database cannot be opened, if it cannot: one may record all the same."""
        try:
            _ = self.database
        except JournalError as trouble:
            return trouble
        return None

    @cached_property
    def keeper(self) -> Keeper:
        """Store, spool and archive together."""
        from voicejournal.capture.archive import FlacArchive
        from voicejournal.capture.spool import WavSpool
        from voicejournal.flows.keep import Keeper

        return Keeper(
            self.database.entries,
            WavSpool(self.places.spool),
            FlacArchive(PlainFiles(self.places.audio)),
        )

    @cached_property
    def sound_out(self) -> ports.SoundFiles:
        """The sound of the recordings, as files."""
        from voicejournal.capture.carried_sound import SoundOut

        return SoundOut(self.keeper.spool, self.keeper.archive)

    @cached_property
    def bring_back(self) -> BringBack:
        """Takes entries that went out of a journal."""
        from voicejournal.capture.carried_sound import SoundIn
        from voicejournal.flows.bring_back import BringBack

        database = self.database
        return BringBack(self.keeper, database.carrier, SoundIn(), self.clock, database.sessions)

    @cached_property
    def manifest(self) -> Manifest:
        """The speech models that the program knows."""
        from voicejournal.weights import read_manifest

        return read_manifest()

    @cached_property
    def salvaging(self) -> Salvaging:
        """The database seen from outside, and the sound beside it; opens nothing."""
        from voicejournal.capture.archive import FlacArchive
        from voicejournal.capture.spool import WavSpool
        from voicejournal.flows.salvage import FoundSounds, Salvaging
        from voicejournal.store.damage.salvage import DatabaseSalvage

        archive = FlacArchive(PlainFiles(self.places.audio))
        spool = WavSpool(self.places.spool)
        return Salvaging(
            DatabaseSalvage(self.places.database, has_archive=bool(archive.ids())),
            FoundSounds(spool, archive, self.clock, self.settings.day_starts_at_hour),
            self.lock,
            self.transcriber_lock,
        )

    @cached_property
    def weights(self) -> Weights:
        """The speech models' files."""
        from voicejournal.weights import Weights

        return Weights(self.places.models, self.manifest)

    @cached_property
    def second(self) -> Second:
        """Which model gives the second opinion, or why none does."""
        from voicejournal.weights.choice import second_for

        settings = self.settings
        return second_for(
            settings.model,
            settings.language,
            self.weights.installed(),
            settings.second_opinion,
            self.manifest,
        )

    @cached_property
    def choose_model(self) -> ChooseModel:
        """Measures the models that are here."""
        from voicejournal.capture.sample import read_sample
        from voicejournal.flows.choose_model import ChooseModel
        from voicejournal.speech.pace import WhisperPace

        meter = WhisperPace(self.weights.find, read_sample)
        return ChooseModel(self.manifest, self.weights.installed(), meter)

    @cached_property
    def transcriber(self) -> ports.Transcriber:
        """Whisper, loaded when a worker first needs it."""
        from voicejournal.speech.live import WhisperTranscriber
        from voicejournal.speech.memory import give_large_buffers_back

        give_large_buffers_back()  # before a thread of the model's has a heap
        return WhisperTranscriber(
            [self.settings.model, *([self.second.model.name] if self.second.model else [])],
            self.weights.find,
            self.settings.language or None,
            CORES,
            self.settings.own_words,
            new_id,
            self.clock,
        )

    @cached_property
    def tagger(self) -> ports.Tagger:
        """Proposals: by the vectors' model where it is here, else by a list of words."""
        from voicejournal.language.embed import MODEL, MiniLm
        from voicejournal.tagging.heads import FILE, parse_heads
        from voicejournal.tagging.tagger import Model, ReflectionTagger
        from voicejournal.weights.shipped import read_shipped

        if not self.weights.holds(MODEL):
            return ReflectionTagger()
        return ReflectionTagger(
            Model(
                MiniLm(self.weights.find),
                cache(lambda: parse_heads(read_shipped(FILE, self.manifest))),
            )
        )

    @cached_property
    def noticer(self) -> ports.Noticer:
        """What was mentioned, and wording that may speak of danger."""
        from voicejournal.tagging.noticer import WordListNoticer

        return WordListNoticer()

    @cached_property
    def help_was_offered(self) -> Event:
        """Set once `help-now` was offered: once a run, and in no file."""
        return Event()

    @cached_property
    def player(self) -> ports.Player:
        """The loudspeaker."""
        from voicejournal.capture.playback import DevicePlayer

        return DevicePlayer()

    @cached_property
    def questions(self) -> Sequence[ports.Question]:
        """The questions of an evening; one's own `nightly` is asked in place of ours."""
        from voicejournal.dialogue.prompt_set import read_prompt_set

        return read_prompt_set(own=self.places.prompts).questions

    @cached_property
    def pending(self) -> Pending:
        """What waits for a model or the archive."""
        from voicejournal.dialogue.signals import noted_signals
        from voicejournal.flows.pending import Pending

        return Pending(
            self.keeper,
            self.transcriber,
            self.database.drafts,
            self.transcriber_lock,
            noted_signals,
            self.settings.told,
        )

    @cached_property
    def sense(self) -> Sense | None:
        """What a sentence tells by its meaning; none while the model of sentences is not here."""
        from voicejournal.language.embed import MODEL, MiniLm
        from voicejournal.language.sense import SentenceSense

        if MODEL not in self.weights.installed():
            return None
        return SentenceSense(MiniLm(self.weights.find))

    @cached_property
    def week(self) -> Week:
        """The week's page."""
        from functools import partial

        from voicejournal.flows.loop_source import LoopSource
        from voicejournal.flows.page_source import Gathering
        from voicejournal.flows.week import Week
        from voicejournal.summary.fitting import fit
        from voicejournal.summary.week import candidates

        database = self.database
        people = (one.name for one in database.supports.all())
        taught = tuple(n for n in (*self.settings.own_words, *people) if n[:1].isupper())
        loop = LoopSource(database.entries, database.topics, database.homework, database.sessions)
        gathering = Gathering(
            database.entries,
            database.rated,
            database.sessions,
            loop,
            self.settings.therapist,
            taught,
        )
        find = partial(candidates, sense=self.sense)
        return Week(database.entries, database.pages, database.sessions, gathering, find, fit)

    def homework_question(self, asker: ports.Asker) -> HomeworkQuestion:
        """Asks after homework at night."""
        from voicejournal.flows.homework import HomeworkQuestion

        return HomeworkQuestion(self.database.homework, asker, self.clock)

    @cached_property
    def closing(self) -> Closing:
        """What waits for an answer after a session."""
        from voicejournal.flows.closing import Closing

        return Closing(self.database.topics, self.database.homework, self.clock)

    @cached_property
    def printer(self) -> ports.Printer:
        """The system's print queues."""
        from voicejournal.summary.printing import LpPrinter

        return LpPrinter()

    @cached_property
    def moods(self) -> Moods:
        """The mood log and its patterns."""
        from voicejournal.flows.patterns import Moods

        return Moods(self.database.rated)

    @cached_property
    def recall(self) -> Recall:
        """What comes back after a month."""
        from voicejournal.flows.recall import Recall

        return Recall(self.database.entries, self.database.goals)

    @cached_property
    def episodes(self) -> Episodes:
        """Hard moments."""
        from voicejournal.flows.episodes import Episodes

        return Episodes(self.database.entries, self.clock)

    @cached_property
    def materials(self) -> Materials:
        """What the person keeps to read."""
        from voicejournal.flows.materials import Materials

        files = PlainFiles(self.places.materials)
        return Materials(self.database.materials, files, new_id, self.clock)

    def settling(self, settler: ports.Settler, show: Callable[[ports.DoubtView], None]) -> Settling:
        """Doubts put to the person by `settler`, each shown by `show`."""
        from voicejournal.flows.settle import Settling

        return Settling(self.database.entries, settler, self.clock, self.player, show)

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


class _Database:
    """The faces of one open database."""

    def __init__(self, path: Path, day_starts_at_hour: int) -> None:
        from voicejournal.store.carried import CarriedEntries
        from voicejournal.store.drafts import DraftPieces
        from voicejournal.store.driver import open_database
        from voicejournal.store.entries import Entries
        from voicejournal.store.goals import Goals
        from voicejournal.store.homework import HomeworkReports
        from voicejournal.store.materials import Materials
        from voicejournal.store.pages import Pages
        from voicejournal.store.rated import Rated
        from voicejournal.store.readings import KeptReadings
        from voicejournal.store.schema import bring_up_to_date
        from voicejournal.store.search import Search
        from voicejournal.store.sessions import Sessions
        from voicejournal.store.supports import Supports
        from voicejournal.store.topics import Topics

        database = open_database(path)
        bring_up_to_date(database, path)
        self.entries: ports.EntryStore = Entries(database)
        self.readings: ports.Readings = KeptReadings(database)
        self.carrier: ports.EntryCarrier = CarriedEntries(database)
        self.drafts: ports.Drafts = DraftPieces(database)
        self.index: ports.TextIndex = Search(database)
        self.pages: ports.PageStore = Pages(database)
        self.sessions: ports.SessionStore = Sessions(database)
        self.rated: ports.RatedEvenings = Rated(database, day_starts_at_hour)
        self.homework: ports.HomeworkStore = HomeworkReports(database)
        self.topics: ports.TopicStore = Topics(database)
        self.goals: ports.GoalStore = Goals(database)
        self.materials: ports.MaterialStore = Materials(database)
        self.supports: ports.SupportStore = Supports(database)
