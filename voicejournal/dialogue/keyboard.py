"""Keys and signals while recording (ports.Controls), and the terminal put back afterwards."""

import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from voicejournal.ports import Control

ENDING_SIGNALS = {
    signal.SIGINT: Control.INTERRUPT,
    signal.SIGTERM: Control.TERMINATE,
    getattr(signal, "SIGHUP", signal.SIGTERM): Control.TERMINATE,  # not on every system
}
KEYS = {
    b" ": Control.PAUSE,
    b"p": Control.PAUSE,
    b"\r": Control.ENTER,
    b"\n": Control.ENTER,
}


class Keyboard:
    """Keys of the terminal, or lines of a pipe; signals come the same way.

    Use it as a context: outside of it the terminal and the signals are as they were.
    """

    def __init__(self, *, whole_lines: bool) -> None:
        self._whole_lines = whole_lines
        self._pressed: list[Control] = []
        self._has_input = True

    @contextmanager
    def listening(self) -> "Iterator[Keyboard]":
        """Take keys one by one and catch the signals that would end the program."""
        # What was ignored stays so: `nohup` means that a closed window shall not end it.
        before = {
            number: signal.signal(number, self._on_signal)
            for number in ENDING_SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        try:
            with _one_key_at_a_time(enabled=not self._whole_lines):
                yield self
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def next(self, timeout_s: float) -> Control | None:
        """The next key or signal, None when nothing came in time."""
        if self._pressed:
            return self._pressed.pop(0)
        self._read(timeout_s)
        return self._pressed.pop(0) if self._pressed else None

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._pressed.append(ENDING_SIGNALS[signal.Signals(number)])

    def _read(self, timeout_s: float) -> None:
        if not self._has_input:
            time.sleep(timeout_s)
            return
        try:
            ready, _, _ = select.select([sys.stdin], [], [], timeout_s)
            content = os.read(sys.stdin.fileno(), 1024) if ready else None
        except (OSError, ValueError):  # the terminal is gone, or there never was an input
            self._has_input = False
            return
        if content is None:
            return
        if not content:
            self._has_input = False
        if self._whole_lines:
            self._pressed += [_line(line) for line in content.splitlines()]
        else:
            self._pressed += [KEYS[key] for key in _keys(content) if key in KEYS]


def _line(line: bytes) -> Control:
    return Control.PAUSE if line.strip().lower() in {b"p", b"pause"} else Control.ENTER


def _keys(content: bytes) -> list[bytes]:
    # Arrow keys and pasted sequences begin with ESC: none of their bytes is a key of ours.
    return [] if content.startswith(b"\x1b") else [bytes([byte]) for byte in content]


@contextmanager
def _one_key_at_a_time(*, enabled: bool) -> Iterator[None]:
    if not (enabled and sys.stdin.isatty()):
        yield
        return
    import termios  # noqa: PLC0415 - not on every system; there the lines of --plain serve
    import tty  # noqa: PLC0415

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        yield
    finally:
        # Keys that nobody waited for are forgotten: they must not answer the first question.
        with suppress(termios.error):  # a terminal that is gone has nothing to be put back
            termios.tcsetattr(handle, termios.TCSAFLUSH, before)
