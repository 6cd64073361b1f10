"""Clips of the demo, packaged with the program, as sound."""

from importlib.resources import as_file, files

from voicejournal.capture.clip import read_clip
from voicejournal.ports import Samples


def read_sample(name: str) -> Samples:
    """A clip of the demo as mono sound at 16 kHz."""
    with as_file(files("voicejournal") / "demo" / name) as path:
        return read_clip(path)
