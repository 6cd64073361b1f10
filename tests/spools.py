"""Spools for tests: every promise of the port is tested on each, so that another can take over."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from voicejournal.capture.sidecar import sidecar_bytes, told_copy, told_private, told_recording
from voicejournal.capture.spool import WavSpool
from voicejournal.errors import NotFoundError
from voicejournal.journal import SAMPLE_RATE_HZ, Moment, Recording
from voicejournal.ports import AudioSpool, CopyOf, Samples, SpoolWriter
from voicejournal.vault.sealed import PlainFiles

SEALED = "sealed"


class SegmentSpool:
    """A FAKE of a spool that seals: a folder a recording, in it a whole file for each second."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(
        self,
        recording_id: str,
        moment: Moment,
        device: str,
        copy_of: CopyOf | None = None,
        *,
        private: bool = False,
    ) -> SpoolWriter:
        """Start a recording; its sidecar is durable before the first sound."""
        recording = Recording(recording_id, moment, 0.0, device)
        self._files(recording_id).write(
            "sidecar", sidecar_bytes(recording, copy_of, private=private)
        )
        return SegmentWriter(self._files(recording_id), recording)

    def is_private(self, recording_id: str) -> bool:
        """Whether a recording was begun as private."""
        return told_private(self._files(recording_id).read("sidecar"))

    def copied(self, recording_id: str) -> CopyOf | None:
        """What a copy is to be a copy of."""
        try:
            return told_copy(self._files(recording_id).read("sidecar"))
        except NotFoundError:
            return None

    def scan(self) -> Sequence[Recording]:
        """Recordings that hold sound, oldest first."""
        found = []
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            samples = sum(map(len, self._segments(folder.name)))
            told = told_recording(folder.name, self._files(folder.name).read("sidecar"))
            if samples and told is not None:
                found.append(replace(told, duration_s=samples / SAMPLE_RATE_HZ))
        return sorted(found, key=lambda recording: recording.moment.at)

    def never_begun(self) -> Sequence[str]:
        """Ids of folders without sound."""
        folders = self._folder.iterdir() if self._folder.is_dir() else ()
        sounding = {recording.id for recording in self.scan()}
        return sorted({folder.name for folder in folders} - sounding)

    def recover(self, recording_id: str) -> Recording:
        """Mark a recording as whole."""
        for recording in self.scan():
            if recording.id == recording_id:
                self._files(recording_id).write(SEALED, b"")
                return recording
        raise NotFoundError(f"There is no recording {recording_id} to keep.")

    def read(self, recording_id: str) -> Samples:
        """All the sound of a recording."""
        return np.concatenate([np.zeros(0, np.int16), *self.blocks(recording_id)])

    def blocks(self, recording_id: str) -> Iterator[Samples]:
        """The sound of a recording, a second at a time."""
        if not self._files(recording_id).names():
            raise NotFoundError(f"There is no sound of recording {recording_id}.")
        yield from self._segments(recording_id)

    def drop(self, recording_id: str) -> None:
        """Unlink a recording, its sound first."""
        for name in self._files(recording_id).names():
            self._files(recording_id).remove(name)
        if (self._folder / recording_id).is_dir():
            (self._folder / recording_id).rmdir()

    def _files(self, recording_id: str) -> PlainFiles:
        return PlainFiles(self._folder / recording_id)

    def _segments(self, recording_id: str) -> Iterator[Samples]:
        files = self._files(recording_id)
        for name in files.names():
            if name.isdecimal():
                yield np.frombuffer(files.read(name), np.int16)


class SegmentWriter:
    """Gathers a second, then writes it whole."""

    def __init__(self, files: PlainFiles, recording: Recording) -> None:
        self._files = files
        self._recording = recording
        self._waiting = np.zeros(0, np.int16)
        self._samples = 0
        self._segments = 0
        self._digest = hashlib.sha256()

    def append(self, samples: Samples) -> None:
        """Add sound."""
        self._waiting = np.concatenate([self._waiting, samples])
        self._samples += len(samples)
        self._digest.update(samples.tobytes())
        if len(self._waiting) >= SAMPLE_RATE_HZ:
            self.sync()

    def sync(self) -> None:
        """Write what waits."""
        if len(self._waiting):
            self._segments += 1
            self._files.write(f"{self._segments:08}", self._waiting.tobytes())
            self._waiting = self._waiting[:0]

    def seal(self) -> Recording:
        """Write the rest, and that it is whole."""
        self.sync()
        self._files.write(SEALED, b"")
        duration_s = self._samples / SAMPLE_RATE_HZ
        return replace(self._recording, duration_s=duration_s, fingerprint=self._digest.hexdigest())


SPOOLS: dict[str, Callable[[Path], AudioSpool]] = {
    "one growing WAV": WavSpool,
    "FAKE: a file a second": SegmentSpool,
}
