"""What was made of words is kept whole or not at all, and goes with a deleted entry."""

from pathlib import Path

from voicejournal.vault.kept_file import ALL, SENSE, KeptFile, forget_all
from voicejournal.vault.sealed import PlainFiles


def test_what_is_kept_is_read_under_the_same_version_alone(tmp_path: Path) -> None:
    """Other rules or models said something else."""
    files = PlainFiles(tmp_path)
    assert KeptFile(files, SENSE, "one").read() is None
    KeptFile(files, SENSE, "one").write({"a": 0.5})
    assert KeptFile(files, SENSE, "one").read() == {"a": 0.5}
    assert KeptFile(files, SENSE, "two").read() is None


def test_what_is_damaged_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    """A number with a flipped bit must not choose what is on a page."""
    file = KeptFile(PlainFiles(tmp_path), SENSE, "one")
    file.write({"a": 0.5})
    path = tmp_path / SENSE
    for content in (path.read_bytes().replace(b"0.5", b"0.1"), b"\x00 nonsense", b""):
        path.write_bytes(content)
        assert file.read() is None


def test_nothing_is_left_of_it_once_it_is_forgotten(tmp_path: Path) -> None:
    """Whichever there are."""
    files = PlainFiles(tmp_path)
    for name in ALL[1:]:
        KeptFile(files, name, "one").write([1])
    forget_all(files)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    """A folder in its place must not stand in the way of a page."""
    (tmp_path / SENSE).mkdir()
    assert KeptFile(PlainFiles(tmp_path), SENSE, "one").read() is None
