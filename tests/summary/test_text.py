"""The page as it is printed."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from wcwidth import wcswidth

from voicejournal.journal import (
    Answer,
    DayMood,
    Entry,
    Evidence,
    Feeling,
    Outcome,
    PageLine,
    PageSection,
    PageSource,
    Proposal,
    Quote,
    SectionName,
    Slot,
    Trigger,
    WeeklyPage,
)
from voicejournal.summary.printed.page_json import page_json
from voicejournal.summary.printed.text import page_text
from voicejournal.summary.week import make_page

Evening = Callable[..., Entry]

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)
GOLDEN = Path(__file__).parents[1] / "golden" / "week.txt"


def empty_page(**changes: object) -> WeeklyPage:
    """A page of a week without an evening."""
    days = tuple(DayMood(MONDAY + timedelta(days=n), None, spoken=False) for n in range(7))
    values = {
        "first_day": MONDAY,
        "last_day": SUNDAY,
        "with_whom": "",
        "days": days,
        "mean_before": None,
        "sections": (),
    }
    return WeeklyPage(**{**values, **changes})  # type: ignore[arg-type]


def sample_week(evening: Evening) -> list[Entry]:
    """An invented week with something for each section."""
    feelings = Proposal(
        Slot.FEELINGS, ("anxious",), Evidence("I just froze, and felt ashamed.", 4.0), "word list"
    )
    return [
        evening(
            MONDAY,
            "Work was a lot. I want to bring up the deadline with my therapist.",
            "My homework was one thought record. I slept about five hours.",
            mood=5,
            triggers=("work",),
        ),
        evening(MONDAY + timedelta(days=1), "I called my sister back.", mood=4, marks=("my rent",)),
        evening(
            MONDAY + timedelta(days=3),
            "He said it in front of everyone. I just froze, and felt ashamed.",
            "The hardest part was going back to my desk as if nothing had happened.",
            "What helped was the breathing, the one with four counts.",
            mood=2,
            feelings=(Feeling("anxious", 8), Feeling("ashamed", 5)),
            triggers=("work", "conflict"),
            marks=("He said it in front of everyone.",),
            answers=(Answer(Slot.FEELINGS, Outcome.ACCEPTED, ("anxious",), feelings),),
        ),
        evening(
            MONDAY + timedelta(days=4),
            "I am proud that I said it out loud.",
            "What I want to ask is what I can do in the moment when I freeze.",
            mood=5,
        ),
        evening(MONDAY + timedelta(days=5), "A secret of mine.", mood=0, private=True),
        evening(SUNDAY, "A friend listened to me for two hours.", mood=7),
    ]


def sample_source(evening: Evening) -> PageSource:
    """The week, for Dr M."""
    return PageSource(MONDAY, SUNDAY, tuple(sample_week(evening)), "Dr M.", 5.4)


def test_the_page_is_as_it_was_designed(evening: Evening) -> None:
    """The golden page; where the design changes, it is made anew and read by somebody."""
    page = make_page(sample_source(evening))
    assert page_text(page) == GOLDEN.read_text(encoding="utf-8")


def test_a_page_without_anything_says_so() -> None:
    """One calm line."""
    assert page_text(empty_page()) == (
        "FOR MY SESSION                                     16 - 22 November 2026\n"
        "My choice, my own words; [q1] = where said.\n"
        "\n"
        "There is nothing to share from these days.\n"
    )


def test_no_rating_is_said() -> None:
    """Unknown is not zero."""
    days = (DayMood(MONDAY, None, spoken=True),)
    text = page_text(empty_page(days=days, last_day=MONDAY))
    assert "MOOD 0-10    not rated\n" in text


@pytest.mark.parametrize(("count", "shown"), [(14, 14), (60, 31)])
def test_longer_spans_have_a_row_a_week(count: int, shown: int) -> None:
    """Beyond a month the last days are shown, and the page says so."""
    days = tuple(DayMood(MONDAY + timedelta(days=n), n % 11, spoken=True) for n in range(count))
    text = page_text(empty_page(days=days, last_day=days[-1].day, mean_before=4.25))
    assert (f"the last {shown} days:" in text) == (shown < count)
    assert "(before: 4.2)" in text
    bars = sum(text.count(bar) for bar in "▁▂▃▄▅▆▇█")
    assert bars == shown


def test_nothing_is_wider_than_the_page_nor_moves_the_cursor() -> None:
    """Long words, wide letters, escape codes and long names are wrapped or left out."""
    hostile = "\x1b[2J漢字" * 40 + " " + "a" * 200 + "\n\tb\u2028c ☀️☀️ e\u0301"
    quote = Quote("e1", MONDAY, 0.0, hostile)
    line = PageLine(
        "label", quote, "", MONDAY, (Trigger("t" * 60), Trigger("字" * 60)), (Feeling("f" * 60),)
    )
    names = (SectionName.TALK, SectionName.HAPPENED, SectionName.CARE)
    sections = tuple(
        PageSection(name, name.upper(), (line, PageLine("written", note=hostile))) for name in names
    )
    text = page_text(empty_page(with_whom=hostile, sections=sections))
    assert max(wcswidth(row) for row in text.split("\n")) <= 72
    assert min(wcswidth(row) for row in text.split("\n")) >= 0
    assert "\x1b" not in text


def test_the_json_has_the_same_quotes_by_number(evening: Evening) -> None:
    """What found no room, and what is private, is not in it."""
    page = make_page(sample_source(evening))
    values = json.loads(page_json(page))
    found = [
        line["quote"]
        for section in values["sections"]
        for line in section["lines"]
        if line["quote"] is not None
    ]
    assert [one["number"] for one in found] == [f"q{n}" for n in range(1, len(page.quotes) + 1)]
    assert [one["text"] for one in found] == [quote.text for quote in page.quotes]
    assert values["mood"]["mean"] == 4.6
    assert "left_out" not in values
    assert "secret" not in page_json(page)


def test_a_label_is_said_once_above_what_it_is_said_of(evening: Evening) -> None:
    """Sleep and people have headings of their own; the lines below one do not repeat it."""
    page = page_text(
        make_page(
            PageSource(
                MONDAY,
                SUNDAY,
                (
                    evening(MONDAY, "I slept about five hours."),
                    evening(MONDAY + timedelta(days=1), "I slept badly until six."),
                ),
            )
        )
    )
    assert 'SLEEP               "I slept about five hours."[q1]\n' in page
    assert f'\n{" " * 20}"I slept badly until six."[q2]\n' in page
    assert "LOOKED AFTER MYSELF" not in page
