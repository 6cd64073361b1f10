"""What goes round between sessions, as a page may know of it: topics, and homework."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Final

from voicejournal.errors import NotFoundError
from voicejournal.flows.days import Days
from voicejournal.journal import CandidateKey, Entry, Homework, Report, Settled, Slot, Topic
from voicejournal.language.private.answers import answer_scope
from voicejournal.language.private.choices import PRIVATE
from voicejournal.language.private.kept_off import shareable
from voicejournal.language.private.wishes import asks_for_privacy
from voicejournal.language.text.doubt_text import text_with_doubt, without_brackets
from voicejournal.language.text.edited import current
from voicejournal.ports import EntryStore, HomeworkStore, SessionStore, TopicStore
from voicejournal.summary.lines.marked import UNCLEAR, WHOLE_EVENING

_FROM_DAY: Final = re.compile(r"(?: \(from \w+ \d+ \w+\))+$")
MOST_CARRIED = 4
"""A page has room for more than what was left over; `session close` shows all that waits."""


@dataclass(frozen=True, slots=True)
class LoopSource:
    """Finds what was open when the days of a page began, and may be shared.

    What is not as it was kept is on no page; `doctor` names it.
    """

    store: EntryStore
    topic_store: TopicStore
    homework_store: HomeworkStore
    sessions: SessionStore

    def topics(self, days: Days, zone: tzinfo | None) -> tuple[Topic, ...]:
        """Topics of earlier pages that a session left open, as their words stand now.

        Where no session is kept since, there is nothing to carry on; the newest are shown.
        """
        held = [_day(session.at, zone) for session in self.sessions.all()]
        waiting = [
            topic
            for topic in self.topic_store.all()
            if any(topic.since_day <= day <= days.first for day in held)
            and not _was_closed(topic, days.first, zone)
            and self.topic_store.is_as_kept(topic.number)
        ]
        told = (self.shareable_topic(topic) for topic in waiting)
        return tuple(topic for topic in told if topic is not None)[-MOST_CARRIED:]

    def closed_lines(self, days: Days, zone: tzinfo | None) -> frozenset[str]:
        """Keys of the lines that were discussed, or let go, before these days."""
        return frozenset(
            topic.line
            for topic in self.topic_store.all()
            if _was_closed(topic, days.first, zone) and topic.last_day <= days.first
        )

    def homework(
        self, days: Days, entries: Sequence[Entry], zone: tzinfo | None
    ) -> tuple[Homework, ...]:
        """Homework that was open in these days, with what was told of it on these evenings.

        What one of them was given and a session closed is there as closed, also if that was at
        once: else its words alone would say that it is open.
        """
        own = {one.id for one in entries}
        may = {one.id for one in entries if not (one.private or _keeps_homework_off(one))}
        return tuple(
            replace(
                one,
                reports=tuple(_told(report) for report in one.reports if report.entry_id in may),
            )
            for one in self.homework_store.all()
            if _day(one.given_at, zone) <= days.last
            and (
                one.closed_at is None
                or _day(one.closed_at, zone) > days.first
                or one.entry_id in own
            )
            and self._is_shareable(one)
            and self.homework_store.is_as_kept(one.number)
        )

    def shareable_topic(self, topic: Topic) -> Topic | None:
        """A topic as its words stand now; None if they may not be shared, or read otherwise."""
        entry = self._entry(topic.entry_id)
        if entry is None or asks_for_privacy(topic.text):
            return None
        if topic.start_s is None:
            text = _typed(topic.text, [mark.text.strip() for mark in entry.marks])
            return None if text is None else replace(topic, text=text)
        try:
            key = CandidateKey.parse(topic.line)
        except ValueError:
            return None
        transcript = current(entry)
        words = transcript.words[key.start_word : key.end_word] if transcript else ()
        text = "".join(word.text for word in words).strip()
        printed = topic.text
        doubtful = any(word.doubtful for word in words)
        if transcript is not None and doubtful:  # as it may stand there of what was marked
            text = text_with_doubt(transcript, key.start_word, key.end_word)
        elif not _reads_as(printed, text):
            printed = without_brackets(printed)  # settled meanwhile
        is_same = _reads_as(printed, text)
        return replace(topic, text=text, doubtful=doubtful) if is_same else None

    def shareable_homework(self, homework: Homework) -> Homework | None:
        """Homework with what may be shared of its reports; None if it may not itself."""
        if not self._is_shareable(homework):
            return None
        told = (report for report in homework.reports if self._may_tell(report))
        return replace(homework, reports=tuple(map(_told, told)))

    def _may_tell(self, report: Report) -> bool:
        """Whether an evening, and what it tells of homework, may be shared."""
        try:
            entry = self.store.find(report.entry_id)
        except NotFoundError:
            return False
        return not (entry.private or _keeps_homework_off(entry))

    def _is_shareable(self, homework: Homework) -> bool:
        if asks_for_privacy(homework.text):
            return False
        if not homework.entry_id:
            return True
        entry = self._entry(homework.entry_id)
        return entry is not None and homework.text in entry.homework

    def _entry(self, entry_id: str) -> Entry | None:
        """An entry as a page may know of it; None if it may not, or is not as it was kept."""
        try:
            entry = self.store.find(entry_id)
        except NotFoundError:
            return None
        day = entry.moment.journal_day
        altered = {*self.store.altered(day, day), *self.store.altered_beside(day, day)}
        return None if entry.private or entry.number in altered else shareable(entry)


def _was_closed(topic: Topic, first: date, zone: tzinfo | None) -> bool:
    """Whether a topic was discussed, or let go, by the time that the days began."""
    if topic.settled not in {Settled.DONE, Settled.LET_GO}:
        return False
    return topic.settled_at is None or _day(topic.settled_at, zone) <= first


def _day(at: datetime, zone: tzinfo | None) -> date:
    return at.astimezone(zone).date()


def _typed(printed: str, marks: Sequence[str]) -> str | None:
    """A topic that was not quoted as it was marked; None where the mark is there no more.

    Pages of an earlier version kept the day that it is from within its words.
    """
    words = _FROM_DAY.sub("", printed)
    if words == UNCLEAR:
        return words if any(marks) else None
    if words == WHOLE_EVENING and "" in marks:
        return words
    return next((mark for mark in marks if words == mark or _reads_as(words, mark)), None)


def _reads_as(printed: str, said: str) -> bool:
    """Whether a line is what was said; a name may stand there as its initial."""
    ours, theirs = printed.split(), said.split()
    return (
        bool(ours)
        and len(ours) == len(theirs)
        and all(
            one == other or (one[1:2] == "." and one[:1] == other[:1])
            for one, other in zip(ours, theirs, strict=True)
        )
    )


def _told(report: Report) -> Report:
    """A report without what asks to be kept to oneself."""
    in_the_way, learned = (
        "" if asks_for_privacy(text) else text for text in (report.in_the_way, report.learned)
    )
    return replace(report, in_the_way=in_the_way, learned=learned)


def _keeps_homework_off(entry: Entry) -> bool:
    chosen = {share.scope: share.choice for share in entry.shares}
    return chosen.get(answer_scope(Slot.HOMEWORK)) == PRIVATE
