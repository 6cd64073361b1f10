"""The recording as it grows (ports.AudioSpool): a WAV that is readable after any kill.

A recording is `ID.json` (the sidecar: when, where, which device) and `ID.wav.part` while it
grows, `ID.wav` once sealed. Both sizes in the WAV's header are patched and synced each second;
after a kill the sizes are taken from the file's length instead.
"""

import hashlib
import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from voicejournal.capture.sidecar import (
    guessed_recording,
    sidecar_bytes,
    sidecar_name,
    told_copy,
    told_private,
    told_recording,
)
from voicejournal.errors import NotFoundError
from voicejournal.journal import SAMPLE_RATE_HZ, Moment, Recording
from voicejournal.ports import CopyOf, Samples
from voicejournal.vault.sealed import (
    PlainFiles,
    make_private_folder,
    open_private,
    storage_errors,
    sync_folder,
    write_all,
)

SAMPLE_BYTES = 2
HEADER_BYTES = 44
MOST_DATA_BYTES = 2**32 - 1 - HEADER_BYTES
"""What the header can say, 37 hours; beyond it the file's length says it."""
RIFF_SIZE_AT = 4
DATA_SIZE_AT = 40
SYNC_EVERY_SAMPLES = SAMPLE_RATE_HZ
"""A second of sound is what a power cut may cost."""
BLOCK_SAMPLES = 4 * SAMPLE_RATE_HZ


class WavSpool:
    """A folder of recordings that are not archived yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sidecars = PlainFiles(folder)

    def begin(
        self,
        recording_id: str,
        moment: Moment,
        device: str,
        copy_of: CopyOf | None = None,
        *,
        private: bool = False,
    ) -> "WavWriter":
        """Start a recording; its sidecar is durable before the first sound."""
        recording = Recording(recording_id, moment, 0.0, device)
        told = sidecar_bytes(recording, copy_of, private=private)
        self._sidecars.write(sidecar_name(recording_id), told)
        return WavWriter(self._folder, recording)

    def is_private(self, recording_id: str) -> bool:
        """Whether a recording was begun as private; so it is where its sidecar is lost."""
        try:
            return told_private(self._sidecars.read(sidecar_name(recording_id)))
        except NotFoundError:
            return True

    def copied(self, recording_id: str) -> CopyOf | None:
        """What a copy is to be a copy of, by its sidecar."""
        try:
            return told_copy(self._sidecars.read(sidecar_name(recording_id)))
        except NotFoundError:
            return None

    def scan(self) -> Sequence[Recording]:
        """Recordings that hold sound, oldest first; cut off ones are as long as their file."""
        found = []
        for recording_id in sorted(set(_sound_ids(self._sidecars.names()))):
            with suppress(FileNotFoundError):  # sealed or archived by another program just now
                path = self._sound_path(recording_id)
                samples = _samples_in(path) if path else 0
                if path and samples:
                    duration_s = samples / SAMPLE_RATE_HZ
                    found.append(replace(self._told(recording_id, path), duration_s=duration_s))
        return sorted(found, key=lambda recording: recording.moment.at)

    def never_begun(self) -> Sequence[str]:
        """Ids of sidecars, half-written ones too, and of headers without sound."""
        paths = self._folder.iterdir() if self._folder.is_dir() else ()
        ids = {path.name.partition(".")[0] for path in paths}
        return sorted(ids - {recording.id for recording in self.scan()})

    def recover(self, recording_id: str) -> Recording:
        """Seal a recording that was cut off: its header from its length, then its final name."""
        part = self._folder / f"{recording_id}.wav.part"
        with storage_errors(self._folder), suppress(FileNotFoundError):  # another was quicker
            handle = os.open(part, os.O_RDWR)
            try:
                os.pwrite(handle, _header(_samples_in(part)), 0)
                os.fsync(handle)
            finally:
                os.close(handle)
            part.replace(self._folder / f"{recording_id}.wav")
            sync_folder(self._folder)
        for recording in self.scan():
            if recording.id == recording_id:
                return recording
        raise NotFoundError(f"There is no recording {recording_id} to keep.")

    def read(self, recording_id: str) -> Samples:
        """All the sound of a recording."""
        path = self._sound_path(recording_id)
        if path is None:
            raise NotFoundError(f"There is no sound of recording {recording_id}.")
        with storage_errors(self._folder):
            count = _samples_in(path)
            sound = np.fromfile(path, dtype="<i2", offset=HEADER_BYTES, count=count)
        return sound.astype(np.int16, copy=False)

    def blocks(self, recording_id: str) -> Iterator[Samples]:
        """The sound of a recording, some seconds at a time."""
        path = self._sound_path(recording_id)
        if path is None:
            raise NotFoundError(f"There is no sound of recording {recording_id}.")
        with storage_errors(self._folder), path.open("rb") as file:
            left = _samples_in(path)
            file.seek(HEADER_BYTES)
            while left > 0:
                block = np.frombuffer(
                    file.read(min(left, BLOCK_SAMPLES) * SAMPLE_BYTES), dtype="<i2"
                )
                if not len(block):
                    return
                left -= len(block)
                yield block.astype(np.int16, copy=False)

    def drop(self, recording_id: str) -> None:
        """Unlink a recording: the sound first, so that a sidecar is never missed."""
        for name in (f"{recording_id}.wav.part", f"{recording_id}.wav", f"{recording_id}.json"):
            self._sidecars.remove(name)

    def _told(self, recording_id: str, sound: Path) -> Recording:
        """What the sidecar tells; where it is lost or damaged, what the sound's file tells."""
        told = None
        with suppress(NotFoundError):
            told = told_recording(recording_id, self._sidecars.read(sidecar_name(recording_id)))
        if told is None:
            changed_at_s = sound.stat().st_mtime
            told = guessed_recording(
                recording_id, changed_at_s, _samples_in(sound) / SAMPLE_RATE_HZ
            )
        return told

    def _sound_path(self, recording_id: str) -> Path | None:
        for name in (f"{recording_id}.wav", f"{recording_id}.wav.part"):
            if (self._folder / name).is_file():
                return self._folder / name
        return None


class WavWriter:
    """A recording as it grows (ports.SpoolWriter)."""

    def __init__(self, folder: Path, recording: Recording) -> None:
        self._folder = folder
        self._recording = recording
        self._part = folder / f"{recording.id}.wav.part"
        self._samples = 0
        self._synced_samples = 0
        self._digest = hashlib.sha256()
        with storage_errors(folder):
            make_private_folder(folder)
            self._handle = open_private(self._part)
            write_all(self._handle, _header(0))
            os.fsync(self._handle)
            sync_folder(folder)

    def append(self, samples: Samples) -> None:
        """Add sound; each second of it is made durable."""
        with storage_errors(self._folder):
            sound = np.ascontiguousarray(samples, dtype="<i2").data.cast("B")
            try:
                write_all(self._handle, sound)
            except OSError:
                self._forget_half_a_block()
                raise
            self._digest.update(sound)
            self._samples += len(samples)
            if self._samples - self._synced_samples >= SYNC_EVERY_SAMPLES:
                self._sync()

    def sync(self) -> None:
        """Make all of it durable; nothing where it is."""
        if self._synced_samples < self._samples:
            with storage_errors(self._folder):
                self._sync()

    def seal(self) -> Recording:
        """Close the recording under its final name."""
        with storage_errors(self._folder):
            try:
                self._sync()
            finally:
                os.close(self._handle)
            self._part.replace(self._folder / f"{self._recording.id}.wav")
            sync_folder(self._folder)
        return replace(
            self._recording,
            duration_s=self._samples / SAMPLE_RATE_HZ,
            fingerprint=self._digest.hexdigest(),
        )

    def _forget_half_a_block(self) -> None:
        """Go back to the last whole block: after half a sample all that follows is noise."""
        whole = HEADER_BYTES + self._samples * SAMPLE_BYTES
        os.ftruncate(self._handle, whole)
        os.lseek(self._handle, whole, os.SEEK_SET)

    def _sync(self) -> None:
        header = _header(self._samples)
        os.pwrite(self._handle, header[RIFF_SIZE_AT : RIFF_SIZE_AT + 4], RIFF_SIZE_AT)
        os.pwrite(self._handle, header[DATA_SIZE_AT:], DATA_SIZE_AT)
        os.fdatasync(self._handle)
        self._synced_samples = self._samples


def _header(samples: int) -> bytes:
    """Header of a mono 16-bit PCM WAV (RIFF, 44 bytes)."""
    data_bytes = min(samples * SAMPLE_BYTES, MOST_DATA_BYTES)
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        HEADER_BYTES - 8 + data_bytes,
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        SAMPLE_RATE_HZ,
        SAMPLE_RATE_HZ * SAMPLE_BYTES,
        SAMPLE_BYTES,
        8 * SAMPLE_BYTES,
        b"data",
        data_bytes,
    )


def _samples_in(path: Path) -> int:
    return max(0, path.stat().st_size - HEADER_BYTES) // SAMPLE_BYTES


def _sound_ids(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for ending in (".wav", ".wav.part"):
            if name.endswith(ending):
                yield name.removesuffix(ending)
