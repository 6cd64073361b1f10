"""One program at a time: a file lock that the system lets go of when its holder dies."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from voicejournal.errors import LockedError
from voicejournal.vault.sealed import make_private_folder, storage_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A_LOOK_TAKES_S = 0.3
"""`is_held` of another program holds the lock for a moment: that is waited for."""


class ProgramLock:
    """Held by the one program that is `doing` something, as in 'recording' (ports.OneProgram)."""

    def __init__(self, path: Path, doing: str) -> None:
        self._path = path
        self._doing = doing

    @contextmanager
    def held(self, holder: str) -> Iterator[None]:
        """Hold the lock; `holder` says to others who does.

        Raises:
            LockedError: another program does.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - `list` does without it

        with storage_errors(self._path.parent):
            make_private_folder(self._path.parent)
        note = self._path.with_suffix(".who")
        lock = FileLock(self._path, timeout=A_LOOK_TAKES_S, mode=0o600)
        with storage_errors(self._path.parent):
            try:
                lock.acquire(poll_interval=A_LOOK_TAKES_S / 10)
            except Timeout:  # which is an OSError as well
                raise LockedError(
                    f"Another voicejournal is {self._doing} ({_who(note)}).",
                    "Finish there first; reading and searching work meanwhile.",
                ) from None
        try:
            with storage_errors(self._path.parent):
                note.write_text(holder, "utf-8")
            yield
        finally:
            note.unlink(missing_ok=True)
            lock.release()

    def is_held(self) -> bool:
        """Whether a program holds it just now. Nothing is written, so that a full disk can say."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - `list` does without it

        if not self._path.exists():
            return False
        lock = FileLock(self._path, timeout=0, mode=0o600)
        with storage_errors(self._path.parent):
            try:
                with lock:
                    return False
            except Timeout:
                return True


def _who(note: Path) -> str:
    try:
        return note.read_text("utf-8") or "just now"
    except OSError:
        return "just now"
