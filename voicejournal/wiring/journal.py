"""The journal's own files, rows and sound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from voicejournal.errors import JournalError
from voicejournal.vault.lock import ProgramLock
from voicejournal.vault.sealed import PlainFiles
from voicejournal.wiring.database import Database
from voicejournal.wiring.system import SystemClock, new_id

if TYPE_CHECKING:
    from voicejournal import ports
    from voicejournal.flows.bring_back import BringBack
    from voicejournal.flows.episodes import Episodes
    from voicejournal.flows.export_between import ExportBetween
    from voicejournal.flows.keep import Keeper
    from voicejournal.flows.loop_source import LoopSource
    from voicejournal.flows.materials import Materials
    from voicejournal.flows.patterns import Moods
    from voicejournal.flows.recall import Recall
    from voicejournal.flows.salvage import Salvaging
    from voicejournal.settings import Places, Settings
    from voicejournal.summary.patterns.reckoned import Reckon


@dataclass(frozen=True)
class JournalWiring:
    """What one journal is kept in, each built when it is first asked for."""

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
    def database(self) -> Database:
        """The journal's rows, brought up to date."""
        return Database(self.places.database, self.settings.day_starts_at_hour)

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
        from voicejournal.flows.carried_lines import CarriedLines

        database = self.database
        return BringBack(
            self.keeper,
            database.carrier,
            SoundIn(),
            self.clock,
            database.sessions,
            database.between_carrier,
            self.materials,
            CarriedLines(database.entries),
        )

    @cached_property
    def loop_source(self) -> LoopSource:
        """What goes round between sessions, as somebody else may know of it."""
        from voicejournal.flows.loop_source import LoopSource

        database = self.database
        return LoopSource(database.entries, database.topics, database.homework, database.sessions)

    @cached_property
    def export_between(self) -> ExportBetween:
        """What is between sessions, on its way out."""
        from voicejournal.flows.carried_lines import CarriedLines
        from voicejournal.flows.export_between import ExportBetween

        database = self.database
        return ExportBetween(
            self.loop_source,
            database.goals,
            database.supports,
            self.materials,
            database.pages,
            CarriedLines(database.entries),
        )

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
    def player(self) -> ports.Player:
        """The loudspeaker."""
        from voicejournal.capture.playback import DevicePlayer

        return DevicePlayer()

    @cached_property
    def materials(self) -> Materials:
        """What the person keeps to read."""
        from voicejournal.flows.materials import Materials

        files = PlainFiles(self.places.materials)
        return Materials(self.database.materials, files, new_id, self.clock)

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
    def reckoning(self) -> Reckon:
        """What factors and moods come to, reckoned once."""
        from voicejournal.summary.patterns.kept import KeptReckoning

        return KeptReckoning(self.files)

    @cached_property
    def moods(self) -> Moods:
        """The mood log and its patterns."""
        from voicejournal.flows.patterns import Moods

        return Moods(self.database.rated, self.reckoning)
