"""Puts a salvaged database in the damaged one's place, so that either the old or the new stands.

The new one is whole and durable under a name of its own, `journal.salvaged-TIME.db`, before
anything is moved: from that rename on it is the journal. Whoever opens the journal next finishes
the moves that a kill left undone. The damaged one becomes `journal.damaged-TIME.db`, and stays.
"""

import os
import time
from contextlib import ExitStack
from pathlib import Path

from voicejournal.errors import LockedError
from voicejournal.vault.lock import ProgramLock
from voicejournal.vault.sealed import storage_errors, sync_folder

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database: laid over another one, it would damage that."""
PATIENCE_S = 5.0
RETRY_S = 0.05


def standing(database: Path) -> Path:
    """The file that is the journal now: the salvaged one where it is whole, else the database."""
    ready = _ready(database)
    return ready[-1] if ready else database


def put_in_place(salvaged: Path, database: Path, name: str) -> None:
    """Let a whole, closed database take the place of a damaged one, which goes aside by `name`."""
    folder = database.parent
    with storage_errors(folder):
        with salvaged.open("rb+") as file:
            os.fsync(file.fileno())
        salvaged.replace(folder / f"{database.stem}.salvaged-{name}.db")
        sync_folder(folder)
        finish_swap(database)


def finish_swap(database: Path) -> None:
    """Do what is left of the moves; most of the time that is nothing."""
    if not _ready(database):
        return
    with ExitStack() as held:
        _hold_lock(held, database)
        for ready in _ready(database):  # unless another program has done it meanwhile
            aside = ready.with_name(ready.name.replace(".salvaged-", ".damaged-"))
            for ending in (*BESIDE, ""):
                old = database.with_name(f"{database.name}{ending}")
                if old.exists():
                    old.replace(aside.with_name(f"{aside.name}{ending}"))
            sync_folder(database.parent)
            ready.replace(database)
            sync_folder(database.parent)


def set_aside(database: Path) -> tuple[Path, ...]:
    """Damaged databases that were put aside: they hold a person's words until they are removed."""
    return tuple(sorted(database.parent.glob(f"{database.stem}.damaged-*.db")))


def _ready(database: Path) -> list[Path]:
    return sorted(database.parent.glob(f"{database.stem}.salvaged-*.db"))


def _hold_lock(held: ExitStack, database: Path) -> None:
    lock = ProgramLock(database.with_name("salvage.lock"), "putting a salvaged journal in place")
    give_up_at_s = time.monotonic() + PATIENCE_S
    while True:
        try:
            held.enter_context(lock.held("just now"))
        except LockedError:
            if time.monotonic() > give_up_at_s:
                raise
            time.sleep(RETRY_S)
        else:
            return
