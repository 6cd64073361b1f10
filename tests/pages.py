"""Pages for the tests that look at paper: an invented week, and pages at the extremes."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from voicejournal.journal import (
    DayMood,
    Distress,
    Feeling,
    PageLine,
    PageSection,
    Quote,
    SectionName,
    Trigger,
    WeeklyPage,
)

MONDAY = date(2026, 11, 16)
SUNDAY = MONDAY + timedelta(days=6)
TITLES = {
    SectionName.TALK: "I WANT TO TALK ABOUT",
    SectionName.HAPPENED: "WHAT HAPPENED",
    SectionName.TAKEAWAY: "FROM LAST SESSION",
    SectionName.HOMEWORK: "HOMEWORK",
    SectionName.WINS: "SMALL WINS",
    SectionName.CARE: "LOOKED AFTER MYSELF",
    SectionName.TOGETHER: "WENT TOGETHER",
    SectionName.QUESTIONS: "QUESTIONS",
}


def said(after_days: int, text: str, label: str = "") -> PageLine:
    """A line that quotes what was said so many days after Monday."""
    day = MONDAY + timedelta(days=after_days)
    return PageLine(label, Quote(f"e{after_days}", day, 3.0, text), day=day)


def section(name: SectionName, *lines: PageLine) -> PageSection:
    """A section under its title."""
    return PageSection(name, TITLES[name], lines)


def sample_page() -> WeeklyPage:
    """An invented week with something in each section."""
    moods = (5, 4, None, 2, 5, 6, 7)
    days = tuple(
        DayMood(MONDAY + timedelta(days=number), mood, spoken=mood is not None)
        for number, mood in enumerate(moods)
    )
    thursday = replace(
        said(3, "The hardest part was going back to my desk as if nothing had happened."),
        triggers=(Trigger("work"), Trigger("conflict")),
        feelings=(Feeling("anxious", 8), Feeling("ashamed", 5)),
    )
    breathing = "I went to the kitchen and did the breathing, the one with four counts."
    return WeeklyPage(
        MONDAY,
        SUNDAY,
        "Dr M.",
        days,
        5.4,
        (
            section(
                SectionName.TALK,
                PageLine("written", note="my rent"),
                said(3, "He said it in front of everyone and I just froze."),
                said(0, "I keep saying yes to things that I cannot finish, and am up at two."),
            ),
            section(
                SectionName.HAPPENED,
                replace(said(0, "Work was a lot, three in a row."), triggers=(Trigger("work"),)),
                thursday,
                replace(said(3, breathing, "did:"), distress=Distress(8, 5)),
                PageLine(day=SUNDAY, feelings=(Feeling("calm"),)),
            ),
            section(SectionName.TAKEAWAY, PageLine(note="Notice the moment before I say yes.")),
            section(
                SectionName.HOMEWORK,
                said(1, "I did the thought record on Tuesday and on Friday.", "tried"),
                said(4, "On Thursday I was too tired to write it down.", "got in the way"),
            ),
            section(SectionName.WINS, said(5, "I called my sister back.")),
            section(
                SectionName.CARE,
                said(0, "I slept about five hours.", "sleep"),
                said(6, "A friend listened to me for two hours.", "people"),
            ),
            section(SectionName.TOGETHER, PageLine("work and conflict: on 5 of 14 evenings")),
            section(SectionName.QUESTIONS, said(4, "What can I do in the moment when I freeze?")),
        ),
    )


def empty_page() -> WeeklyPage:
    """A page of a week without an evening."""
    days = tuple(DayMood(day.day, None, spoken=False) for day in sample_page().days)
    return WeeklyPage(MONDAY, SUNDAY, "", days, None, ())


def full_page(word: str, count: int, a_line: int = 20) -> WeeklyPage:
    """The sample's moods, and so many words spread over the sections that quote."""
    lines = [
        said(start // a_line % 7, " ".join([word] * min(a_line, count - start)))
        for start in range(0, count, a_line)
    ]
    names = (SectionName.TALK, SectionName.HAPPENED, SectionName.HOMEWORK, SectionName.WINS)
    parts = {name: lines[place :: len(names)] for place, name in enumerate(names)}
    parts[SectionName.HAPPENED] = [
        replace(line, triggers=(Trigger("work"),), feelings=(Feeling("anxious", 8),))
        for line in parts[SectionName.HAPPENED]
    ]
    sections = tuple(section(name, *parts[name]) for name in names if parts[name])
    return replace(sample_page(), sections=sections)


def long_page(count: int) -> WeeklyPage:
    """A page of so many days, each rated."""
    days = tuple(
        DayMood(MONDAY + timedelta(days=number), number % 11, spoken=True)
        for number in range(count)
    )
    return replace(sample_page(), days=days, last_day=days[-1].day)


EXTREMES = {
    "empty": empty_page(),
    "an invented week": sample_page(),
    "two weeks": long_page(14),
    "two months": long_page(60),
    "400 words": full_page("people", 400),
    "400 long words": full_page("incomprehensibilities", 400),
    "very short lines": full_page("sentence", 360, 6),
    "one unbroken word a line": full_page("W" * 400, 12, 1),
    "Arabic": full_page("المستشفيات", 380),
    "Hebrew": full_page("אוניברסיטאות", 380),
    "Greek": full_page("ψυχοθεραπεύτρια", 380),
    "Cyrillic": full_page("достопримечательность", 380),
    "emoji": full_page("🙂👩‍👩‍👧☀️", 150),
    "controls": full_page("a\x00\x07b\u202ec\ufeff\u2028d\x1b[2J", 200),
    "markup": full_page('#strong[x]$y$*b*@z<script>alert(1)</script>&amp;"\\', 40),
}

HOSTILE = st.text(
    st.sampled_from("ab <>&\"'#$@*[]{}\\/=;\x00\x1b\u202e\u2066\u2069\ufeff\ud7ff漢ש🙂"),
    max_size=60,
) | st.sampled_from(
    ["<script>alert(1)</script>", "</style><script>", "#import", "<!--", "]]>", "&lt;", "#panic()"]
)
"""What somebody might say to break a page: markup of several kinds, controls, NUL."""
