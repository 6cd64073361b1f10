"""The speech models' weights: what there is, fetching them once, and proof that they are unaltered.

Side effects: files below the folder that `Weights` is given. The network is used in
`Weights.fetch` alone, by a process of its own; nothing that was fetched is ever imported.
"""

from voicejournal.weights.folder import Weights
from voicejournal.weights.manifest import (
    HubSource,
    Manifest,
    Model,
    ModelFile,
    PackageSource,
    Source,
    parse_manifest,
    read_manifest,
)
from voicejournal.weights.progress import FetchProgress, OnProgress, Stage

__all__ = [
    "FetchProgress",
    "HubSource",
    "Manifest",
    "Model",
    "ModelFile",
    "OnProgress",
    "PackageSource",
    "Source",
    "Stage",
    "Weights",
    "parse_manifest",
    "read_manifest",
]
