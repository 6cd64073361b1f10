"""A recording, and the pieces of it between pauses."""

from dataclasses import dataclass
from typing import Final

from voicejournal.journal.moment import Moment

SAMPLE_RATE_HZ: Final = 16_000
"""Rate of all speech inside the program: what Whisper and Silero were trained on."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A stretch of sound on disk: growing in the spool, or sealed, or archived.

    `audio_id` is the archive's content id (sha256 of the samples), empty until archived;
    `fingerprint` is the same hash, known from sealing on, empty where the seal was cut off.
    """

    id: str
    moment: Moment
    duration_s: float
    device: str
    audio_id: str = ""
    sample_rate_hz: int = SAMPLE_RATE_HZ
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class SpeechSegment:
    """A piece of a recording between two pauses, in samples from its start."""

    start_sample: int
    end_sample: int

    @property
    def duration_s(self) -> float:
        """Length of the piece."""
        return (self.end_sample - self.start_sample) / SAMPLE_RATE_HZ
