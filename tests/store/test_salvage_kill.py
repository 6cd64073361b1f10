"""A salvage that is killed: the old journal stands, or the new one."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicejournal.store.damage.image import LOG_HEADER_BYTES, log_path
from voicejournal.store.damage.salvage import DatabaseSalvage
from voicejournal.store.swap import set_aside

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.store.conftest import Journal, Salvage
    from voicejournal.journal import Entry

FRAME = 4096 + 24
PATIENCE_S = 60

# The program's own salvage, killed before, or right after, one of its renames.
DIES = """
import os, signal, sys
from pathlib import Path
from voicejournal.settings import Places, Settings
from voicejournal.wiring import Wiring
path, left, after = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "after"
whole = Path.replace
def fatal(self, target):
    global left
    left -= 1
    if not left and not after:
        os.kill(os.getpid(), signal.SIGKILL)
    whole(self, target)
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
Path.replace = fatal
Wiring(Places(path.parent, path.parent), Settings()).salvaging.save("now", lambda: None)
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("rename", [1, 2, 3, 4])
def test_killed_at_any_rename_the_old_or_the_new_stands(
    journal: "Journal",
    tmp_path: Path,
    rename: int,
    when: str,
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    damage: "Callable[[Path, int, bytes], bytes]",
) -> None:
    """A log of the old one is never laid over the new; the next start finishes the moves."""
    journal.fill()
    path = tmp_path / "killed" / "journal.db"
    path.parent.mkdir()
    for original in (journal.path, log_path(journal.path)):
        shutil.copy(original, path.parent / original.name)
    kept = journal.end()
    damage(log_path(path), LOG_HEADER_BYTES + FRAME + 300, b"\xff" * 20)
    old = {beside.name: beside.read_bytes() for beside in path.parent.iterdir()}
    died = subprocess.run(
        [sys.executable, "-c", DIES, str(path), str(rename), when],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    is_old = (rename, when) == (1, "before")
    assert DatabaseSalvage(path, has_archive=False).health().is_whole is not is_old
    if is_old:
        assert {name: (path.parent / name).read_bytes() for name in old} == old
        salvaged(path)
    assert content_of(path) == kept
    (aside,) = set_aside(path)
    assert aside.read_bytes() == old["journal.db"]
    assert log_path(aside).read_bytes() == old["journal.db-wal"]
    assert not list(path.parent.glob("*salvag*.db*"))
