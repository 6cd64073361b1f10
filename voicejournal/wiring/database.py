"""The faces of one open database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from voicejournal import ports


class Database:
    """One open database, brought up to date, by its faces."""

    def __init__(self, path: Path, day_starts_at_hour: int) -> None:
        from voicejournal.store.between import CarriedBetween
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
        self.between_carrier: ports.BetweenCarrier = CarriedBetween(database)
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
