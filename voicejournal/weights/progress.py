"""What a fetch tells while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a fetch is."""

    ASKING = "asking"
    """A source is asked; nothing has come yet."""

    FETCHING = "fetching"
    """Bytes arrive."""

    CHECKING = "checking"
    """All is here and is compared with the manifest."""

    GIVEN_UP = "given up"
    """This source cannot give the model; `message` says why. The next one is asked."""

    DONE = "done"
    """The model is in its place, and checked."""


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """One moment of a fetch; `source` is in plain words, empty if none was needed."""

    name: str
    stage: Stage
    source: str
    arrived_bytes: int
    total_bytes: int
    message: str = ""


OnProgress = Callable[[FetchProgress], None]
