"""Makes the clips of the speech benchmark, scripts/bench/speech/*.opus, and their manifest.jsonl.

They are kept in the repository: run this only after scripts/bench/speech/script.toml has changed.

To install, in an environment that has the project's own dependencies: the packages that
scripts/voice.py names, and Debian's `flite` (2.2-5). To run, from the project's root, for all the
clips or for some; the manifest is always written whole:

    python -m scripts.bench.make_speech
    python -m scripts.bench.make_speech held-04.opus short-01.opus

Licences: scripts/bench/speech/LICENCE.md.

Run twice on one machine, with the same versions, it makes the same bytes. On another machine the
voice may differ in its last bits.
"""

import argparse
import json
import subprocess
import tempfile
import tomllib
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import av
import numpy as np

from scripts.voice import (
    INT16_MAX,
    RATE_HZ,
    Samples,
    Voice,
    amplitude,
    frame_of,
    load_voice,
    normal_gain,
    resample,
    room_noise,
    say,
    silence,
)

SPEECH: Final = Path(__file__).resolve().parent / "speech"
"""Folder of script.toml, and of what is made from it."""

SEED: Final = 20_270_201
"""Seed of the first clip; each later clip takes the next."""

TONE_DBFS: Final = -75.0
"""Root mean square of the room tone under every clip: clean, but never digital silence."""

EDGE_S: Final = 0.4
"""Room tone before the first word and after the last, as between a key press and a word."""

BIT_RATE: Final = 48_000
"""Bits a second that Opus may use: speech at 16 kHz is as good as whole with it."""

FLITE: Final = "slt"
"""The voice that flite speaks; the others are piper's."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How piper's voice is bent into one of the speakers."""

    length_scale: float
    pitch: float


TUNINGS: Final = {
    "joe": Tuning(length_scale=1.2, pitch=1.0),
    # 1.3 / 1.16: a little quicker than joe, so that the two differ in pace as well.
    "joe-high": Tuning(length_scale=1.3, pitch=1.16),
}
"""The speakers that are made from piper's voice."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Words to be spoken."""

    text: str
    voice: str
    softer_db: float
    """How far below the normal loudness they are spoken."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Room tone between two things said."""

    length_s: float


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip to be made."""

    file: str
    part: str
    """The set it belongs to: held or tuned."""
    kind: str
    """Entry or short."""
    voice: str
    pieces: tuple[Speech | Pause, ...]
    seed: int

    @property
    def spoken(self) -> tuple[Speech, ...]:
        """The pieces that are words."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Speech))


def load_script(path: Path) -> tuple[Clip, ...]:
    """Reads what is to be spoken: the evenings, then the short utterances.

    Raises:
        KeyError: Where a table lacks what every such table has.
        ValueError: Where a voice is not known.
    """
    script = tomllib.loads(path.read_text("utf-8"))
    rows = [(row, "entry") for row in script["evening"]]
    rows += [({"part": "held", "pieces": [row], **row}, "short") for row in script["short"]]
    clips = tuple(
        Clip(
            file=str(row["clip"]),
            part=str(row["part"]),
            kind=kind,
            voice=str(row["voice"]),
            pieces=tuple(piece_of(piece, str(row["voice"])) for piece in row["pieces"]),
            seed=SEED + number,
        )
        for number, (row, kind) in enumerate(rows)
    )
    used = {piece.voice for clip in clips for piece in clip.spoken}
    if unknown := used - {FLITE, *TUNINGS}:
        raise ValueError(f"No such voice: {', '.join(sorted(unknown))}. Correct {path.name}.")
    return clips


def piece_of(row: Mapping[str, Any], voice: str) -> Speech | Pause:
    """Reads one piece; `voice` is that of its clip."""
    if "say" not in row:
        return Pause(float(row["pause_s"]))
    return Speech(
        str(row["say"]), str(row.get("voice", voice)), softer_db=float(row.get("softer_db", 0))
    )


def say_flite(text: str) -> Samples:
    """Speaks a text with flite, at the clip's rate; the gaps between its sentences are flite's own.

    Raises:
        FileNotFoundError: Where flite is not installed.
        subprocess.CalledProcessError: Where it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        subprocess.run(["flite", "-voice", FLITE, "-t", text, "-o", str(path)], check=True)
        with wave.open(str(path), "rb") as said:
            rate_hz = said.getframerate()
            whole = np.frombuffer(said.readframes(said.getnframes()), np.int16)
    return resample(whole.astype(np.float32) / np.float32(INT16_MAX), rate_hz)


def say_piece(piece: Speech, piper: Voice | None) -> Samples:
    """Speaks one piece in its voice, as loud as that voice happens to be."""
    if piper is None or piece.voice == FLITE:
        return say_flite(piece.text)
    tuning = TUNINGS[piece.voice]
    return say(piper, piece.text, length_scale=tuning.length_scale, pitch=tuning.pitch)


def render(clip: Clip) -> Samples:
    """Makes the sound of one clip: each voice at its normal loudness, room tone under all of it."""
    voices = {piece.voice for piece in clip.spoken}
    piper = load_voice(clip.seed) if voices & TUNINGS.keys() else None
    said = [(piece, say_piece(piece, piper)) for piece in clip.spoken]
    gains = {
        voice: normal_gain(samples for piece, samples in said if piece.voice == voice)
        for voice in voices
    }
    sounds = iter(
        samples * np.float32(gains[piece.voice] * amplitude(-piece.softer_db))
        for piece, samples in said
    )
    edge = silence(EDGE_S)
    middle = [
        silence(piece.length_s) if isinstance(piece, Pause) else next(sounds)
        for piece in clip.pieces
    ]
    joined: Samples = np.concatenate([edge, *middle, edge])
    return joined + room_noise(len(joined), TONE_DBFS, np.random.default_rng(clip.seed))


def write_opus(samples: Samples, path: Path) -> None:
    """Writes Opus without a version, a date or a random serial number in it."""
    with av.open(path, "w", format="opus", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(
            "libopus",
            rate=RATE_HZ,
            layout="mono",
            format="s16",
            bit_rate=BIT_RATE,
            options={"flags": "+bitexact"},
        )
        container.mux(stream.encode(frame_of(samples)))
        container.mux(stream.encode(None))


def manifest_line(clip: Clip) -> str:
    """Describes one clip as a line of JSON; the text is exactly what is said."""
    line: dict[str, str | list[str]] = {
        "file": clip.file,
        "text": " ".join(piece.text for piece in clip.spoken),
        "set": clip.part,
        "kind": clip.kind,
    }
    if clip.kind == "entry":
        line["voice"] = clip.voice
        if conditions := conditions_of(clip):
            line["conditions"] = conditions
    return json.dumps(line, ensure_ascii=False)


def conditions_of(clip: Clip) -> list[str]:
    """Names what makes a clip harder than plain speech."""
    return [
        name
        for name, applies in (
            ("soft", any(piece.softer_db > 0 for piece in clip.spoken)),
            ("change of voice", len({piece.voice for piece in clip.spoken}) > 1),
        )
        if applies
    ]


def main() -> None:
    """Makes the clips that are named, or all, and the manifest."""
    clips = load_script(SPEECH / "script.toml")
    parser = argparse.ArgumentParser(description="Make the clips of the speech benchmark.")
    parser.add_argument("files", nargs="*", metavar="CLIP", help="as in script.toml; else all")
    wanted = frozenset(parser.parse_args().files)
    if unknown := wanted - {clip.file for clip in clips}:
        parser.error(f"not in script.toml: {', '.join(sorted(unknown))}")
    for clip in clips:
        if wanted and clip.file not in wanted:
            continue
        samples = render(clip)
        path = SPEECH / clip.file
        write_opus(samples, path)
        size_kb = path.stat().st_size / 1000
        print(f"{clip.file:14} {len(samples) / RATE_HZ:5.1f} s {size_kb:6.1f} kB", flush=True)
    lines = [manifest_line(clip) for clip in clips]
    (SPEECH / "manifest.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
