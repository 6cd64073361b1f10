"""Ctrl-C and the system's wish to end, noted and not obeyed at once (ports.NoteSignals).

An exception in the middle of waiting for a thread makes Python take that thread for ended.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from voicejournal.dialogue.keyboard import ENDING_SIGNALS


@contextmanager
def noted_signals() -> Iterator[Callable[[], bool]]:
    """Gives what says whether the program was asked to end; what was ignored stays ignored."""
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in ENDING_SIGNALS}
    taken = {number: was for number, was in before.items() if was is not signal.SIG_IGN}
    for number in taken:
        signal.signal(number, lambda came_now, _frame: came.append(came_now))
    try:
        yield lambda: bool(came)
    finally:
        for number, handler in taken.items():
            signal.signal(number, handler)
