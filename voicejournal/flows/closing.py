"""After a session: was each topic of the page discussed, and is the homework done?"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import Homework, Outcome, Session, Settled, Slot, Topic
from voicejournal.ports import Asker, Clock, HomeworkStore, Question, TopicStore
from voicejournal.ports.loop import CARRY_ON, DISCUSSED, HOMEWORK_DONE, TAKE_ALONG

ASK_DISCUSSED: Final = Question(Slot.YES_NO, "{text} - did we discuss it?", DISCUSSED)
ASK_TAKE_ALONG: Final = Question(Slot.YES_NO, "Take it along to the next time?", TAKE_ALONG)
ASK_DONE: Final = Question(Slot.YES_NO, "Homework: {text} - is it done with?", HOMEWORK_DONE)
ASK_CARRY_ON: Final = Question(Slot.YES_NO, "Carry on with it until the next time?", CARRY_ON)
CLOSING_QUESTIONS: Final = (ASK_DISCUSSED, ASK_TAKE_ALONG, ASK_DONE, ASK_CARRY_ON)

Settle = Callable[[int, Settled, Session], None]


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a topic or homework of this number."""

    number: int
    settled: Settled


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for an answer at a session: topics of its page, and homework from before it."""

    topics: tuple[Topic, ...]
    homework: tuple[Homework, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.topics) + len(self.homework)


@dataclass(frozen=True, slots=True)
class Closing:
    """Closes what was discussed and done, and carries the rest on."""

    topics: TopicStore
    homework: HomeworkStore
    clock: Clock

    def waiting(self, session: Session) -> Waiting:
        """What was open when the session began and was not answered for it yet."""
        day = session.at.astimezone(self.clock.now().tzinfo).date()
        return Waiting(
            tuple(
                topic
                for topic in self.topics.all()
                if topic.is_open and topic.last_day <= day and topic.session != session.number
            ),
            tuple(
                one
                for one in self.homework.all()
                if one.is_open
                and one.given_at < session.at
                and (one.carried_at is None or one.carried_at < session.at)
            ),
        )

    def ask(self, session: Session, asker: Asker) -> Waiting:
        """Ask about each thing that waits; returns what is left without an answer.

        A no carries it on, unless the person lets it go; without an answer it stays open.
        """
        waiting = self.waiting(session)
        for topic in waiting.topics:
            self._ask(asker, (ASK_DISCUSSED, ASK_TAKE_ALONG), topic, session, self.topics.settle)
        for one in waiting.homework:
            self._ask(asker, (ASK_DONE, ASK_CARRY_ON), one, session, self.homework.settle)
        return self.waiting(session)

    def settle(
        self, topics: Sequence[Became], homework: Sequence[Became], session: Session
    ) -> None:
        """Settle topics and homework by their numbers: all of them, or none.

        Raises:
            NotFoundError: one of them does not wait.
            InputError: one of them is to become two things.
        """
        waiting = self.waiting(session)
        _check("topic", topics, {one.number for one in waiting.topics})
        _check("homework", homework, {one.number for one in waiting.homework})
        for one in topics:
            self.topics.settle(one.number, one.settled, session)
        for one in homework:
            self.homework.settle(one.number, one.settled, session)

    def _ask(
        self,
        asker: Asker,
        questions: tuple[Question, Question],
        one: Topic | Homework,
        session: Session,
        settle: Settle,
    ) -> None:
        first, second = questions
        answer = asker.ask(replace(first, ask=first.ask.format(text=_quoted(one))), None)
        if answer.outcome is Outcome.SKIPPED:
            return
        settled = Settled.DONE
        if answer.value is not True:
            lets_go = asker.ask(second, None).value is False
            settled = Settled.LET_GO if lets_go else Settled.CARRIED
        settle(one.number, settled, session)


SHOWS: Final = "`voicejournal session close` shows what waits."


def _check(what: str, given: Sequence[Became], waiting: Collection[int]) -> None:
    """Raises where one of what is given cannot be settled."""
    became: dict[int, Settled] = {}
    for one in given:
        if one.number not in waiting:
            raise NotFoundError(f"No {what} {one.number} waits for an answer.", SHOWS)
        if became.setdefault(one.number, one.settled) is not one.settled:
            raise InputError(
                f"{what.capitalize()} {one.number} is named twice, each time otherwise.",
                "Name each of them once.",
            )


def _quoted(one: Topic | Homework) -> str:
    """Its words, in quotation marks where they were said."""
    said = isinstance(one, Topic) and one.start_s is not None
    return f'"{one.text}"' if said else one.text
