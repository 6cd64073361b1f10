"""Where what is learned from lies, and a row of it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
PACKAGE: Final = ROOT / "voicejournal"
MODELS: Final = Path(os.environ.get("VOICEJOURNAL_MODELS") or ROOT / "models")
PROBES: Final = tuple(sorted((HERE / "probes").glob("*.jsonl")))
PIECES: Final = tuple(sorted((HERE / "implied").glob("*.jsonl")))
WEEKS: Final = HERE / "weeks"

SaidT = TypeVar("SaidT")
LabelT = TypeVar("LabelT")


@dataclass(frozen=True, slots=True)
class Row(Generic[SaidT, LabelT]):
    """What was said, what it is, whose it is (`part`), and what it weighs beside others."""

    said: SaidT
    label: LabelT
    part: str
    weight: float = 1.0
