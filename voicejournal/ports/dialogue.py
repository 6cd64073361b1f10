"""What the person sees, wants and answers."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from voicejournal.journal import (
    Answer,
    Evidence,
    Moment,
    Past,
    Proposal,
    Reading,
    Slot,
    Transcript,
)
from voicejournal.ports.sound import SoundState
from voicejournal.ports.speech import Heard


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a tagger makes of a reflection.

    `proposals` are at most one a slot. `reading` is to be kept, for later evenings; None where no
    model read it. `remark` says why there are fewer proposals than there might be, where that is
    new since the last evening.
    """

    proposals: tuple[Proposal, ...] = ()
    reading: Reading | None = None
    remark: str = ""


class Tagger(Protocol):
    """Proposes answers from the words of a reflection."""

    def propose(
        self, transcript: Transcript, past: Past, withheld: frozenset[str] = frozenset()
    ) -> Tagged:
        """Proposals with their evidence; silence where unsure. `past` is the same person's.

        Sentences that are `withheld` are not read, and nothing is proposed of them.
        """
        ...


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed in the words beside mood, feelings and triggers.

    `proposals` are of what was mentioned, at most one a slot. Of an evening that `may_be_danger`
    nothing else is proposed either, and help is offered. It is offered too where some sentences
    are `withheld`: they may speak of danger, if only faintly, and nothing is proposed of them.
    """

    proposals: tuple[Proposal, ...] = ()
    may_be_danger: bool = False
    withheld: frozenset[str] = frozenset()


class Noticer(Protocol):
    """Notices what was mentioned, and wording that may speak of danger to oneself."""

    def notice(self, transcript: Transcript) -> Noticed:
        """Nothing of it is kept here; in a language that is not known nothing is noticed."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a prompt set, with what it asks for.

    `name` tells apart what is asked in the same slot; a rating goes from 0 to `highest`.
    One that is asked `if_mentioned` is passed over where nothing of it was.
    """

    slot: Slot
    ask: str
    name: str = ""
    highest: int = 10
    if_mentioned: bool = False


KEEP_PRIVATE = "keep_private"
"""Name of the question whether what sounded private is kept off the page."""


class Asker(Protocol):
    """Puts a question to the person, or to a file of answers."""

    @property
    def help_key(self) -> str:
        """What shows `help-now` at any question; empty where nothing does."""
        ...

    def ask(
        self,
        question: Question,
        proposal: Proposal | None,
        hear: Callable[[Evidence], None] | None = None,
    ) -> Answer:
        """Return what the person answered; Esc, or no terminal, is a skip.

        `hear` plays the evidence of a proposal, where there is sound.
        """
        ...

    def volunteers(self, slot: Slot) -> bool:
        """Whether there is an answer though nothing was mentioned; a person is not asked so."""
        ...


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Words in doubt as they are put to the person: the `number`th of `count`.

    `text` is how they stand, between `before` and `after` of their sentence; `other` another
    reading, empty where the words may not have been said, None where there is none.
    `at_s` is None where there is no sound.
    """

    number: int
    count: int
    before: str
    text: str
    after: str
    other: str | None
    at_s: float | None


class Settler(Protocol):
    """Asks the person what was said where words are in doubt."""

    def settle(self, view: DoubtView, hear: Callable[[], None] | None) -> str | None:
        """Return what the words read, empty to leave them out; None leaves them in doubt.

        `hear` plays the words with a little around them, where there is sound.
        """
        ...


class Control(Enum):
    """What the person wants of a running recording."""

    ENTER = auto()
    PAUSE = auto()
    INTERRUPT = auto()
    TERMINATE = auto()


class Controls(Protocol):
    """Where the person's wishes come from while recording."""

    def next(self, timeout_s: float) -> Control | None:
        """The next wish, None when none came in time."""
        ...


@dataclass(frozen=True, slots=True)
class LiveView:
    """All there is to see of a running recording."""

    device: str
    moment: Moment
    sound: SoundState
    heard: Heard
    started: bool
    finishing: bool = False


class LiveScreen(Protocol):
    """What the person sees while speaking."""

    def show(self, view: LiveView) -> None:
        """Show the newest state; called about ten times a second."""
        ...

    def close(self) -> None:
        """Leave what was heard on the screen, and stop drawing."""
        ...


NoteSignals = Callable[[], AbstractContextManager[Callable[[], bool]]]
"""While in this context, Ctrl-C and the like only make what it gives say True."""
