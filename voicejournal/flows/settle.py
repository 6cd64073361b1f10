"""Settling doubts: one place after another, and each answer is durable before the next question."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from voicejournal.errors import Interrupted
from voicejournal.journal import SAMPLE_RATE_HZ, Entry
from voicejournal.language.text.doubts import Doubt, context_of, open_doubts, settled
from voicejournal.ports import Clock, DoubtView, EntryStore, Player, Samples, Settler

AROUND_S = 1.0
"""So much is heard before and after the words in doubt."""
KEPT = "What you settled until now is kept."


def _open(entry: Entry) -> tuple[Doubt, ...]:
    return open_doubts(entry.transcript, entry.edits) if entry.transcript else ()


@dataclass(frozen=True, slots=True)
class Settling:
    """Goes through what is in doubt of an entry, or through what `find` finds of that."""

    store: EntryStore
    settler: Settler
    clock: Clock
    player: Player
    show: Callable[[DoubtView], None]
    find: Callable[[Entry], tuple[Doubt, ...]] = _open

    def go_through(self, entry: Entry, sound: Callable[[], Samples] | None) -> int:
        """Ask about each open doubt once.

        Args:
            entry: the entry; one without words has no doubts.
            sound: reads its recording; it is read when it is first heard, and only then.

        Returns:
            How many places are still in doubt.

        Raises:
            Interrupted: ended by Ctrl-C or a signal; what was settled until then is kept.
        """
        count, number, reached = len(self.find(entry)), 0, 0
        heard = _Sound(sound, self.player) if sound else None
        while doubt := next((d for d in self.find(entry) if d.start_word >= reached), None):
            number += 1
            try:
                self._ask(entry, doubt, number, max(count, number), heard)
            except KeyboardInterrupt:
                raise Interrupted("", KEPT) from None
            reached = doubt.end_word
            # Another window may have kept something meanwhile: the words are read again.
            entry = self.store.find(entry.id)
        return len(self.find(entry))

    def _ask(
        self, entry: Entry, doubt: Doubt, number: int, count: int, heard: "_Sound | None"
    ) -> None:
        raw = entry.transcript
        if raw is None:
            return
        context = context_of(raw, entry.edits, doubt)
        at_s = doubt.start_s if heard else None
        view = DoubtView(
            number, count, context.before, doubt.text, context.after, doubt.other, at_s
        )
        self.show(view)
        text = self.settler.settle(view, (lambda: heard.play(doubt)) if heard else None)
        if text is not None:
            sitting = settled(raw, entry.edits, doubt, text, self.clock.now())
            self.store.set_edits(entry.id, sitting)


class _Sound:
    """The recording of an entry, read once when it is first heard."""

    def __init__(self, read: Callable[[], Samples], player: Player) -> None:
        self._read = read
        self._player = player
        self._samples: Samples | None = None

    def play(self, doubt: Doubt) -> None:
        """Play the words in doubt, with a little around them."""
        if self._samples is None:
            self._samples = self._read()
        start = max(0, int((doubt.start_s - AROUND_S) * SAMPLE_RATE_HZ))
        end = int((doubt.end_s + AROUND_S) * SAMPLE_RATE_HZ)
        self._player.play(self._samples[start:end], Event(), lambda _played_s: None)
