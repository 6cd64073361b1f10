"""What goes on the page of a week, and what never does."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from voicejournal.errors import InputError
from voicejournal.journal import (
    Answer,
    DayMood,
    Edit,
    Entry,
    Evidence,
    Feeling,
    Outcome,
    PageLine,
    PageSource,
    Proposal,
    Reason,
    Session,
    Slot,
    WeeklyPage,
)
from voicejournal.language.text.doubts import open_doubts, settled
from voicejournal.summary.moods import mean_mood, moods_of_days
from voicejournal.summary.printed.text import page_text
from voicejournal.summary.week import make_page

Evening = Callable[..., Entry]

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=number) for number in (1, 2, 3))
ROOT = Path(__file__).parents[2]


def page_of(*entries: Entry, first: date = MONDAY, last: date = SUNDAY) -> WeeklyPage:
    """The page of the week."""
    return make_page(PageSource(first, last, entries, "Dr M."))


def lines(page: WeeklyPage, title: str) -> Sequence[PageLine]:
    """Lines of a section; none where it is left out."""
    return next((section.lines for section in page.sections if section.title == title), ())


def said(page: WeeklyPage, title: str) -> list[str]:
    """Quotes of a section."""
    return [line.quote.text for line in lines(page, title) if line.quote]


def answered(slot: Slot, evidence: str, outcome: Outcome = Outcome.ACCEPTED) -> Answer:
    """An answer to a proposal with evidence."""
    proposal = Proposal(slot, ("anxious",), Evidence(evidence, 0.0), "word list")
    return Answer(slot, outcome, ("anxious",), proposal)


def test_a_mark_is_quoted_as_it_stands_in_the_transcript(evening: Evening) -> None:
    """Case, punctuation and spacing of the mark do not matter; the receipt is its first word."""
    entry = evening(
        MONDAY, "It was long.", "The dead line, you see, moved.", marks=["deadline you SEE"]
    )
    (line,) = lines(page_of(entry), "I WANT TO TALK ABOUT")
    assert line.quote is not None
    assert line.quote.text == "dead line, you see,"
    assert line.quote.start_s == 2.0
    assert (line.quote.entry_id, line.quote.day) == (entry.id, MONDAY)


def test_a_mark_is_not_found_within_a_word(evening: Evening) -> None:
    """'art' was not said in 'start'; it is a note."""
    (line,) = lines(page_of(evening(MONDAY, "A start.", marks=["art"])), "I WANT TO TALK ABOUT")
    assert (line.label, line.note, line.quote) == ("written", "art", None)


def test_an_empty_mark_is_the_whole_evening(evening: Evening) -> None:
    """No words of it are chosen for the person."""
    (line,) = lines(page_of(evening(MONDAY, "A start.", marks=[""])), "I WANT TO TALK ABOUT")
    assert (line.label, line.day, line.quote) == ("the whole evening", MONDAY, None)


def test_a_mark_on_a_doubtful_passage_is_never_quoted(evening: Evening) -> None:
    """What Whisper may have invented does not reach the page, by no way."""
    page = page_of(evening(MONDAY, "You stole it.", doubtful=(0,), marks=["You stole it."]))
    (line,) = lines(page, "I WANT TO TALK ABOUT")
    assert line.quote is None
    assert line.note == ""
    assert "stole" not in page_text(page)


def test_the_clear_place_is_quoted_where_there_are_two(evening: Evening) -> None:
    """The doubtful one is passed over."""
    entry = evening(MONDAY, "I was cold.", "I was cold.", doubtful=(0,), marks=["i was cold"])
    (line,) = lines(page_of(entry), "I WANT TO TALK ABOUT")
    assert line.quote is not None
    assert line.quote.start_s == 1.5


def test_a_mark_within_another_one_is_not_quoted_twice(evening: Evening) -> None:
    """The longer one holds it, whichever was marked first."""
    entry = evening(MONDAY, "I froze. Then I left.", marks=["I left", "I froze. Then I left."])
    assert said(page_of(entry), "I WANT TO TALK ABOUT") == ["I froze. Then I left."]


def test_doubtful_evidence_and_cues_are_not_quoted(evening: Evening) -> None:
    """Neither behind a confirmed feeling, nor for the words of a section."""
    entry = evening(
        MONDAY,
        "I felt anxious. The hardest part was the walk. I slept badly.",
        doubtful=(0,),
        feelings=(Feeling("anxious"),),
        answers=(answered(Slot.FEELINGS, "I felt anxious."),),
    )
    page = page_of(entry)
    assert page.quotes == ()
    assert [section.title for section in page.sections] == ["WHAT HAPPENED"]


def test_cue_sentences_follow_the_marks(evening: Evening) -> None:
    """Marks first, then what was asked for in words."""
    entry = evening(MONDAY, "I want to bring up the rent.", "It was loud.", marks=["It was loud."])
    assert said(page_of(entry), "I WANT TO TALK ABOUT") == [
        "It was loud.",
        "I want to bring up the rent.",
    ]


@pytest.mark.parametrize(
    "sentence",
    ["There is nothing for therapy tonight.", "I don't want to bring up the meeting."],
)
def test_what_asks_for_no_place_gets_none(evening: Evening, sentence: str) -> None:
    """A cue that is denied is none."""
    assert page_of(evening(MONDAY, sentence)).sections == ()


def test_a_wish_not_to_live_is_chosen_under_no_heading(evening: Evening) -> None:
    """Who marks it brings it along."""
    wish = "I sometimes wish I could just go to sleep and not wake up."
    told = ("I slept four hours last night.", wish, "The hardest part was the call.")
    quotes = [quote.text for quote in page_of(evening(MONDAY, *told)).quotes]
    assert quotes
    assert wish not in quotes
    marked = page_of(evening(MONDAY, *told, marks=[wish]))
    assert said(marked, "I WANT TO TALK ABOUT") == [wish]


@pytest.mark.parametrize(
    "sentence",
    ["I should have gone for a walk but I stayed in bed.", "I didn't do my breathing today."],
)
def test_what_was_not_done_is_no_win_and_no_skill(evening: Evening, sentence: str) -> None:
    """It may be told elsewhere."""
    page = page_of(evening(MONDAY, "It was a long day at work.", sentence))
    assert said(page, "SMALL WINS") == []
    assert f'did: "{sentence}' not in page_text(page)


def test_no_is_taken_for_an_answer(evening: Evening) -> None:
    """Who said that there is nothing for therapy is not quoted as wanting to bring it up."""
    no = Answer(Slot.THERAPY, Outcome.EDITED, value=False)
    entry = evening(MONDAY, "I could bring up the rent.", answers=(no,))
    assert said(page_of(entry), "I WANT TO TALK ABOUT") == []


def test_an_evening_is_told_by_the_evidence_of_what_was_confirmed(evening: Evening) -> None:
    """Feelings before triggers before mood; rejected and skipped proposals tell nothing."""
    entry = evening(
        THURSDAY,
        "My boss was there. I felt anxious. The hardest part was the walk.",
        mood=2,
        feelings=(Feeling("anxious", 8), Feeling("ashamed")),
        triggers=("work", "conflict"),
        answers=(
            answered(Slot.FEELINGS, "The hardest part was the walk.", Outcome.REJECTED),
            answered(Slot.TRIGGERS, "My boss was there."),
        ),
    )
    evening_line, told, hardest = lines(page_of(entry), "WHAT HAPPENED")
    assert [trigger.label for trigger in evening_line.triggers] == ["work", "conflict"]
    assert evening_line.feelings == (Feeling("anxious", 8), Feeling("ashamed"))
    assert told.quote is not None
    assert told.quote.text == "My boss was there."
    assert hardest.day == told.day == evening_line.day


def test_evidence_that_was_edited_away_is_not_quoted(evening: Evening) -> None:
    """Then the hardest part tells of the evening."""
    entry = evening(
        MONDAY,
        "I felt anxious. The hardest part was the walk.",
        answers=(answered(Slot.MOOD, "I felt anxious."),),
    )
    edit = Edit("t-e-2026-11-16-22", 2, 3, "fine.", datetime(2026, 11, 17, tzinfo=UTC))
    edited = evening(
        MONDAY,
        "I felt anxious. The hardest part was the walk.",
        answers=(answered(Slot.MOOD, "I felt anxious."),),
        edits=(edit,),
    )
    both = ["I felt anxious.", "The hardest part was the walk."]
    assert said(page_of(entry), "WHAT HAPPENED") == both
    assert said(page_of(edited), "WHAT HAPPENED") == ["The hardest part was the walk."]


def test_the_hardest_evenings_come_in_the_order_of_days(evening: Evening) -> None:
    """Four at most where nothing is quoted of them: the lowest rated, the unrated last."""
    entries = [
        evening(MONDAY + timedelta(days=n), "It rained.", mood=mood, triggers=("work",))
        for n, mood in enumerate((7, 3, None, 2, 9, 4, 8))
    ]
    days = [line.day for line in lines(page_of(*entries), "WHAT HAPPENED")]
    assert [(day - MONDAY).days for day in days if day] == [0, 1, 3, 5]


def test_each_section_has_its_cues(evening: Evening) -> None:
    """No sentence stands in two of them."""
    entry = evening(
        TUESDAY,
        "My homework was a thought record. I am proud that I called. I slept badly. "
        "What helped was the breathing. I had a bath. My sister listened to me. "
        "What I want to ask is how it ends.",
    )
    page = page_of(entry)
    assert said(page, "HOMEWORK") == ["My homework was a thought record."]
    assert said(page, "SMALL WINS") == ["I am proud that I called."]
    assert [line.label for line in lines(page, "LOOKED AFTER MYSELF")] == [
        "sleep",
        "coping",
        "care",
        "people",
    ]
    assert said(page, "QUESTIONS") == ["What I want to ask is how it ends."]
    texts = [quote.text for quote in page.quotes]
    assert len(texts) == len(set(texts)) == 7


def test_other_languages_have_marks_and_no_cues(evening: Evening) -> None:
    """The cues are English words; they mean something else elsewhere."""
    entry = evening(MONDAY, "Nap süt. I slept.", language="hu", marks=["nap süt"])
    assert [quote.text for quote in page_of(entry).quotes] == ["Nap süt."]


def test_a_private_entry_is_as_if_it_had_not_been_spoken(evening: Evening) -> None:
    """No quote, trigger, feeling, mood or count comes of it, and its day is silent."""
    entry = evening(
        MONDAY,
        "I want to bring up the secret. I slept.",
        mood=1,
        feelings=(Feeling("ashamed"),),
        triggers=("money",),
        marks=("the secret", "a note"),
        private=True,
    )
    page = page_of(entry)
    assert replace(page, left_out=()) == page_of()
    assert [left.reason for left in page.left_out] == [Reason.PRIVATE]
    assert page.days[0] == DayMood(MONDAY, None, spoken=False)
    assert "There is nothing to share from these days." in page_text(page)


def test_the_mood_of_a_day_is_the_last_confirmed_one(evening: Evening) -> None:
    """A later reflection without a rating does not take it back; a private one never counts."""
    entries = (
        evening(MONDAY, "Late.", mood=6, hour=23),
        evening(MONDAY, "Early.", mood=3, hour=20),
        evening(TUESDAY, "Rated.", mood=4, hour=20),
        evening(TUESDAY, "Not rated.", hour=22),
        evening(WEDNESDAY, "Rated.", mood=5, hour=20),
        evening(WEDNESDAY, "Private.", mood=0, hour=22, private=True),
    )
    days = moods_of_days(entries, MONDAY, SUNDAY)
    assert [day.pleasantness for day in days] == [6, 4, 5, None, None, None, None]
    assert [day.spoken for day in days] == [True, True, True, False, False, False, False]
    assert mean_mood(days) == 5.0
    assert mean_mood(days[3:]) is None


def test_other_days_are_passed_over(evening: Evening) -> None:
    """Entries outside the days are not on the page."""
    late = evening(SUNDAY + timedelta(days=1), "I slept.", mood=3)
    assert page_of(late) == page_of()


def test_an_entry_that_waits_for_its_transcript_has_a_mood(evening: Evening) -> None:
    """Its words come later."""
    waiting = evening(MONDAY, mood=4)
    page = page_of(waiting)
    assert page.days[0].pleasantness == 4
    assert page.sections == ()


def test_what_does_not_fit_is_left_out_whole(evening: Evening) -> None:
    """The lowest ranks go; a mark of 500 words leaves its room to the others."""
    long = " ".join(["word"] * 500)
    entries = [
        evening(
            MONDAY + timedelta(days=n),
            f"I am proud that I {'really ' * 25}did it on day {n}. I slept {'so ' * 30}badly.",
            marks=(f"note {n}", *([long] if n == 0 else [])),
        )
        for n in range(7)
    ]
    page = page_of(*entries)
    text = page_text(page)
    assert len(text.split()) <= 400
    assert all(f"note {n} (written)" in text for n in range(7))
    assert (page.left_out[0].line.note, page.left_out[0].reason) == (long, Reason.NO_ROOM)
    assert len(lines(page, "SMALL WINS")) > 0


def test_the_page_is_filled_to_its_last_words(evening: Evening) -> None:
    """400 words as they are printed, headings and receipts included."""
    entry = evening(MONDAY, "It rained.", marks=tuple(f"note{n}" for n in range(300)))
    assert 398 <= len(page_text(page_of(entry)).split()) <= 400


@pytest.mark.parametrize(("first", "last"), [(SUNDAY, MONDAY), (date(1, 1, 1), date(9999, 12, 31))])
def test_impossible_days_are_refused(first: date, last: date) -> None:
    """Before anything is counted."""
    with pytest.raises(InputError):
        page_of(first=first, last=last)


def test_the_page_loads_quickly() -> None:
    """`week` is made without numpy, Whisper, rich or click."""
    code = "import sys, voicejournal.summary.week; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    heavy = {"numpy", "rich", "click", "onnxruntime", "faster_whisper", "sqlite_utils"}
    assert heavy.isdisjoint(done.stdout.split())


def test_a_sentence_is_quoted_once_its_doubt_is_settled(evening: Evening) -> None:
    """By the person's word alone, and as it then reads."""
    entry = evening(MONDAY, "The hardest part was the walk.", doubtful=(0,), marks=["the walk"])
    assert page_of(entry).quotes == ()
    raw = entry.transcript
    assert raw is not None
    (doubt,) = open_doubts(raw, ())
    confirmed = settled(raw, (), doubt, doubt.text, entry.moment.at)
    assert [q.text for q in page_of(replace(entry, edits=confirmed)).quotes] == ["the walk."]
    other = settled(raw, (), doubt, "The hardest part was the talk.", entry.moment.at)
    quotes = page_of(replace(entry, edits=other, marks=())).quotes
    assert [quote.text for quote in quotes] == ["The hardest part was the talk."]


def test_takeaways_and_homework_are_on_the_page_as_such(evening: Evening) -> None:
    """Quoted where they were said, as notes where they were typed; each once."""
    entry = evening(
        MONDAY,
        "Nobody keeps a score. It rained.",
        takeaways=("nobody keeps a score",),
        homework=("the list, twice",),
    )
    session = Session(entry.moment.at, "Dr M.", ("nobody keeps a score", "rest is work"))
    page = make_page(PageSource(MONDAY, SUNDAY, (entry,), session=session))
    took = lines(page, "TAKEAWAY")
    assert [line.quote.text if line.quote else line.note for line in took] == [
        "rest is work",
        "Nobody keeps a score.",
    ]
    (given,) = lines(page, "HOMEWORK")
    assert (given.label, given.note) == ("given", "the list, twice")


def test_what_went_together_is_one_line(evening: Evening) -> None:
    """As it was given; nothing is concluded here."""
    told = "work: on 5 of 14 evenings, too few to say more"
    page = make_page(PageSource(MONDAY, SUNDAY, (evening(MONDAY, "So."),), went_together=told))
    assert "WENT TOGETHER       work: on 5 of 14 evenings" in page_text(page)


def test_the_meaning_of_a_sentence_counts_where_no_pattern_knows_it(evening: Evening) -> None:
    """It is what a model of sentences adds; without one the words choose alone."""
    kinds = ("hardest", "win", "routine", "sleep")

    def sense(texts: Sequence[str]) -> list[dict[str, float]]:
        return [
            dict.fromkeys(kinds, 0.0001) | {"win" if "violin" in text else "routine": 0.9997}
            for text in texts
        ]

    told = "My violin and I, for a quarter of an hour behind a shut door."
    source = PageSource(MONDAY, SUNDAY, (evening(MONDAY, f"{told} The bus was late."),))
    assert make_page(source).quotes == ()
    assert [quote.text for quote in make_page(source, sense=sense).quotes] == [told]
