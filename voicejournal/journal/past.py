"""Earlier evenings as proposals learn from them: what was read of each, and what was confirmed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model read of a reflection, before the person said anything to it.

    `vector` is a unit vector in float16, little-endian; vectors of two models are never compared.
    `mood` and `energy` are on 0-10, without what was learned of the person.
    """

    model: str
    vector: bytes
    mood: float
    energy: float


@dataclass(frozen=True, slots=True)
class PastEvening:
    """A reflection of the same person; `mood` and `energy` (0-10) and `triggers` as confirmed."""

    language: str
    reading: Reading | None = None
    mood: int | None = None
    energy: int | None = None
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """The evenings to learn from, newest first."""

    evenings: tuple[PastEvening, ...] = ()
