"""Another program that fetches for us: started quietly, watched, and never left behind.

Fetching goes through a process of its own because that can be ended at once, whatever it waits
for, because its settings do not become ours, and because it cannot write on the screen.
"""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LOOK_EVERY_S: Final = 0.2
_TERM_TO_KILL_S: Final = 5.0
_LAST_LINES: Final = 3
_LONGEST_LINE: Final = 300
_DISK_FULL_WORDS: Final = ("no space left on device", "disk quota exceeded", "not enough space")


class SourceFailedError(Exception):
    """A source cannot give the model; the message is for the person."""


class DiskFullError(Exception):
    """The client found the disk full: another source would find the same."""


@dataclass(frozen=True, slots=True)
class Client:
    """A command, the folder where what it fetches grows, and how long it may show nothing.

    `begun` is a file that the command makes once its source has answered; if there is one, it
    must be there within `answer_limit_s`. `stall_limit_s` is the longest time without a new byte.
    """

    command: Sequence[str]
    folder: Path
    settings: dict[str, str]
    stall_limit_s: float
    begun: Path | None = None
    answer_limit_s: float = 0.0

    def run(self, on_bytes: Callable[[int], None]) -> None:
        """Run the command to its end, telling how many bytes are in the folder.

        Raises:
            SourceFailedError: it failed, did not answer, or came to a standstill.
            DiskFullError: it found no room.
        """
        log = self.folder / "client.log"
        with (
            log.open("wb") as output,
            subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,  # closes when we are killed: a sign to stop
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self.settings},
            ) as process,
        ):
            try:
                self._watch(process, on_bytes)
            finally:  # Ctrl-C too: a client that goes on alone would write under the next fetch
                _end(process)
        if process.returncode:
            words = last_lines(log)
            if any(full in words.lower() for full in _DISK_FULL_WORDS):
                raise DiskFullError(words)
            words = words or f"its client ended with code {process.returncode}"
            trouble = "cannot be reached" if self._is_unanswered() else "could not give the files"
            raise SourceFailedError(f"It {trouble} ({words}).")

    def _watch(self, process: "subprocess.Popen[bytes]", on_bytes: Callable[[int], None]) -> None:
        started_s = moved_s = time.monotonic()
        arrived = -1
        while True:
            try:
                process.wait(timeout=_LOOK_EVERY_S)
            except subprocess.TimeoutExpired:
                now_s = time.monotonic()
                if self._is_unanswered() and now_s - started_s > self.answer_limit_s:
                    raise SourceFailedError("It does not answer.") from None
                if (bytes_now := bytes_in(self.folder)) != arrived:
                    arrived, moved_s = bytes_now, now_s
                    on_bytes(arrived)
                elif now_s - moved_s > self.stall_limit_s:
                    raise SourceFailedError("Nothing more came from it.") from None
            else:
                return

    def _is_unanswered(self) -> bool:
        return self.begun is not None and not self.begun.exists()


def bytes_in(folder: Path) -> int:
    """Size of all files below a folder that may change meanwhile."""
    total = 0
    for where, _, names in os.walk(folder):  # unlike rglob, it bears that a folder vanishes
        for name in names:
            with suppress(FileNotFoundError):  # moved by the client between two looks
                total += Path(where, name).lstat().st_size
    return total


def last_lines(log: Path) -> str:
    """The last lines of a client's output, in one."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    wanted = [line.strip()[:_LONGEST_LINE] for line in lines if line.strip()]
    return " ".join(wanted[-_LAST_LINES:])


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(timeout=_TERM_TO_KILL_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
