"""A person at a terminal: a pseudo-terminal whose screen is read, and keys that are pressed."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pyte
import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

LINES = 120
"""So many that nothing of an evening leaves the screen."""
SECOND_SCREEN = 1049
"""The mode of a terminal that shows it (xterm: smcup)."""
PATIENCE_S = 60.0
LOOK_EVERY_S = 0.02


class Screen(pyte.Screen):  # type: ignore[misc] # pyte has no types
    """With the second screen that a program on the whole terminal draws on, and leaves again."""

    def set_mode(self, *modes: int, **options: Any) -> None:
        """Put the first screen by."""
        super().set_mode(*modes, **options)
        if SECOND_SCREEN in modes:
            self._first = deepcopy(self.buffer), self.cursor.x, self.cursor.y
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **options: Any) -> None:
        """Show the first screen again."""
        super().reset_mode(*modes, **options)
        if SECOND_SCREEN in modes:
            before, self.cursor.x, self.cursor.y = self._first
            self.buffer.clear()
            self.buffer.update(before)
            self.dirty.update(range(self.lines))


class Terminal:
    """The program on a terminal of its own, as its session's leader."""

    def __init__(
        self, command: list[str], environment: Mapping[str, str], columns: int, lines: int
    ) -> None:
        self._screen = Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._lock = threading.Lock()
        self._master, self._slave = pty.openpty()
        self._screen.write_process_input = self.press  # a terminal says where its cursor is
        self._set_size(columns, lines)
        self.settings_before = self.settings()
        self.process = subprocess.Popen(
            ["setsid", "--ctty", *command],
            env={**environment, "TERM": "xterm-256color"},
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
        )
        self._is_open = True
        self._pump = threading.Thread(target=self._read, daemon=True)
        self._pump.start()

    def settings(self) -> list[Any]:
        """How the terminal is set: echo, line editing and the rest."""
        return termios.tcgetattr(self._slave)

    @property
    def text(self) -> str:
        """All that stands on the screen, runs of blanks as one."""
        with self._lock:
            lines = list(self._screen.display)
        return "\n".join(" ".join(line.split()) for line in lines).strip()

    @property
    def rows(self) -> list[str]:
        """What stands in each row of the screen, without the blanks behind it."""
        with self._lock:
            return [line.rstrip() for line in self._screen.display]

    @property
    def cursor(self) -> tuple[int, int]:
        """The row and the column of the cursor."""
        with self._lock:
            return self._screen.cursor.y, self._screen.cursor.x

    def underlined(self) -> str:
        """What is underlined, row after row."""
        with self._lock:
            found = (
                self._screen.buffer[row][column]
                for row in range(self._screen.lines)
                for column in range(self._screen.columns)
            )
            return "".join(one.data for one in found if one.underscore)

    def resize(self, columns: int, lines: int) -> None:
        """Make the window larger or smaller: the system tells the program by SIGWINCH."""
        with self._lock:
            self._screen.resize(lines, columns)
        self._set_size(columns, lines)

    def _set_size(self, columns: int, lines: int) -> None:
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, size)

    def see(self, wanted: str, within_s: float = PATIENCE_S) -> str:
        """Wait until the screen shows a pattern; returns what it matched."""
        return str(self.wait(lambda: _found(wanted, self.text), f"to see {wanted!r}", within_s))

    def wait(self, is_so: Callable[[], Any], what: str, within_s: float = PATIENCE_S) -> Any:
        """Wait until something is so."""
        give_up_at = time.monotonic() + within_s
        while not (answer := is_so()):
            assert time.monotonic() < give_up_at, f"waited {within_s} s {what}:\n{self.text}"
            time.sleep(LOOK_EVERY_S)
        return answer

    def press(self, keys: str) -> None:
        """Press keys; a carriage return is Enter."""
        os.write(self._master, keys.encode())

    def ended(self, within_s: float = PATIENCE_S) -> int:
        """Wait for the program to end; returns its code."""
        try:
            code = self.process.wait(within_s)
        except subprocess.TimeoutExpired:
            pytest.fail(f"It did not end in {within_s} s:\n{self.text}")
        time.sleep(2 * LOOK_EVERY_S)  # the last lines are on their way to the screen
        return code

    def hang_up(self) -> None:
        """Close the window: the system tells the program by SIGHUP."""
        self._is_open = False
        self._pump.join(PATIENCE_S)
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = -1

    def close(self) -> None:
        """End what still runs, and give the terminal back."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(PATIENCE_S)
        if self._master >= 0:
            self.hang_up()

    def _read(self) -> None:
        while self._is_open:
            ready, _, _ = select.select([self._master], [], [], 0.05)
            if ready:
                with suppress(OSError):
                    content = os.read(self._master, 65536)
                    with self._lock:
                        self._stream.feed(content)


def _found(pattern: str, text: str) -> str:
    matched = re.search(pattern, text)
    return matched[0] if matched else ""


@pytest.fixture
def sit_down(voicejournal: "Program") -> Iterator[Callable[..., Terminal]]:
    """Starts the program on a terminal: `sit_down("record", **environment)`."""
    terminals: list[Terminal] = []

    def start(
        *arguments: str, columns: int = 100, lines: int = LINES, **environment: str
    ) -> Terminal:
        command = voicejournal.command(*arguments)
        around = voicejournal.whole_environment | environment
        terminals.append(Terminal(command, around, columns, lines))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()
