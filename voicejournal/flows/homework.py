"""Homework is asked after at night: one piece an evening, and not every evening."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from voicejournal.journal import Entry, Homework, Moment, Outcome, Report, Slot
from voicejournal.ports import Asker, Clock, HomeworkStore, Question
from voicejournal.ports.loop import GOT_IN_THE_WAY, LEARNED, TRIED

FIRST_AFTER: Final = timedelta(days=1)
AGAIN_AFTER: Final = timedelta(days=2)
"""A week between two sessions has room for three reports of one piece."""
MOST_SKIPPED: Final = 2
"""So often unanswered in a row, it is left alone until a session carries it on."""

ASK_TRIED: Final = Question(Slot.YES_NO, "Homework: {text} - did you try it?", TRIED)
ASK_IN_THE_WAY: Final = Question(Slot.TEXT, "What got in the way?", GOT_IN_THE_WAY)
ASK_LEARNED: Final = Question(Slot.TEXT, "What did you learn?", LEARNED)
REPORT_QUESTIONS: Final = (ASK_TRIED, ASK_IN_THE_WAY, ASK_LEARNED)


def due(homework: Sequence[Homework], moment: Moment) -> Homework | None:
    """The open homework that is to be asked after on an evening: the one asked longest ago."""
    waiting = [(since, one) for one in homework if (since := _due_since(one, moment)) is not None]
    return min(waiting, key=lambda pair: (pair[0], pair[1].number))[1] if waiting else None


def _due_since(one: Homework, moment: Moment) -> date | None:
    """The day since which a piece of homework is to be asked after; None if it is not now."""
    if not one.is_open:
        return None
    began = (one.carried_at or one.given_at).astimezone(moment.at.tzinfo).date()
    reports = [report for report in one.reports if report.day >= began]
    if len(reports) >= MOST_SKIPPED and all(
        report.tried is None for report in reports[-MOST_SKIPPED:]
    ):
        return None
    last = reports[-1].day + AGAIN_AFTER if reports else began + FIRST_AFTER
    return last if last <= moment.journal_day else None


@dataclass(frozen=True, slots=True)
class HomeworkQuestion:
    """Asks 'tried', 'got in the way', 'learned'; each answer is durable before the next."""

    store: HomeworkStore
    asker: Asker
    clock: Clock

    def ask(self, entry: Entry) -> None:
        """Ask after one piece of homework, if one is due; without an answer nothing more."""
        day = entry.moment.journal_day
        homework = due(self.store.all(), entry.moment)
        if homework is None or entry.is_session:
            return
        report = Report(homework.number, entry.id, day)
        question = replace(ASK_TRIED, ask=ASK_TRIED.ask.format(text=homework.text))
        answer = self.asker.ask(question, None)
        if answer.outcome is Outcome.SKIPPED:
            self._keep(report)
            return
        report = self._keep(replace(report, tried=answer.value is True))
        report = self._keep(replace(report, in_the_way=self._told(ASK_IN_THE_WAY)))
        if report.tried:
            self._keep(replace(report, learned=self._told(ASK_LEARNED)))

    def _keep(self, report: Report) -> Report:
        self.store.report(report, self.clock.now())
        return report

    def _told(self, question: Question) -> str:
        value = self.asker.ask(question, None).value
        return value if isinstance(value, str) else ""
