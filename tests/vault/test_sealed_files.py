"""A folder of files that are whole or absent, and readable by their owner alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.errors import NotFoundError, StorageError
from voicejournal.vault.sealed import PlainFiles, make_private_folder, write_all

# Run on its own: the limit holds for all files of a process.
WRITE_WITH_A_SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
from voicejournal.errors import StorageError
from voicejournal.vault.sealed import PlainFiles
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    PlainFiles(Path(sys.argv[1])).write("a.json", b"x" * 2000)
except StorageError as refused:
    print(refused.message)
"""


def mode_of(path: Path) -> int:
    """Permissions of a file or folder."""
    return path.stat().st_mode & 0o777


@given(content=st.binary(max_size=5000), later=st.binary(max_size=50))
def test_a_file_reads_back_as_it_was_last_written(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, later: bytes
) -> None:
    """Every byte, and the later content in place of the earlier."""
    files = PlainFiles(tmp_path_factory.mktemp("files"))
    files.write("night.json", content)
    assert files.read("night.json") == content
    files.write("night.json", later)
    assert files.read("night.json") == later
    assert files.names() == ("night.json",)


def test_only_the_owner_can_read_the_files_or_enter_the_folders(tmp_path: Path) -> None:
    """Also the folders above, where they had to be made."""
    folder = tmp_path / "journal" / "audio" / "2026"
    PlainFiles(folder).write("a", b"said")
    assert mode_of(folder / "a") == 0o600
    made = (folder, folder.parent, folder.parent.parent)
    assert [mode_of(path) for path in made] == [0o700] * 3


def test_a_folder_that_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    """The person may have chosen its mode."""
    (tmp_path / "mine").mkdir(mode=0o750)
    before = mode_of(tmp_path / "mine")
    make_private_folder(tmp_path / "mine")
    assert mode_of(tmp_path / "mine") == before


def test_a_file_that_was_never_finished_is_not_listed(tmp_path: Path) -> None:
    """A kill between writing and renaming leaves a `.new` file."""
    files = PlainFiles(tmp_path)
    files.write("whole", b"1")
    (tmp_path / "half.new").write_bytes(b"0")
    assert files.names() == ("whole",)
    with pytest.raises(NotFoundError):
        files.read("half")


def test_what_a_kill_left_of_a_file_goes_with_it(tmp_path: Path) -> None:
    """Half an archive is sound too: a deleted entry leaves none of it behind."""
    (tmp_path / "x.flac.new").write_bytes(b"half of the sound")
    PlainFiles(tmp_path).remove("x.flac")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_earlier_file_and_no_rubbish(tmp_path: Path) -> None:
    """The refusal is told with its remedy, and takes no room of the full disk."""
    files = PlainFiles(tmp_path)
    files.write("a.json", b"earlier")
    told = subprocess.run(
        [sys.executable, "-c", WRITE_WITH_A_SMALL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout.startswith("The disk refused")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert files.read("a.json") == b"earlier"


def test_a_missing_file_is_not_found_and_its_removal_is_no_error(tmp_path: Path) -> None:
    """The same where the folder itself was never made."""
    files = PlainFiles(tmp_path / "never")
    files.remove("a")
    assert files.names() == ()
    with pytest.raises(NotFoundError):
        files.read("a")
    assert not (tmp_path / "never").exists()


def test_a_file_where_the_folder_should_be_is_a_storage_error(tmp_path: Path) -> None:
    """No traceback for what the disk refuses, in any direction."""
    (tmp_path / "journal").write_bytes(b"")
    files = PlainFiles(tmp_path / "journal")
    with pytest.raises(StorageError):
        files.write("a", b"1")
    with pytest.raises(StorageError):
        files.read("a")


def test_bytes_are_written_to_the_end_though_the_system_takes_fewer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A FAKE of os.write that takes three bytes at a time, as a nearly full disk may."""
    taken = bytearray()

    def take_three(_handle: int, content: memoryview) -> int:
        taken.extend(content[:3])
        return min(3, len(content))

    monkeypatch.setattr("os.write", take_three)
    write_all(9, b"all that was said")
    assert bytes(taken) == b"all that was said"
