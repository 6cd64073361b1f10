"""Opening a sound file that somebody hands over: of the kinds that recorders write, no other."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import av
from av.container.input import InputContainer

from voicejournal.errors import InputError
from voicejournal.journal import SAMPLE_RATE_HZ

FORMATS = "mov,mp3,ogg,flac,wav,w64,aac,amr,caf,aiff,matroska,asf"
"""FFmpeg's names of what is read. No play lists: they open other files, or the network."""
_SOUND_ENDINGS = "m4a mp3 ogg oga opus flac wav w64 m4b aac amr caf aif aiff mka wma"
_VIDEO_ENDINGS = "mp4 m4v mov 3gp 3g2 mkv webm"
SUFFIXES = frozenset(f".{ending}" for ending in f"{_SOUND_ENDINGS} {_VIDEO_ENDINGS}".split())
READ_KINDS = "m4a, mp3, ogg, opus, wav, flac and mp4 are read."
LEAST_RATE_HZ = 4_000
MOST_RATE_HZ = 768_000
"""Rates beyond are no recorder's; a low one would make days of sound of a small file."""
MOST_HOURS = 24
"""A few bytes can say that they are years of silence, which would fill the disk."""
NO_SOUND_REMEDY = "Name a sound file."


@contextmanager
def opened(path: Path, file: BinaryIO | None = None) -> Iterator[InputContainer]:
    """Open a file for reading its sound or what it says of itself.

    It is read from `file` where one is given; then the path is but its name.

    Raises:
        InputError: there is no such file, or it is of another kind.
    """
    if file is None:
        _refuse_what_is_no_file(path)
    options = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}
    try:
        container = av.open(
            file or str(path), mode="r", metadata_errors="ignore", container_options=options
        )
    except (av.FFmpegError, OSError, ValueError) as broken:
        raise unreadable(path) from broken
    with container:
        yield container


def check_sound(path: Path, container: InputContainer) -> None:
    """See to it that there is sound that can be brought to our rate.

    Raises:
        InputError: there is none, or of a rate that nothing records.
    """
    if not container.streams.audio:
        raise no_sound(path)
    rate_hz = container.streams.audio[0].rate
    if rate_hz and not LEAST_RATE_HZ <= rate_hz <= MOST_RATE_HZ:
        raise InputError(
            f"{path.name} says it has {rate_hz} samples a second, which no recorder makes.",
            "It may be broken. Copy it again from where it was recorded.",
        )


def no_sound(path: Path) -> InputError:
    """A video without sound, or a file that holds nothing."""
    return InputError(f"There is no sound in {path.name}.", NO_SOUND_REMEDY)


def too_long(path: Path) -> InputError:
    """It goes on and on."""
    return InputError(
        f"{path.name} holds more than {MOST_HOURS} hours of sound.",
        "It may be broken. If it is not, cut it into shorter parts.",
    )


def unreadable(path: Path) -> InputError:
    """Not of a kind that is read, or broken at its very start."""
    return InputError(
        f"{path.name} cannot be read as sound.",
        f"It may be broken or of another kind: {READ_KINDS}",
    )


def breaks_off(path: Path, samples: int) -> InputError:
    """Sound came, and then no more could be read."""
    minutes, seconds = divmod(samples // SAMPLE_RATE_HZ, 60)
    return InputError(
        f"{path.name} breaks off after {minutes}:{seconds:02}, or is damaged there.",
        "Copy it again from where it was recorded. If there is no better one,"
        " `voicejournal record --from-file` keeps what it holds.",
    )


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        kind = path.stat().st_mode
    except (OSError, ValueError) as missing:
        raise InputError(f"There is no file {path}.", "Check the path.") from missing
    if not stat.S_ISREG(kind):  # a pipe or a device may never end
        raise InputError(f"{path} is no sound file.", NO_SOUND_REMEDY)
