"""Ctrl-C and the system's wish to end, noted and not obeyed at once (ports.NoteSignals).

An exception in the middle of waiting for a thread makes Python take that thread for ended.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from voicejournal.dialogue.keyboard import ENDING_SIGNALS


def _nothing() -> None:
    """What else a signal does where it is only noted."""


@contextmanager
def noted_signals(at_first: Callable[[], None] = _nothing) -> Iterator[Callable[[], bool]]:
    """Gives what says whether the program was asked to end; what was ignored stays ignored.

    `at_first` is called in the handler of the first signal, and may raise; later ones are noted.
    """
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        if len(came) == 1:
            at_first()

    before = {number: signal.getsignal(number) for number in ENDING_SIGNALS}
    taken = {number: was for number, was in before.items() if was is not signal.SIG_IGN}
    for number in taken:
        signal.signal(number, note)
    try:
        yield lambda: bool(came)
    finally:
        for number, handler in taken.items():
            signal.signal(number, handler)
