"""What is between sessions, on its way out of a journal."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from voicejournal.errors import JournalError
from voicejournal.flows.carried_lines import CarriedLines
from voicejournal.flows.loop_source import LoopSource
from voicejournal.flows.materials import Materials
from voicejournal.journal import Between, KeptChoice
from voicejournal.language.private.wishes import asks_for_privacy
from voicejournal.ports import GoalStore, MaterialCopy, PageStore, SupportStore


@dataclass(slots=True)
class ExportBetween:
    """Gathers it; `lost` are the numbers of the materials that are not as they were kept."""

    loop: LoopSource
    goals: GoalStore
    supports: SupportStore
    materials: Materials
    pages: PageStore
    lines: CarriedLines
    lost: list[int] = field(default_factory=list)

    def gathered(self, *, without_private: bool) -> Between:
        """All of it; without what is private, also what was told on a private evening stays out.

        So does what was chosen for pages: it tells what somebody was not to see.
        """
        loop = self.loop
        sessions = (replace(one, takeaways=()) for one in loop.sessions.all())
        people = [one for one in self.supports.all() if one.is_added]
        homework, topics = loop.homework_store.all(), loop.topic_store.all()
        goals = self.goals.all()
        if without_private:
            homework = [one for each in homework if (one := loop.shareable_homework(each))]
            topics = [topic for each in topics if (topic := loop.shareable_topic(each))]
            goals = [goal for goal in goals if not asks_for_privacy(goal.text)]
            people = [one for one in people if not asks_for_privacy(one.note)]
        return Between(
            tuple(sessions),
            tuple(homework),
            tuple(goals),
            tuple(topics),
            tuple(replace(one, evenings=0, last_day=None) for one in people),
            () if without_private else tuple(map(self._choice, self.pages.all_choices())),
        )

    def _choice(self, choice: KeptChoice) -> KeptChoice:
        """With the words of its lines, which have other numbers where they were read anew."""
        instead = choice.instead and self.lines.with_words(choice.instead)
        return replace(choice, line=self.lines.with_words(choice.line), instead=instead)

    def copies(self) -> Iterator[MaterialCopy]:
        """Each material with its content, one in memory at a time."""
        for material in self.materials.store.all():
            try:
                yield MaterialCopy(*self.materials.read(material.number))
            except JournalError:
                self.lost.append(material.number)
