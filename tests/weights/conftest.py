"""Small models, wheels and a stand-in for the hub, for all tests of the weights."""

import hashlib
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from voicejournal.weights import (
    HubSource,
    Manifest,
    Model,
    ModelFile,
    PackageSource,
    Source,
    Weights,
)

HUB_FILES = {"config.json": b"{}", "model.bin": b"as the hub converts it", "vocabulary.txt": b"a"}
PACKAGED_FILES = {
    "config.json": b"{}",
    "model.bin": b"as the package holds it",
    "vocabulary.json": b"[]",
}

# A FAKE of huggingface_hub's two functions that we call: the hub itself cannot be had in a test.
# It runs where the real one would, in the client's own process.
FAKE_HUB = """
import os, time
from pathlib import Path

MODE = os.environ["FAKE_HUB_MODE"]
SHELF = Path(os.environ["FAKE_HUB_SHELF"])

class Entry:
    def __init__(self, path):
        self.path = path

class HfApi:
    def __init__(self, token=None):
        assert token is False

    def get_paths_info(self, repository, names, *, revision):
        if MODE == "unreachable":
            raise ConnectionError("Name or service not known")
        if MODE == "silent":
            time.sleep(60)
        assert (repository, revision) == ("Somebody/small-words", "c0ffee")
        return [Entry(name) for name in names if (SHELF / name).exists()]

def hf_hub_download(repository, name, *, revision, local_dir, token):
    assert os.environ["HF_HUB_DISABLE_TELEMETRY"] == "1" and token is False
    print("a progress bar that nobody should see")
    part = Path(local_dir) / ".cache" / (name + ".incomplete")
    part.parent.mkdir(parents=True, exist_ok=True)
    if MODE == "full":
        raise OSError(28, "No space left on device")
    if MODE == "cut off" and name == "model.bin":
        (SHELF / "pid").write_text(str(os.getpid()))
        part.write_bytes(b"half")
        time.sleep(60)
    if Path(local_dir, name).exists():
        return
    with open(SHELF / "fetched", "a") as fetched:
        fetched.write(name + " ")
    content = (SHELF / name).read_bytes()
    Path(local_dir, name).parent.mkdir(exist_ok=True)
    Path(local_dir, name).write_bytes(content.upper() if MODE == "altered" else content)
"""


def entries(
    files: dict[str, bytes], parts: dict[str, tuple[str, ...]] | None = None
) -> tuple[ModelFile, ...]:
    """Manifest entries of these files."""
    return tuple(
        ModelFile(
            name, len(content), hashlib.sha256(content).hexdigest(), (parts or {}).get(name, ())
        )
        for name, content in files.items()
    )


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Put files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


@dataclass(frozen=True)
class Bench:
    """A folder for weights, and the one model of its manifest, with both kinds of source."""

    folder: Path
    manifest: Manifest
    weights: Weights

    @property
    def model(self) -> Path:
        """Where the model will be."""
        return self.folder / "words"

    def put(self, files: dict[str, bytes]) -> None:
        """Put files where the model is."""
        write(self.model, files)


def bench_of(folder: Path, *sources: Source) -> Bench:
    """A bench whose model has these sources."""
    model = Model("words", "A model of few words", "en", 1, 100, "MIT", sources)
    manifest = Manifest((model,))
    return Bench(folder, manifest, Weights(folder, manifest))


HUB = HubSource("Somebody/small-words", "c0ffee", entries(HUB_FILES))
PACKAGE = PackageSource(
    ("words-one==1.0", "words-two==1.0"),
    entries(
        PACKAGED_FILES,
        {
            "config.json": ("words_two/data/config.json",),
            "model.bin": ("words_one/data/model.bin.part1", "words_two/data/model.bin.part2"),
            "vocabulary.json": ("words_two/data/vocabulary.json",),
        },
    ),
)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A model that may come from the hub or, in another conversion, from packages."""
    return bench_of(tmp_path / "models", HUB, PACKAGE)


@pytest.fixture
def hub_only(tmp_path: Path) -> Bench:
    """A model that only the hub has."""
    return bench_of(tmp_path / "models", HUB)


@pytest.fixture
def hub_deep(tmp_path: Path) -> Bench:
    """A model whose one file lies in a folder of the hub's repository."""
    files = entries({"model.bin": b"deep"}, {"model.bin": ("onnx/small.bin",)})
    return bench_of(tmp_path / "models", HubSource("Somebody/small-words", "c0ffee", files))


@pytest.fixture
def hub_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that the fake hub gives; its mode is `FAKE_HUB_MODE`."""
    shelf = tmp_path / "shelf"
    write(shelf, HUB_FILES)
    library = tmp_path / "library" / "huggingface_hub"
    library.mkdir(parents=True)
    (library / "__init__.py").write_text(FAKE_HUB)
    monkeypatch.setenv("PYTHONPATH", str(library.parent))
    monkeypatch.setenv("FAKE_HUB_SHELF", str(shelf))
    monkeypatch.setenv("FAKE_HUB_MODE", "ok")
    return shelf


@pytest.fixture
def wheel_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of real wheels, the only place where the real package client looks."""
    shelf = tmp_path / "wheels"
    shelf.mkdir()
    content = PACKAGED_FILES["model.bin"]
    make_wheel(shelf, "words_one", {"model.bin.part1": content[:9]})
    make_wheel(
        shelf,
        "words_two",
        {
            "model.bin.part2": content[9:],
            "config.json": PACKAGED_FILES["config.json"],
            "vocabulary.json": PACKAGED_FILES["vocabulary.json"],
        },
    )
    for variable in [name for name in os.environ if name.startswith(("PIP_", "UV_"))]:
        monkeypatch.delenv(variable)
    for prefix in ("PIP", "UV"):
        monkeypatch.setenv(f"{prefix}_NO_INDEX", "1")
        monkeypatch.setenv(f"{prefix}_FIND_LINKS", str(shelf))
    return shelf


def make_wheel(shelf: Path, name: str, data: dict[str, bytes]) -> None:
    """Build a wheel whose package leaves a trace if it is ever imported."""
    information = f"{name}-1.0.dist-info"
    trace = f"open({str(shelf / 'imported')!r}, 'w')\n"
    members = {f"{name}/__init__.py": trace.encode()}
    members |= {f"{name}/data/{file}": content for file, content in data.items()}
    members[f"{information}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode()
    )
    members[f"{information}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    record = "".join(f"{path},,\n" for path in [*members, f"{information}/RECORD"])
    members[f"{information}/RECORD"] = record.encode()
    with zipfile.ZipFile(shelf / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        for path, content in members.items():
            wheel.writestr(path, content)


@pytest.fixture(autouse=True)
def notes_of_clients(
    tmp_path_factory: pytest.TempPathFactory, home_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep what pip and uv note for themselves (pip asks rustc for its version) off the home."""
    del home_folder  # it is set first, and this after it
    elsewhere = tmp_path_factory.mktemp("clients")
    monkeypatch.setenv("RUSTUP_HOME", str(elsewhere / "rustup"))
    monkeypatch.setenv("XDG_DATA_HOME", str(elsewhere / "data"))
