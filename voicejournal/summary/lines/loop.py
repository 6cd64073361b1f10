"""What goes on the page from one session to the next: topics carried on, and homework."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Final

from voicejournal.journal import (
    Candidate,
    CandidateKey,
    Homework,
    PageLine,
    Quote,
    SectionName,
    Topic,
)
from voicejournal.language.labels.reported import report_text
from voicejournal.summary.days import day_text

CARRIED: Final = (0, -1)
"""Rank of a topic that was not discussed: before what is marked anew."""
GIVEN: Final = (0, 0)
"""Homework is told of whatever else there is no room for."""


def carried_topics(topics: Sequence[Topic], known: Collection[CandidateKey]) -> list[Candidate]:
    """A line for each topic that was carried on, but those that the page has already."""
    found = []
    for number, topic in enumerate(topics):
        with suppress(ValueError):  # the key of another version is none
            key = CandidateKey.parse(topic.line)
            if key not in known:
                found.append(Candidate(key, _topic_line(topic), (*CARRIED, number)))
    return found


def homework_lines(homework: Sequence[Homework]) -> list[Candidate]:
    """A line for each piece of homework, with what was told of it."""
    return [
        Candidate(
            CandidateKey(SectionName.HOMEWORK, one.entry_id, note=one.number),
            PageLine(note=_homework_note(one)),
            (*GIVEN, number),
        )
        for number, one in enumerate(homework)
    ]


def _topic_line(topic: Topic) -> PageLine:
    label = f"from {day_text(topic.day)}" if topic.day else ""
    if topic.start_s is None:  # its words alone are the note: they are kept when it is accepted
        return PageLine(label, note=topic.text, day=topic.day)
    day = topic.day or topic.since_day
    quote = Quote(topic.entry_id, day, topic.start_s, topic.text, doubtful=topic.doubtful)
    return PageLine(label and f"{label}:", quote, day=day)


def _homework_note(homework: Homework) -> str:
    """What it is, what became of it at a session, and what was told of it."""
    told = " · ".join(filter(None, (homework.outcome, report_text(homework.reports))))
    return f"{homework.text}: {told}" if told else homework.text
