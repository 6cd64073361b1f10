"""What goes on the page of hard moments, of homework, and of topics that were carried on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from voicejournal.journal import (
    Answer,
    Care,
    Choice,
    ChoiceKind,
    Choices,
    Distress,
    Entry,
    Evidence,
    Homework,
    Mentioned,
    Outcome,
    PageSource,
    Person,
    Proposal,
    Reason,
    Report,
    SectionName,
    Settled,
    Share,
    Skill,
    Sleep,
    Slot,
    Topic,
    Value,
)
from voicejournal.language.labels.episodes import episodes_of
from voicejournal.summary.printed.text import page_text
from voicejournal.summary.week import make_page

Evening = Callable[..., Entry]

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)
THURSDAY = date(2026, 11, 19)
GIVEN_AT = datetime(2026, 11, 10, 10, tzinfo=UTC)


def told(slot: Slot, name: str, value: Value, passage: str = "") -> Answer:
    """An answer to a named question."""
    proposal = Proposal(slot, value, Evidence(passage, 0.0), "marked") if passage else None
    return Answer(slot, Outcome.ACCEPTED if passage else Outcome.EDITED, value, proposal, name)


FROZE = (
    told(Slot.TEXT, "situation", "I just froze.", "I just froze."),
    told(Slot.TEXT, "thought", "They all think I am a fool"),
    told(Slot.FEELINGS, "felt", ("anxious 8",)),
    told(Slot.TEXT, "what_i_did", "breathing"),
    told(Slot.RATING, "tense_before", 8),
    told(Slot.RATING, "tense_after", 5),
)


def page_of(*entries: Entry, **more: object) -> str:
    """The page of the week as text."""
    source = PageSource(MONDAY, SUNDAY, entries, "Dr M.")
    return page_text(make_page(replace(source, **more)))  # type: ignore[arg-type]


def test_a_hard_moment_is_told_in_order_its_situation_quoted(evening: Evening) -> None:
    entry = evening(THURSDAY, "He said it at lunch. I just froze. Then tea.", answers=FROZE)
    page = page_of(entry)
    assert '"I just froze."[q1]' in page
    assert "thought: They all think I am a fool (anxious 8)" in page
    assert "did: breathing, 8 -> 5" in page
    rows = [page.index(text) for text in ("I just froze", "thought:", "did:")]
    assert sorted(rows) == rows


def test_a_typed_situation_is_no_quote(evening: Evening) -> None:
    typed = told(Slot.TEXT, "situation", "It happened at lunch")
    page = page_of(evening(THURSDAY, "A long day.", answers=(typed, *FROZE[1:])))
    assert "     It happened at lunch\n" in page
    assert '"' not in page


def test_a_private_evening_gives_no_hard_moment(evening: Evening) -> None:
    entry = evening(THURSDAY, "I just froze.", answers=FROZE, private=True)
    page = page_of(entry)
    assert "froze" not in page
    assert "breathing" not in page


def test_a_moment_within_private_words_stays_off(evening: Evening) -> None:
    """With all that was answered about it."""
    entry = evening(THURSDAY, "Lunch was late. I just froze. Then tea.", answers=FROZE)
    assert entry.transcript is not None
    scope = f"words {entry.transcript.id} 3 6 1.500 3.000"
    share = Share(entry.id, scope, "private", GIVEN_AT)
    page = page_of(replace(entry, shares=(share,)))
    assert "froze" not in page
    assert "breathing" not in page


def test_three_moments_at_most_the_hardest_first_chosen(evening: Evening) -> None:
    entries = [
        evening(
            date(2026, 11, 16 + n),
            "A day.",
            answers=(
                told(Slot.TEXT, "situation", f"Moment {n}"),
                told(Slot.RATING, "tense_before", n),
            ),
        )
        for n in range(5)
    ]
    page = page_of(*entries)
    assert [n for n in range(5) if f"Moment {n}" in page] == [2, 3, 4]


def test_a_moment_that_is_only_marked_stands_as_its_quote(evening: Evening) -> None:
    """However many others there are, and how hard those were."""
    rated = [
        evening(
            date(2026, 11, 16 + n),
            "A day.",
            answers=(
                told(Slot.TEXT, "situation", f"Moment {n}"),
                told(Slot.RATING, "tense_before", 5 + n),
            ),
        )
        for n in range(3)
    ]
    marked = evening(THURSDAY, "It rained. I just froze. Then tea.", answers=FROZE[:1])
    page = page_of(*rated, marked)
    assert '"I just froze."[q1]' in page
    assert all(f"Moment {n}" in page for n in range(3))


def test_a_moment_beyond_the_third_waits_for_the_person(evening: Evening) -> None:
    """The preview names it, and they can put it on the page."""
    entries = [
        evening(
            date(2026, 11, 16 + n),
            "A day.",
            answers=(
                told(Slot.TEXT, "situation", f"Moment {n}"),
                told(Slot.RATING, "tense_before", n),
            ),
        )
        for n in range(4)
    ]
    source = PageSource(MONDAY, SUNDAY, tuple(entries))
    left = [one for one in make_page(source).left_out if one.line.note == "Moment 0"]
    assert [one.reason for one in left] == [Reason.NOT_CHOSEN]
    moved = Choices((Choice(left[0].key, ChoiceKind.MOVED, 0),))
    assert "Moment 0" in page_text(make_page(source, moved))


def test_a_moment_that_was_not_clearly_heard_is_shown_so_or_named_as_left_out(
    evening: Evening,
) -> None:
    passage = "He laughed, and I just froze."
    marked = told(Slot.TEXT, "situation", passage, passage)
    shown = evening(THURSDAY, "It rained.", passage, unsure=(3,), answers=(marked,))
    assert '[?] not clearly heard: "He [laughed?], and I just froze."[q1]' in page_of(shown)
    unclear = evening(THURSDAY, "It rained.", passage, doubtful=(1,), answers=(marked,))
    page = make_page(PageSource(MONDAY, SUNDAY, (unclear,)))
    assert "froze" not in page_text(page)
    assert [one.reason for one in page.left_out] == [Reason.IN_DOUBT]


def test_a_moment_of_which_a_part_is_quoted_already_is_quoted_for_the_rest(
    evening: Evening,
) -> None:
    passage = "He laughed. I just froze."
    marked = told(Slot.TEXT, "situation", passage, passage)
    entry = evening(THURSDAY, f"It rained. {passage}", answers=(marked,), marks=("He laughed.",))
    page = page_of(entry)
    assert (page.count("He laughed."), page.count('"I just froze."')) == (1, 1)


def test_a_moment_that_repeats_private_words_is_left_out_as_private(evening: Evening) -> None:
    """And its words are nowhere."""
    hushed = "I took the money from her purse."
    entry = evening(THURSDAY, hushed, "It rained.", hushed, answers=())
    assert entry.transcript is not None
    scope = f"words {entry.transcript.id} 0 7 0.000 3.500"
    again = f"The truth is, {hushed}"
    typed = evening(MONDAY, again, answers=(told(Slot.TEXT, "situation", again, again),))
    hidden = replace(entry, shares=(Share(entry.id, scope, "private", GIVEN_AT),))
    page = make_page(PageSource(MONDAY, SUNDAY, (hidden, typed)))
    left = [one for one in page.left_out if one.key.entry_id == typed.id]
    assert [(one.reason, one.line.quote) for one in left] == [(Reason.PRIVATE, None)]
    assert "purse" not in page_text(page)


def test_a_thought_record_is_rated_to_100_and_comes_to_a_balanced_thought(
    evening: Evening,
) -> None:
    answers = (
        told(Slot.TEXT, "situation", "At lunch"),
        told(Slot.FEELINGS, "feelings_before", ("anxious 80", "ashamed 60")),
        told(Slot.TEXT, "hot_thought", "I am a fool"),
        told(Slot.TEXT, "balanced_thought", "It passed"),
        told(Slot.FEELINGS, "feelings_after", ("anxious 40",)),
    )
    entry = evening(THURSDAY, "A day.", answers=answers)
    page = page_of(entry)
    assert "thought: I am a fool (anxious 80 -> 40, ashamed 60 of 100)" in page
    assert "balanced thought: It passed" in page
    (episode,) = episodes_of(entry)
    assert (episode.kind, episode.highest) == ("thought record", 100)


def test_homework_stands_with_what_was_told_of_it() -> None:
    reports = (
        Report(1, "e-1", MONDAY, tried=True, in_the_way="no quiet room"),
        Report(1, "e-2", THURSDAY, tried=True, learned="it helps"),
    )
    homework = Homework("Breathing", GIVEN_AT, number=1, reports=reports)
    page = " ".join(page_of(homework=(homework,)).split())
    assert "Breathing: tried 2 · got in the way: no quiet room · learned: it helps" in page


def test_homework_that_is_done_with_stands_as_done(evening: Evening) -> None:
    """Not as if it were open, nor a second time in the words of the evening that it is from."""
    reports = (Report(1, "e-1", MONDAY, tried=True),)
    done = Homework("Breathing", GIVEN_AT, Settled.DONE.value, number=1, reports=reports)
    dropped = Homework("A walk", GIVEN_AT, Settled.LET_GO.value, number=2)
    entry = evening(THURSDAY, "A day.", homework=("Breathing", "A walk"))
    page = page_of(entry, homework=(done, dropped))
    assert "Breathing: done · tried 1\n" in page
    assert "A walk: let go\n" in page
    assert (page.count("Breathing"), page.count("A walk")) == (1, 1)


def test_a_topic_that_was_carried_on_comes_first_with_its_day(evening: Evening) -> None:
    topic = Topic(
        1, "talk:e-0:0-4:0", "The call to my father", "e-0", date(2026, 11, 9), 2.0, MONDAY, MONDAY
    )
    entry = evening(THURSDAY, "I want to bring up the deadline.", marks=("The deadline",))
    page = page_of(entry, topics=(topic,))
    assert '1  from Mon 9 Nov: "The call to my father"[q1]' in page
    assert page.index("father") < page.index("deadline")


def test_what_was_discussed_is_no_topic_again(evening: Evening) -> None:
    """Where the day of the session is on both pages."""
    entry = evening(MONDAY, "About the deadline at work.", marks=("The deadline at work",))
    page = make_page(PageSource(MONDAY, SUNDAY, (entry,)))
    talk = next(one for one in page.sections if one.name is SectionName.TALK)
    closed = frozenset(map(str, talk.keys))
    assert "deadline at work" in page_of(entry)
    assert "TALK" not in page_of(entry, closed_lines=closed)


def test_what_one_did_for_oneself_is_told_as_it_was_answered(evening: Evening) -> None:
    answers = (told(Slot.TEXT, "movement", "walked to the sea"), told(Slot.TEXT, "other", "x"))
    page = page_of(evening(THURSDAY, "A day.", answers=answers))
    assert "LOOKED AFTER MYSELF movement: walked to the sea\n" in page


def test_what_was_confirmed_of_care_is_a_line_a_kind_with_its_days(evening: Evening) -> None:
    """Sleep and people too, as they were confirmed; nothing is counted."""
    monday = Mentioned(
        sleep=Sleep(4.0, "badly"), people=(Person("Anna"),), care=(Care("movement", "a walk"),)
    )
    thursday = Mentioned(
        skills=(Skill("going for a walk", Distress()), Skill("breathing", Distress())),
        care=(Care("rest"), Care("", "tidied my desk")),
    )
    page = page_of(
        evening(MONDAY, "A day.", mentioned=monday), evening(THURSDAY, "A day.", mentioned=thursday)
    )
    rows = [row.strip() for row in page.partition("LOOKED AFTER MYSELF ")[2].splitlines()]
    assert rows[:5] == [
        "sleep: 4 hours, badly Mon",
        "movement: a walk Mon, going for a walk Thu",
        "rest: Thu",
        "people: Anna Mon",
        "also: tidied my desk Thu",
    ]


def test_what_is_quoted_already_is_not_told_a_second_time(evening: Evening) -> None:
    said = "I slept four hours."
    proposal = Proposal(Slot.SLEEP, "4 hours", Evidence(said, 0.0), "words")
    answer = Answer(Slot.SLEEP, Outcome.ACCEPTED, "4 hours", proposal)
    page = page_of(
        evening(MONDAY, said, answers=(answer,), mentioned=Mentioned(sleep=Sleep(4.0, "")))
    )
    assert page.count("four hours") == 1
    assert "4 hours" not in page


def test_care_that_is_private_is_on_no_page(evening: Evening) -> None:
    mentioned = Mentioned(care=(Care("movement", "a walk"),))
    entry = evening(MONDAY, "A day.", mentioned=mentioned)
    share = Share(entry.id, "answer care", "private", GIVEN_AT)
    assert "a walk" in page_of(entry)
    assert "a walk" not in page_of(replace(entry, shares=(share,)))


def test_what_is_settled_is_open_only_when_carried_on() -> None:
    topic = Topic(1, "talk:e:0-1:0", "x", "e", None, None, MONDAY, MONDAY)
    states = (None, Settled.CARRIED, Settled.DONE, Settled.LET_GO)
    assert [replace(topic, settled=state).is_open for state in states] == [
        True,
        True,
        False,
        False,
    ]
