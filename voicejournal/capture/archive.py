"""Sealed recordings for good (ports.AudioArchive): FLAC, compared bit for bit before trusted.

Written and read a frame at a time, so that an hour takes no more memory than a minute.
"""

import hashlib
import io
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import BinaryIO

import av
import numpy as np
from av.audio.frame import AudioFrame

from voicejournal.errors import DamagedError
from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.ports import Samples, SealedFiles

FRAME_SAMPLES = 4096
ENDING = ".flac"


class FlacArchive:
    """A FLAC a recording, in a folder of sealed files."""

    def __init__(self, files: SealedFiles) -> None:
        self._files = files

    def store(self, recording_id: str, blocks: Iterable[Samples]) -> str:
        """Keep the sound, read it back, compare; returns the sha256 of the samples."""
        given = hashlib.sha256()
        with self._files.writing(_name(recording_id)) as file:
            encode(_hashed(blocks, given), file)
        if self._reads_back(recording_id) != given.hexdigest():
            self.drop(recording_id)  # so that nobody takes it for an archive: `holds` is no
            raise DamagedError(
                f"The archive of recording {recording_id} does not read back as it was written.",
                "The first copy is kept. `voicejournal doctor` looks at the disk.",
            )
        return given.hexdigest()

    def read(self, recording_id: str) -> Samples:
        """All the sound of a recording."""
        return _whole(self.blocks(recording_id))

    def blocks(self, recording_id: str) -> Iterator[Samples]:
        """The sound of a recording, a frame at a time."""
        with self._files.reading(_name(recording_id)) as file:
            yield from decode(file)

    def file(self, recording_id: str) -> AbstractContextManager[BinaryIO]:
        """The recording as the FLAC that it is kept as."""
        return self._files.reading(_name(recording_id))

    def holds(self, recording_id: str) -> bool:
        """Whether the recording is here."""
        return _name(recording_id) in self._files.names()

    def ids(self) -> tuple[str, ...]:
        """Ids of all recordings here."""
        names = self._files.names()
        return tuple(name.removesuffix(ENDING) for name in names if name.endswith(ENDING))

    def drop(self, recording_id: str) -> None:
        """Unlink a recording."""
        self._files.remove(_name(recording_id))

    def _reads_back(self, recording_id: str) -> str:
        digest = hashlib.sha256()
        try:
            for _ in _hashed(self.blocks(recording_id), digest):
                pass
        except DamagedError:
            return ""
        return digest.hexdigest()


def encode(blocks: Iterable[Samples], file: BinaryIO) -> None:
    """Write blocks as one mono 16-bit FLAC."""
    with av.open(file, mode="w", format="flac") as container:
        stream = container.add_stream("flac", rate=SAMPLE_RATE_HZ, layout="mono", format="s16")
        for block in blocks:
            for start in range(0, len(block), FRAME_SAMPLES):
                part = np.ascontiguousarray(block[start : start + FRAME_SAMPLES]).reshape(1, -1)
                frame = AudioFrame.from_ndarray(part, format="s16", layout="mono")
                frame.sample_rate = SAMPLE_RATE_HZ
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def decode(file: BinaryIO) -> Iterator[Samples]:
    """Frames of a FLAC that `encode` made.

    Raises:
        DamagedError: it cannot be decoded.
    """
    try:
        with av.open(_Sought(file), mode="r") as container:
            for frame in container.decode(audio=0):
                yield frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)
    except av.FFmpegError as broken:
        raise DamagedError(
            "A recording in the archive cannot be decoded.",
            "Restore it from a backup; its transcript is apart from it.",
        ) from broken


class _Sought:
    """A file for PyAV that answers a seek before its start, as damage asks for, without a fault."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.read = file.read
        self.tell = file.tell

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """The new position, -1 where there is none."""
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError):
            return -1


def to_flac(samples: Samples) -> bytes:
    """A FLAC of the samples, in memory."""
    sink = io.BytesIO()
    encode([samples], sink)
    return sink.getvalue()


def from_flac(content: bytes) -> Samples:
    """Samples of a FLAC in memory.

    Raises:
        DamagedError: it cannot be decoded.
    """
    return _whole(decode(io.BytesIO(content)))


def _whole(blocks: Iterator[Samples]) -> Samples:
    parts = list(blocks)
    return np.concatenate(parts) if parts else np.zeros(0, np.int16)


def _hashed(blocks: Iterable[Samples], digest: "hashlib._Hash") -> Iterator[Samples]:
    for block in blocks:
        digest.update(np.ascontiguousarray(block).data)
        yield block


def _name(recording_id: str) -> str:
    return f"{recording_id}{ENDING}"
