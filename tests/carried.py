"""Entries for tests that carry them: one with all there can be, and those that hypothesis makes."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import BinaryIO
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from voicejournal.capture.archive import encode
from voicejournal.capture.carried_sound import encode_aac
from voicejournal.errors import InputError
from voicejournal.exchange.building import Here, zone_of
from voicejournal.journal import (
    Answer,
    Between,
    Care,
    ChoiceKind,
    Distress,
    Edit,
    Entry,
    Evidence,
    Feeling,
    Goal,
    Homework,
    KeptChoice,
    LineOfPage,
    Mark,
    Mentioned,
    Moment,
    Mood,
    Origin,
    OtherReading,
    Outcome,
    Person,
    Proposal,
    Recording,
    Report,
    Segment,
    Session,
    Settled,
    Share,
    Skill,
    Sleep,
    Slot,
    Support,
    Topic,
    Transcript,
    Trigger,
    Urge,
    Win,
    Word,
    journal_day,
)
from voicejournal.language.labels.labels import feeling_from_text, feeling_text
from voicejournal.language.text.edited import current_text
from voicejournal.language.text.safe import printable
from voicejournal.ports import Samples

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 16, 22, 30, 5, 123456, tzinfo=ZoneInfo("Europe/London"))
MONDAYS = Moment(MONDAY, "Europe/London", date(2026, 11, 16))
AN_ID = "019ac000-0000-7000-8000-000000000001"

OF_WORDS = "words 019ac000-0000-7000-8000-0000000000aa 0 1 0.000 0.500"

FULL = Entry(
    AN_ID,
    42,
    MONDAYS,
    Origin.SPOKEN,
    Recording(AN_ID, MONDAYS, 61.5, "Desk", "a" * 64, 16_000, "a" * 64),
    Transcript(
        "019ac000-0000-7000-8000-0000000000aa",
        (
            Segment(
                0.0,
                2.0,
                " I did the breathing.",
                (
                    Word(0.0, 0.5, " I", 0.9),
                    Word(0.5, 1.0, " did", 0.8),
                    Word(1.0, 1.5, " the", 0.7),
                    Word(1.5, 2.0, " breathing.", 0.25, doubtful=True),
                ),
                -0.25,
                0.125,
                (OtherReading(3, 4, " breeding."),),
            ),
        ),
        "en",
        "base",
        MONDAY,
    ),
    (Edit("019ac000-0000-7000-8000-0000000000aa", 2, 3, "my", MONDAY),),
    Mood(4, 3),
    (Feeling("anxious", 8), Feeling("ashamed")),
    (Trigger("work"),),
    (Mark("I did the breathing."), Mark("")),
    (
        Answer(Slot.MOOD, Outcome.EDITED, 4),
        Answer(
            Slot.FEELINGS,
            Outcome.ACCEPTED,
            ("anxious 8", "ashamed"),
            Proposal(Slot.FEELINGS, ("anxious",), Evidence("I did the breathing.", 0.5), "words"),
        ),
        Answer(Slot.THERAPY, Outcome.SKIPPED),
        Answer(Slot.TEXT, Outcome.EDITED, "In the corridor.", name="situation"),
    ),
    private=True,
    shares=(Share(AN_ID, "entry", "private", MONDAY), Share(AN_ID, OF_WORDS, "shared", MONDAY)),
    distress=Distress(8, 5),
    takeaways=("Say no once.",),
    homework=("One thought record.", "The walk."),
    mentioned=Mentioned(
        (Skill("breathing", Distress(7, 4), 3),),
        (Win("I rang Sam."),),
        (Urge("a drink", acted=False),),
        Sleep(5.5, "poor"),
        (Person("Sam"),),
        (Care("movement", "a walk"), Care("", "tidied")),
    ),
)
"""All that an entry can have: a field that no value here has is one that nobody looks after."""


def a_journal() -> Here:
    """What is known of a journal in Kathmandu, whose zone no entry has."""
    numbers = count(1)

    def identify() -> str:
        return f"{next(numbers):08x}-0000-7000-8000-000000000000"

    return Here("en", "Asia/Kathmandu", 4, identify, lambda: NOW)


class OneSound:
    """A second of sound for every recording (ports.SoundFiles)."""

    samples: Samples = (np.sin(np.arange(16_000) / 20) * 8_000).astype(np.int16)

    def is_here(self, recording: Recording) -> bool:
        """It is."""
        del recording
        return True

    def write_flac(self, recording: Recording, file: BinaryIO) -> None:
        """As FLAC."""
        del recording
        encode([self.samples], file)

    def write_m4a(self, recording: Recording, file: BinaryIO) -> None:
        """As AAC."""
        del recording
        encode_aac([self.samples], file)


SESSION = Session(MONDAY, "Miriam", (), 3)
FULL_BETWEEN = Between(
    (SESSION,),
    (
        Homework(
            "One thought record.",
            MONDAY,
            "let go",
            7,
            AN_ID,
            3,
            MONDAY,
            MONDAY,
            (Report(7, AN_ID, date(2026, 11, 16), tried=True, in_the_way="time", learned="a bit"),),
        ),
    ),
    (Goal(2, "Ring Sam once a week.", MONDAY, MONDAY),),
    (
        Topic(
            5,
            f"talk:{AN_ID}:0-3:0",
            "The letter",
            AN_ID,
            date(2026, 11, 16),
            1.5,
            date(2026, 11, 22),
            date(2026, 11, 29),
            Settled.CARRIED,
            3,
            MONDAY,
            date(2026, 11, 23),
        ),
    ),
    (Support("Sam", "before eight", is_added=True),),
    (
        KeptChoice(
            date(2026, 11, 16),
            date(2026, 11, 22),
            LineOfPage(f"happened:{AN_ID}:0-2:0", "I did"),
            ChoiceKind.SWAPPED,
            MONDAY,
            2,
            LineOfPage(f"happened:{AN_ID}:2-4:0", "my breathing."),
        ),
    ),
)
"""All that there can be between sessions."""

ZONES = ("Europe/London", "America/New_York", "Asia/Kathmandu", "+0530", "-0800", "UTC")
_RATINGS = st.none() | st.integers(0, 10)
_SHARE = st.floats(0, 1).map(lambda share: round(share, 3))
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
_AWKWARD = st.sampled_from(
    [
        "---",
        "no",
        "#",
        "=1+1",
        "- a",
        "12.",
        "*so*",
        "[x](y)",
        "it's",
        '"',
        "1\\.",
        "né",
        "😔",
        ": {",
    ]
)
WORDS = (st.text(_LETTERS, min_size=1, max_size=8) | _AWKWARD).map(
    lambda text: "".join(printable(text).split()) or "so"
)
_LABELS = st.lists(WORDS, min_size=1, max_size=3).map(
    lambda words: " ".join(" ".join(words).replace(",", "").lower().split())[:40].strip() or "work"
)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Any evening of fifty years, in some zone."""
    zone = draw(st.sampled_from(ZONES))
    at = draw(
        st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
    )
    local = at.astimezone(zone_of(zone))
    # An hour that comes twice is equal to nothing in another zone, itself there least of all.
    assume(local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset())
    moved = draw(st.sampled_from([0, 0, 0, -1, 3]))
    return Moment(local, zone, journal_day(local) + timedelta(days=moved))


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """What was heard, in a few passages, with doubts."""
    segments = []
    for _ in range(draw(st.integers(0, 3))):
        texts = draw(st.lists(WORDS, min_size=1, max_size=6))
        words = tuple(
            Word(n / 2, n / 2 + 0.4, f" {text}", draw(_SHARE), doubtful=draw(st.booleans()))
            for n, text in enumerate(texts)
        )
        others = (OtherReading(0, 1, draw(WORDS)),) if draw(st.booleans()) else ()
        joined = "".join(word.text for word in words)
        segments.append(Segment(0.0, 3.0, joined, words, -0.5, draw(_SHARE), others))
    made_at = draw(moments()).at
    return Transcript(str(draw(st.uuids())), tuple(segments), "nl", "base", made_at)


@st.composite
def _edits(draw: st.DrawFn, transcript: Transcript) -> tuple[Edit, ...]:
    count_of = len(transcript.words)
    if not count_of or draw(st.booleans()):
        return ()
    start = draw(st.integers(0, count_of - 1))
    text = " ".join(draw(st.lists(WORDS, max_size=2)))
    return (Edit(transcript.id, start, start + 1, text, draw(moments()).at),)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry that a journal can hold."""
    entry_id, moment = str(draw(st.uuids())), draw(moments())
    transcript = draw(transcripts())
    is_spoken = draw(st.booleans())
    sha = draw(st.text("0123456789abcdef", min_size=64, max_size=64))
    private = draw(st.booleans())
    labels = draw(st.lists(_LABELS, max_size=3, unique=True))
    feelings = draw(st.lists(_LABELS, max_size=3, unique=True))
    return Entry(
        entry_id,
        draw(st.integers(1, 20_000)),
        moment,
        draw(st.sampled_from([Origin.SPOKEN, Origin.TYPED, Origin.IMPORTED])),
        Recording(entry_id, moment, 61.5, draw(WORDS), sha, 16_000, sha) if is_spoken else None,
        transcript,
        draw(_edits(transcript)),
        Mood(draw(_RATINGS), draw(_RATINGS)),
        tuple(_feeling(word, draw(_RATINGS)) for word in feelings),
        tuple(Trigger(label) for label in labels),
        draw(st.sampled_from([(), (Mark(""),), (Mark(current_text(transcript, ())[:50] or "x"),)])),
        draw(st.sampled_from([(), FULL.answers])),
        private,
        shares=(Share(entry_id, "entry", "private", moment.at),) if private else (),
    )


def _feeling(word: str, intensity: int | None) -> Feeling:
    """A feeling as one types it: what ends in a number has that strength."""
    try:
        return feeling_from_text(feeling_text(Feeling(word, intensity)))
    except InputError:
        return Feeling("odd", intensity)


_TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
_DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
_INSTANTS = moments().map(lambda moment: moment.at)


@st.composite
def _homework(draw: st.DrawFn, number: int, text: str, evenings: Sequence[str]) -> Homework:
    told = draw(st.lists(st.sampled_from(evenings), max_size=2, unique=True))
    reports = [
        Report(number, one, draw(_DAYS), draw(st.none() | st.booleans()), draw(_TEXTS), "")
        for one in told
    ]
    outcome = draw(st.sampled_from(["", "done", "let go"]))
    return Homework(
        text,
        draw(_INSTANTS),
        outcome,
        number,
        draw(st.sampled_from(["", *evenings])),
        draw(st.sampled_from([0, 4])),
        draw(st.none() | _INSTANTS),
        draw(_INSTANTS) if outcome else None,
        tuple(sorted(reports, key=lambda report: report.day)),
    )


@st.composite
def _topics(draw: st.DrawFn, number: int, held_at: datetime, evenings: Sequence[str]) -> Topic:
    of, settled = draw(st.sampled_from(["", *evenings])), draw(st.sampled_from([None, *Settled]))
    return Topic(
        number,
        f"talk:{of}:{number}-9:0",
        draw(_TEXTS),
        of,
        draw(st.none() | _DAYS),
        draw(st.none() | st.floats(0, 900)),
        draw(_DAYS),
        draw(_DAYS),
        settled,
        4 if settled else 0,
        held_at if settled else None,
        draw(_DAYS),
    )


@st.composite
def _choices(draw: st.DrawFn, homework: Sequence[Homework], evenings: Sequence[str]) -> KeptChoice:
    of = draw(st.sampled_from(evenings))
    start = draw(st.integers(0, 90))
    lines = [LineOfPage(f"wins:{of}:{start}-{start + 3}:0", draw(_TEXTS))]
    lines += [LineOfPage(f"homework:{one.entry_id}:0-0:{one.number}") for one in homework]
    kind = draw(st.sampled_from(ChoiceKind))
    instead = LineOfPage(f"wins:{of}:{start + 5}-{start + 9}:0", draw(_TEXTS))
    return KeptChoice(
        draw(_DAYS),
        draw(_DAYS),
        draw(st.sampled_from(lines)),
        kind,
        draw(_INSTANTS),
        draw(st.integers(0, 5)),
        instead if kind is ChoiceKind.SWAPPED else None,
    )


@st.composite
def betweens(draw: st.DrawFn, evenings: Sequence[str]) -> Between:
    """Anything between sessions, told of on some of these evenings."""
    instants = draw(st.lists(_INSTANTS, min_size=1, max_size=3, unique=True))
    sessions = [Session(at, draw(WORDS), (), n) for n, at in enumerate(instants, start=4)]
    texts = draw(st.lists(_TEXTS, max_size=3, unique=True))
    homework = [draw(_homework(n, text, evenings)) for n, text in enumerate(texts, start=8)]
    names = draw(st.lists(_TEXTS, max_size=2, unique_by=str.casefold))
    goals = [
        Goal(number, text, draw(_INSTANTS), draw(st.none() | _INSTANTS))
        for number, text in enumerate(draw(st.lists(_TEXTS, max_size=2, unique=True)))
    ]
    return Between(
        tuple(sessions),
        tuple(homework),
        tuple(goals),
        tuple(draw(_topics(n, instants[0], evenings)) for n in range(draw(st.integers(0, 3)))),
        tuple(Support(name, draw(_TEXTS), is_added=True) for name in names),
        tuple(
            draw(
                st.lists(
                    _choices(homework, evenings),
                    max_size=3,
                    unique_by=lambda one: (one.line.key, one.kind is ChoiceKind.INITIALS),
                )
            )
        ),
    )
