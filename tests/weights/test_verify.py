"""A model is used only if every byte is what the manifest says."""

from typing import TYPE_CHECKING

import pytest

from voicejournal.errors import ExitCode, ModelError

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.weights.conftest import Bench

HUB_FILES = {"config.json": b"{}", "model.bin": b"as the hub converts it", "vocabulary.txt": b"a"}
PACKAGED_FILES = {
    "config.json": b"{}",
    "model.bin": b"as the package holds it",
    "vocabulary.json": b"[]",
}


@pytest.mark.parametrize("files", [HUB_FILES, PACKAGED_FILES], ids=["hub", "package"])
def test_a_model_whose_files_are_all_of_one_source_is_found(
    bench: "Bench", files: dict[str, bytes]
) -> None:
    """The two conversions of a model are equally good."""
    bench.put(files)
    assert bench.weights.find("words") == bench.model
    assert bench.weights.installed() == ("words",)


def test_a_model_that_was_never_fetched_is_answered_with_the_command_that_fetches_it(
    bench: "Bench",
) -> None:
    """The first evening of a new journal."""
    with pytest.raises(ModelError, match="not here yet") as caught:
        bench.weights.find("words")
    assert caught.value.remedy == "`voicejournal models fetch words`"
    assert caught.value.exit_code == ExitCode.NO_MODEL
    assert bench.weights.installed() == ()


def test_a_single_changed_byte_is_noticed_though_the_size_is_the_same(bench: "Bench") -> None:
    """Sizes alone would let it pass."""
    bench.put({**HUB_FILES, "model.bin": b"as the hub converts iT"})
    with pytest.raises(ModelError, match=r"model\.bin was altered") as caught:
        bench.weights.find("words")
    assert caught.value.remedy == "`voicejournal models fetch words`"


def test_a_file_that_was_cut_short_is_noticed(bench: "Bench") -> None:
    """By its size, without reading it; so the list of installed models leaves it out too."""
    bench.put({**HUB_FILES, "model.bin": b"as the hub"})
    with pytest.raises(ModelError, match=r"model\.bin was altered"):
        bench.weights.verify("words")
    assert bench.weights.installed() == ()


@pytest.mark.parametrize("files", [HUB_FILES, PACKAGED_FILES], ids=["hub", "package"])
@pytest.mark.parametrize("name", ["config.json", "model.bin"])
def test_a_missing_file_is_named(bench: "Bench", files: dict[str, bytes], name: str) -> None:
    """Also where another source of the model has files of other sizes."""
    bench.put({other: content for other, content in files.items() if other != name})
    with pytest.raises(ModelError, match=f"{name} is missing"):
        bench.weights.verify("words")


def test_halves_of_two_sources_are_no_model(bench: "Bench") -> None:
    """Each file is good by itself; the tokenizer of one does not fit the words of the other."""
    bench.put({**HUB_FILES, "model.bin": PACKAGED_FILES["model.bin"]})
    with pytest.raises(ModelError, match="cannot be used"):
        bench.weights.verify("words")


def test_a_file_that_the_loader_would_read_beside_the_right_ones_is_refused(
    bench: "Bench",
) -> None:
    """CTranslate2 takes vocabulary.json before vocabulary.txt."""
    bench.put({**HUB_FILES, "vocabulary.json": b"[]"})
    with pytest.raises(ModelError, match=r"vocabulary\.json does not belong there"):
        bench.weights.verify("words")


def test_a_file_that_means_nothing_to_the_loader_is_left_alone(bench: "Bench") -> None:
    """A note or a file manager's leavings do no harm."""
    bench.put({**HUB_FILES, "notes.txt": b"mine"})
    bench.weights.verify("words")


def test_an_unknown_model_is_answered_with_those_that_there_are(bench: "Bench") -> None:
    """A misspelt name never becomes a path."""
    for call in (bench.weights.find, bench.weights.verify, bench.weights.remove):
        with pytest.raises(ModelError, match="no model named huge; there are words") as caught:
            call("huge")
        assert caught.value.remedy == "`voicejournal models list` shows them."


def test_a_removed_model_is_gone_with_what_was_left_of_a_fetch(bench: "Bench") -> None:
    """Removing twice is no error."""
    bench.put(HUB_FILES)
    (bench.folder / ".words.part").mkdir()
    bench.weights.remove("words")
    assert [path.name for path in bench.folder.iterdir() if path.is_dir()] == []
    bench.weights.remove("words")
