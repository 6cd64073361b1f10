"""Sound on its way out of a journal and into one (ports.SoundFiles, ports.SoundReader)."""

import shutil
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
from av.audio.frame import AudioFrame

from voicejournal.capture.archive import encode
from voicejournal.capture.clip import decode
from voicejournal.journal import SAMPLE_RATE_HZ, Recording
from voicejournal.ports import AudioArchive, AudioSpool, FoundSound, Samples

AAC_BITS_A_SECOND = 64_000
"""Twice what recorders give one voice at this rate: what is lost is not heard."""
AAC_FRAME_SAMPLES = 1024


class SoundOut:
    """Sound of a journal's recordings, as files that other programs play."""

    def __init__(self, spool: AudioSpool, archive: AudioArchive) -> None:
        self._spool = spool
        self._archive = archive

    def is_here(self, recording: Recording) -> bool:
        """Whether its sound is in this journal."""
        return recording.id in self._archived or recording.id in self._spooled

    def write_flac(self, recording: Recording, file: BinaryIO) -> None:
        """Write its sound as FLAC: the archive's very file, where it is there."""
        if recording.id not in self._archived:
            encode(self._spool.blocks(recording.id), file)
            return
        with self._archive.file(recording.id) as kept:
            shutil.copyfileobj(kept, file)

    def write_m4a(self, recording: Recording, file: BinaryIO) -> None:
        """Write its sound as AAC in MPEG-4."""
        is_archived = recording.id in self._archived
        source = self._archive if is_archived else self._spool
        encode_aac(source.blocks(recording.id), file)

    @cached_property
    def _archived(self) -> frozenset[str]:
        return frozenset(self._archive.ids())

    @cached_property
    def _spooled(self) -> frozenset[str]:
        return frozenset(recording.id for recording in self._spool.scan())


class SoundIn:
    """Decodes sound that came with an entry."""

    def blocks(self, sound: FoundSound) -> Iterator[Samples]:
        """Its sound as mono at 16 kHz, a little at a time."""
        with sound.opened() as file:
            yield from decode(Path(sound.name), file)


def encode_aac(blocks: Iterable[Samples], file: BinaryIO) -> None:
    """Write blocks as one mono m4a; `file` is sought in."""
    with av.open(file, mode="w", format="ipod") as container:
        stream = container.add_stream("aac", rate=SAMPLE_RATE_HZ, layout="mono")
        stream.bit_rate = AAC_BITS_A_SECOND
        given = 0
        for block in blocks:
            for start in range(0, len(block), AAC_FRAME_SAMPLES):
                part = np.ascontiguousarray(block[start : start + AAC_FRAME_SAMPLES])
                frame = AudioFrame.from_ndarray(part.reshape(1, -1), format="s16", layout="mono")
                frame.sample_rate = SAMPLE_RATE_HZ
                frame.pts = given
                given += len(part)
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
