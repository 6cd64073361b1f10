"""What holds of every page, whatever was said."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from voicejournal.journal import (
    Answer,
    Edit,
    Entry,
    Evidence,
    Feeling,
    Mark,
    Moment,
    Mood,
    Origin,
    Outcome,
    PageSource,
    Proposal,
    Segment,
    Share,
    Slot,
    Transcript,
    Trigger,
    Word,
)
from voicejournal.language.private.choices import words_scopes
from voicejournal.language.text.doubt_text import text_with_doubt
from voicejournal.language.text.edited import current
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.summary.printed.page_json import page_json
from voicejournal.summary.printed.text import page_text
from voicejournal.summary.week import make_page

MONDAY = date(2026, 11, 16)
SECRET = "zyx"  # noqa: S105 - a syllable
"""In every word of a private entry and of a session, and in no other."""

CUES = (
    "I want to bring up the rent.",
    "The hardest part was him.",
    "I am proud of it.",
    "I slept badly.",
    "My homework was hard.",
    "What helped was the breathing.",
    "My question is this.",
    "She listened to me.",
    "It rained.",
    "So it went on and on without any stop",
)
ODD = st.text(
    st.characters(exclude_categories=("Cs", "Zs", "Zl", "Zp", "Cc")), min_size=1, max_size=30
)
SAYINGS = st.lists(
    st.one_of(st.sampled_from(CUES), st.lists(ODD, min_size=1, max_size=60).map(" ".join)),
    max_size=6,
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An evening or a session of these days, some of it doubtful, edited or private."""
    private = draw(st.booleans())
    origin = draw(st.sampled_from(list(Origin)))
    is_secret = private or origin is Origin.SESSION
    number = draw(st.integers(0, 10_000))
    day = MONDAY + timedelta(days=draw(st.integers(-1, 7)))
    at = datetime.combine(day, time(draw(st.integers(5, 23))), UTC)

    def own(text: str) -> str:
        return " ".join(f"{SECRET}{word}" for word in text.split()) if is_secret else text

    segments, now = [], 0.0
    for saying in draw(SAYINGS):
        words = []
        for text in own(saying).split():
            doubtful = draw(st.booleans()) and draw(st.booleans())
            words.append(Word(now, now + 0.5, f" {text}", 0.9, doubtful))
            now += 0.5
        spoken = "".join(word.text for word in words)
        segments.append(Segment(0.0, now, spoken, tuple(words)))
    transcript = Transcript(f"t{number}", tuple(segments), "en", "small", at)
    count = len(transcript.words)
    start = draw(st.integers(0, count))
    edit = Edit(f"t{number}", start, draw(st.integers(start, count)), own(draw(ODD)), at)
    parts = [segment.text.strip() for segment in segments] or [own("nothing")]
    evidence = Evidence(draw(st.sampled_from(parts)), 0.0)
    answer = Answer(
        draw(st.sampled_from(list(Slot))),
        draw(st.sampled_from(list(Outcome))),
        ("sad",),
        Proposal(Slot.FEELINGS, ("sad",), evidence, "word list"),
    )
    marks = draw(st.lists(st.one_of(st.sampled_from([*parts, ""]), ODD.map(own)), max_size=4))
    return Entry(
        f"{SECRET if is_secret else 'e'}{number}",
        number,
        Moment(at, "UTC", day),
        origin,
        transcript=transcript if draw(st.booleans()) or segments else None,
        edits=(edit,) if draw(st.booleans()) else (),
        mood=Mood(draw(st.none() | st.integers(0, 10))),
        feelings=tuple(Feeling(own(word)) for word in draw(st.lists(ODD, max_size=2))),
        triggers=tuple(Trigger(own(word)) for word in draw(st.lists(ODD, max_size=2))),
        marks=tuple(map(Mark, marks)),
        answers=(answer,),
        private=private,
    )


WEEKS = st.lists(entries(), max_size=8, unique_by=lambda entry: entry.number)


@given(WEEKS, ODD)
@settings(max_examples=150)
def test_every_page_keeps_the_rules(week: list[Entry], with_whom: str) -> None:
    """Nothing private or of a session; quotes verbatim, clear, once; 400 words, 72 columns.

    What the person marked alone may be in doubt, and is so for all to see.
    """
    last = MONDAY + timedelta(days=6)
    page = make_page(PageSource(MONDAY, last, tuple(week), with_whom, 5.0))
    text, values = page_text(page), page_json(page)
    if SECRET not in with_whom:
        assert SECRET not in text
        assert SECRET not in values
    assert len(text.split()) <= 400
    assert all(0 <= wcswidth(row) <= 72 for row in text.split("\n"))
    by_id = {entry.id: entry for entry in week}
    for quote in page.quotes:
        entry = by_id[quote.entry_id]
        transcript = current(entry)
        assert transcript is not None
        assert not entry.private
        assert not entry.is_session
        assert quote.text
        assert quote.start_s in {word.start_s for word in transcript.words}
        if quote.doubtful:
            assert entry.marks
            assert any(quote.text == text for text in _with_doubt(transcript, quote.start_s))
            continue
        assert quote.text in transcript.text
        clear = "".join("\n" if word.doubtful else word.text for word in transcript.words)
        assert quote.text in clear
    assert len(set(page.quotes)) == len(page.quotes)


@given(WEEKS)
@settings(max_examples=50)
def test_private_entries_and_sessions_change_nothing(week: list[Entry]) -> None:
    """The page is the one of a week without them."""
    open_ones = [entry for entry in week if not (entry.private or entry.is_session)]
    last = MONDAY + timedelta(days=6)
    with_them = PageSource(MONDAY, last, tuple(week))
    without = PageSource(MONDAY, last, tuple(open_ones))
    page, other = make_page(with_them), make_page(without)
    assert replace(page, left_out=()) == replace(other, left_out=())


@given(st.data())
@settings(max_examples=60)
def test_no_run_of_private_words_is_anywhere(data: st.DataObject) -> None:
    """Neither on the page nor beside it, even where the person said the same openly elsewhere."""
    week, private = [], []
    for number, sayings in enumerate(data.draw(st.lists(SAYINGS, min_size=1, max_size=5))):
        entry = _typed(number, [saying for saying in sayings if saying.split()])
        for sentence in sentences_of(entry.transcript.words if entry.transcript else ()):
            if data.draw(st.booleans()):
                (scope,) = words_scopes(entry, sentence.start_word, sentence.end_word)
                share = Share(entry.id, scope, "private", entry.moment.at)
                entry = replace(entry, shares=(*entry.shares, share))
                private.append(sentence.text)
        marks = data.draw(st.lists(st.sampled_from([*CUES, *private]), max_size=3))
        week.append(replace(entry, marks=tuple(map(Mark, marks))))
    page = make_page(PageSource(MONDAY, MONDAY + timedelta(days=6), tuple(week)))
    beside = " | ".join(
        text
        for one in page.left_out
        for text in (one.line.quote.text if one.line.quote else "", one.line.note)
    )
    for output in (page_text(page), page_json(page), beside):
        words = " ".join(output.lower().split())
        for text in private:
            run = text.lower().split()
            for start in range(len(run) - 3):
                assert " ".join(run[start : start + 4]) not in words


def _with_doubt(transcript: Transcript, start_s: float) -> list[str]:
    """All that begins at this second, its words in doubt in brackets."""
    count = len(transcript.words)
    starts = [n for n, word in enumerate(transcript.words) if word.start_s == start_s]
    return [
        text_with_doubt(transcript, start, end)
        for start in starts
        for end in range(start + 1, count + 1)
    ]


def _typed(number: int, sayings: list[str]) -> Entry:
    """An evening of these sentences."""
    at = datetime.combine(MONDAY + timedelta(days=number), time(21), UTC)
    transcript = transcript_of_text(" ".join(sayings), f"t{number}", "en", at)
    return Entry(
        f"e{number}",
        number,
        Moment(at, "UTC", at.date()),
        Origin.TYPED,
        transcript=transcript,
    )
