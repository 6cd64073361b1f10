"""Sealed recordings for good (ports.AudioArchive): FLAC, compared bit for bit before trusted."""

import hashlib
import io

import av
import numpy as np
from av.audio.frame import AudioFrame

from voicejournal.errors import DamagedError
from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.ports import Samples, SealedFiles

FRAME_SAMPLES = 4096


class FlacArchive:
    """A FLAC a recording, in a folder of sealed files."""

    def __init__(self, files: SealedFiles) -> None:
        self._files = files

    def store(self, recording_id: str, samples: Samples) -> str:
        """Keep the sound, read it back, compare; returns the sha256 of the samples."""
        self._files.write(_name(recording_id), to_flac(samples))
        if not self._reads_back(recording_id, samples):
            self.drop(recording_id)  # so that nobody takes it for an archive: `holds` is no
            raise DamagedError(
                f"The archive of recording {recording_id} does not read back as it was written.",
                "The first copy is kept. `voicejournal doctor` looks at the disk.",
            )
        return hashlib.sha256(samples.tobytes()).hexdigest()

    def read(self, recording_id: str) -> Samples:
        """All the sound of a recording."""
        return from_flac(self._files.read(_name(recording_id)))

    def holds(self, recording_id: str) -> bool:
        """Whether the recording is here."""
        return _name(recording_id) in self._files.names()

    def drop(self, recording_id: str) -> None:
        """Unlink a recording."""
        self._files.remove(_name(recording_id))

    def _reads_back(self, recording_id: str, samples: Samples) -> bool:
        try:
            return np.array_equal(self.read(recording_id), samples)
        except DamagedError:
            return False


def to_flac(samples: Samples) -> bytes:
    """Mono 16-bit FLAC of the samples."""
    sink = io.BytesIO()
    with av.open(sink, mode="w", format="flac") as container:
        stream = container.add_stream("flac", rate=SAMPLE_RATE_HZ, layout="mono", format="s16")
        for start in range(0, len(samples), FRAME_SAMPLES):
            part = np.ascontiguousarray(samples[start : start + FRAME_SAMPLES]).reshape(1, -1)
            frame = AudioFrame.from_ndarray(part, format="s16", layout="mono")
            frame.sample_rate = SAMPLE_RATE_HZ
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return sink.getvalue()


def from_flac(content: bytes) -> Samples:
    """Samples of a FLAC that `to_flac` made.

    Raises:
        DamagedError: it cannot be decoded.
    """
    try:
        with av.open(io.BytesIO(content), mode="r") as container:
            parts = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    except av.FFmpegError as broken:
        raise DamagedError(
            "A recording in the archive cannot be decoded.",
            "Restore it from a backup; its transcript is apart from it.",
        ) from broken
    return np.concatenate(parts).astype(np.int16, copy=False) if parts else np.zeros(0, np.int16)


def _name(recording_id: str) -> str:
    return f"{recording_id}.flac"
