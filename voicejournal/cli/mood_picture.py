"""The chart of moods as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicejournal.errors import InputError
from voicejournal.screen.drawing import mood_picture
from voicejournal.vault.sealed import PlainFiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from voicejournal.cli.program import Program
    from voicejournal.journal import DayRating, TrendPoint


def write_picture(
    program: Program, output: Path, days: Sequence[DayRating], trend: Sequence[TrendPoint]
) -> None:
    """Draw the days into a file that its owner alone can read.

    Raises:
        InputError: no place for a file, or a kind of picture that is not made here.
        StorageError: the disk refuses.
    """
    kind = output.suffix.lower()
    if output.is_dir() or not output.absolute().parent.is_dir():
        raise InputError(
            f"{output} is no place for a file.", "Name a file in a folder that is there."
        )
    picture = mood_picture(days, trend)
    if kind == ".svg":
        from voicejournal.screen.svg import svg_text

        content = svg_text(picture).encode()
    elif kind == ".png":
        from voicejournal.screen.png import png_bytes

        content = png_bytes(picture)
    else:
        raise InputError("The chart is made as .svg and as .png.", "Name such a file.")
    PlainFiles(output.absolute().parent).write(output.name, content)
    program.say(f"The chart is in {output}. It shows your private evenings as well.")
