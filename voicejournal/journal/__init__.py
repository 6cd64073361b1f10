"""The nouns of the journal: frozen values, with the units in their names.

A *reflection* is one evening's speaking, an *entry* what is kept of it, a *session* is the
therapist's, a *prompt set* the questions of an evening, a *page* the week on paper.
Ids are UUIDv7 as text. Instants are aware datetimes; `journal_day` is the evening's day.
"""

from voicejournal.journal.answers import (
    Answer,
    Distress,
    Evidence,
    Feeling,
    Mood,
    Outcome,
    Proposal,
    Slot,
    Trigger,
    Value,
)
from voicejournal.journal.between import Goal, Material, MaterialKind, Support
from voicejournal.journal.entry import Entry, Origin
from voicejournal.journal.loop import Report, Settled, Topic
from voicejournal.journal.mentioned import (
    MENTIONED,
    Mentioned,
    Person,
    Sleep,
    Urge,
    Win,
)
from voicejournal.journal.moment import DAY_STARTS_AT_HOUR, Moment, journal_day
from voicejournal.journal.page import (
    Candidate,
    CandidateKey,
    CandidateSection,
    Choice,
    ChoiceKind,
    Choices,
    DayMood,
    LeftOut,
    PageDraft,
    PageLine,
    PageSection,
    PageSource,
    Quote,
    Reason,
    SectionName,
    WeeklyPage,
)
from voicejournal.journal.past import Past, PastEvening, Reading
from voicejournal.journal.pattern import (
    DayRating,
    Factor,
    FactorKind,
    Pattern,
    Patterns,
    RatedEvening,
    RatedWhen,
    TrendPoint,
    Verdict,
)
from voicejournal.journal.sharing import Share
from voicejournal.journal.sound import SAMPLE_RATE_HZ, Recording, SpeechSegment
from voicejournal.journal.therapy import Episode, Homework, Mark, Session, Skill, Takeaway
from voicejournal.journal.words import Edit, OtherReading, Segment, Transcript, Word

__all__ = [
    "DAY_STARTS_AT_HOUR",
    "MENTIONED",
    "SAMPLE_RATE_HZ",
    "Answer",
    "Candidate",
    "CandidateKey",
    "CandidateSection",
    "Choice",
    "ChoiceKind",
    "Choices",
    "DayMood",
    "DayRating",
    "Distress",
    "Edit",
    "Entry",
    "Episode",
    "Evidence",
    "Factor",
    "FactorKind",
    "Feeling",
    "Goal",
    "Homework",
    "LeftOut",
    "Mark",
    "Material",
    "MaterialKind",
    "Mentioned",
    "Moment",
    "Mood",
    "Origin",
    "OtherReading",
    "Outcome",
    "PageDraft",
    "PageLine",
    "PageSection",
    "PageSource",
    "Past",
    "PastEvening",
    "Pattern",
    "Patterns",
    "Person",
    "Proposal",
    "Quote",
    "RatedEvening",
    "RatedWhen",
    "Reading",
    "Reason",
    "Recording",
    "Report",
    "SectionName",
    "Segment",
    "Session",
    "Settled",
    "Share",
    "Skill",
    "Sleep",
    "Slot",
    "SpeechSegment",
    "Support",
    "Takeaway",
    "Topic",
    "Transcript",
    "TrendPoint",
    "Trigger",
    "Urge",
    "Value",
    "Verdict",
    "WeeklyPage",
    "Win",
    "Word",
    "journal_day",
]
