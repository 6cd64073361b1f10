"""The manifest that goes with the program."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from voicejournal import weights
from voicejournal.weights import HubSource, Manifest, PackageSource, read_manifest

PACKAGE = Path(weights.__file__).parent
CHECKOUT_MANIFEST = PACKAGE.parents[1] / "models" / "manifest.toml"


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    """The manifest of this checkout."""
    return read_manifest()


def test_it_knows_the_six_models_with_the_words_a_person_chooses_by(manifest: Manifest) -> None:
    """Name, title and languages are what `models list` shows."""
    assert [(model.name, model.languages) for model in manifest.models] == [
        ("tiny.en", "en"),
        ("base", "many"),
        ("base.en", "en"),
        ("small.en", "en"),
        ("small", "many"),
        ("large-v3-turbo", "many"),
    ]
    assert len({model.title for model in manifest.models}) == 6
    assert {model.licence for model in manifest.models} == {"MIT"}


def test_the_model_behind_the_proposals_is_no_speech_model(manifest: Manifest) -> None:
    """It is fetched and checked like them, and never chosen to write words down."""
    (minilm,) = manifest.vectors
    assert manifest.model("minilm") is minilm
    assert minilm not in manifest.models
    assert minilm.licence == "Apache-2.0"
    hub, package = minilm.sources
    names = [[file.name for file in source.files] for source in (hub, package)]
    assert names == [["model.onnx", "tokenizer.json"]] * 2


def test_each_model_is_sought_at_the_hub_first_at_a_pinned_commit(manifest: Manifest) -> None:
    """A branch would let the bytes change under the hashes."""
    for model in manifest.all:
        first = model.sources[0]
        assert isinstance(first, HubSource)
        assert len(first.revision) == 40
        assert int(first.revision, 16)
        assert model.size_bytes == sum(file.size_bytes for file in first.files)


def test_the_two_default_models_can_be_had_without_the_hub(manifest: Manifest) -> None:
    """English and other languages each have a model where the hub is closed off."""
    for name in ("tiny.en", "base", "minilm"):
        second = manifest.model(name).sources[1]
        assert isinstance(second, PackageSource)
        assert all(package.count("==") == 1 for package in second.packages)
        assert all(file.parts for file in second.files)


def test_every_file_of_every_source_has_its_size_and_its_sha256(manifest: Manifest) -> None:
    """No file is taken on the word of where it came from."""
    for model in manifest.all:
        for source in model.sources:
            names = {file.name for file in source.files}
            if model in manifest.models:
                assert {"config.json", "model.bin", "tokenizer.json"} < names
                assert names & {"vocabulary.txt", "vocabulary.json"}
            for file in source.files:
                assert file.size_bytes > 0
                assert len(bytes.fromhex(file.sha256)) == 32


def test_no_path_of_the_manifest_leads_out_of_a_folder(manifest: Manifest) -> None:
    """Names are joined to folders of ours."""
    for model in manifest.all:
        for file in (file for source in model.sources for file in source.files):
            assert Path(file.name).name == file.name
            assert not any(
                Path(part).is_absolute() or ".." in Path(part).parts for part in file.parts
            )


def test_the_packaged_tiny_en_is_the_very_model_of_the_hub(manifest: Manifest) -> None:
    """Measured here: the two sources are alike to the byte."""
    hub, package = manifest.model("tiny.en").sources
    assert [(file.name, file.sha256) for file in hub.files] == [
        (file.name, file.sha256) for file in package.files
    ]


def test_no_host_is_named_anywhere() -> None:
    """Where hub and registry are is the business of their clients and of the machine's settings."""
    for path in (CHECKOUT_MANIFEST, *PACKAGE.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(r"://|\w\.(?:co|com|org|io|net)\b", text), path


def test_asking_for_the_weights_loads_nothing_heavy() -> None:
    """`list` and `week` ask whether a model is here; numpy alone would double their start."""
    code = (
        "import sys, voicejournal.weights; heavy = {'numpy', 'huggingface_hub', 'filelock', 'pip'};"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    root = str(PACKAGE.parents[1])
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
