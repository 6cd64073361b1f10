"""How much of everything the speech benchmark measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of everything is measured."""

    conditions: tuple[str, ...]
    evenings_a_set: int
    noisy_every: int
    """Of the evenings of a set, each so manieth is heard in noise as well."""
    lengths_min: tuple[tuple[float, int], ...]
    """Lengths of recordings in minutes, each with how often it is measured."""
    stops: tuple[int, int]
    """Stops on the last word, with one model and with two."""
    non_speech_s: float
    shorts: int


QUICK = Extent(("quiet", "5 dB"), 3, 1, ((1.0, 1), (5.0, 1)), (5, 5), 60.0, 20)
FULL = Extent(
    ("quiet", "30 dB softer", "20 dB", "10 dB", "5 dB"),
    999,
    2,
    ((1.0, 3), (5.0, 3), (10.0, 1), (30.0, 1)),
    (30, 10),
    200.0,
    999,
)
