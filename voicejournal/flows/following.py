"""Follows the worker through a long recording: feeds it, keeps each piece, says how far it is."""

from collections.abc import Callable, Sequence

from voicejournal.flows.pace import Pace
from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.ports import Heard, LiveTranscriber, OnProgress, Progress, ReadPiece, Samples

MOST_BEHIND_S = 120.0
"""Sound that waits in memory, 4 MB: enough for ten cores to be busy, however long the rest is."""
WAIT_S = 0.1


class Following:
    """One transcription of a recording of `total_s`, of which `known` was read before."""

    def __init__(
        self,
        live: LiveTranscriber,
        known: Sequence[ReadPiece],
        total_s: float,
        keep: Callable[[Sequence[ReadPiece]], None],
        on_progress: OnProgress | None,
        is_to_end: Callable[[], bool],
        elapsed: Callable[[], float],
        wait: Callable[[float], None],
    ) -> None:
        self._live = live
        self._known = {read.piece for read in known}
        known_end_sample = max((piece.end_sample for piece in self._known), default=0)
        self._known_end_s = known_end_sample / SAMPLE_RATE_HZ
        self._total_s = total_s
        self._keep = keep
        self._on_progress = on_progress
        self._is_to_end = is_to_end
        self._elapsed = elapsed
        self._wait = wait
        self._pace = Pace(elapsed)
        self._started_s = elapsed()
        self._fed_samples = 0
        self._seen = 0
        self._done_s = 0.0
        self._to_do_s = total_s

    def feed(self, block: Samples) -> None:
        """Give the worker a block, as soon as it is not too far behind."""
        self._live.feed(block)
        self._fed_samples += len(block)
        heard = self.look()
        while heard.behind_s > MOST_BEHIND_S and not heard.trouble:
            self._wait(WAIT_S)
            heard = self.look()

    def look(self) -> Heard:
        """Keep what is new, and say how far it is.

        Raises:
            KeyboardInterrupt: the program is to end; all that was read by now is kept.
        """
        heard = self.keep()
        if self._on_progress is not None:
            self._on_progress(self.progress())
        if self._is_to_end():
            raise KeyboardInterrupt
        return heard

    def keep(self) -> Heard:
        """Keep what is new."""
        heard = self._live.heard()
        new = heard.pieces[self._seen :]
        fresh = [read for read in new if read.piece not in self._known]
        if fresh:
            self._keep(fresh)
        self._seen += len(new)
        self._done_s = max(self._done_s, self._fed_samples / SAMPLE_RATE_HZ - heard.behind_s)
        if fresh:
            known_done_s = self._known_until(self._done_s)
            known_s = self._known_until(self._total_s)
            self._to_do_s = (self._total_s - self._done_s) - (known_s - known_done_s)
            self._pace.mark(self._done_s - known_done_s)
        return heard

    def progress(self) -> Progress:
        """How far it is, as of the last look."""
        return Progress(
            done_s=min(self._total_s, max(self._done_s, self._known_end_s)),
            total_s=self._total_s,
            kept_s=self._known_end_s,
            worked_s=self._elapsed() - self._started_s,
            left_s=self._pace.left_s(self._to_do_s),
        )

    def _known_until(self, position_s: float) -> float:
        """How much of the sound before a position was known."""
        until = position_s * SAMPLE_RATE_HZ
        return sum(piece.duration_s for piece in self._known if piece.end_sample <= until)
