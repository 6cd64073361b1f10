"""`import` of folders, of every kind of file, and of files that mean no good."""

import os
import struct
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, WriteSound

KINDS = ("m4a", "mp3", "ogg", "opus", "flac", "wav", "mp4")
DAYS = (18, 16, 22, 17, 19, 21, 20)
WIDE = {"COLUMNS": "300"}


def test_a_folder_comes_in_by_its_files_times_whatever_their_kind(
    voicejournal: "Program", write_sound: "WriteSound", tmp_path: Path
) -> None:
    """Folders within it too; each kind is really read, and a second run adds nothing."""
    folder = tmp_path / "recordings"
    (folder / "older" / "phone").mkdir(parents=True)
    for number, (kind, day) in enumerate(zip(KINDS, DAYS, strict=True)):
        below = folder / ("older/phone" if number % 2 else ".")
        write_sound(below / f"Rec_202611{day}_223000.{kind}", 2.0 + number / 10)
    ran = voicejournal("import", folder, **WIDE)
    assert (ran.code, ran.err) == (0, "")
    entries = voicejournal.data("list")[::-1]
    assert [entry["day"] for entry in entries] == [f"2026-11-{day}" for day in sorted(DAYS)]
    assert [entry["number"] for entry in entries] == list(range(1, 8))
    assert all(entry["origin"] == "imported" and "onday" in entry["text"] for entry in entries)
    assert all("(time from its name)" in line for line in ran.out.splitlines()), ran.out
    again = voicejournal("import", folder, **WIDE)
    assert (again.code, again.out.count("is here already")) == (0, 7)
    assert len(voicejournal.data("list")) == 7


def test_what_is_hidden_or_no_sound_is_counted_and_links_out_are_not_followed(
    voicejournal: "Program", write_sound: "WriteSound", tmp_path: Path
) -> None:
    """Nothing outside of the folder is touched, nor a journal that lies in it."""
    outside = tmp_path / "outside"
    outside.mkdir()
    write_sound(outside / "theirs.wav", 3.0)
    folder = tmp_path
    inner = folder / "inner"
    (inner / ".trash").mkdir(parents=True)
    write_sound(inner / "a.wav", 1.0)
    write_sound(inner / ".trash" / "b.wav", 1.5)
    (inner / ".hidden.wav").write_bytes((inner / "a.wav").read_bytes())
    (inner / "notes.txt").write_text("not for you")
    (inner / "same.wav").symlink_to("a.wav")
    (inner / "theirs.wav").symlink_to(outside / "theirs.wav")
    (inner / "more").symlink_to(outside, target_is_directory=True)
    ran = voicejournal("import", inner, "--as", "session", **WIDE)
    assert (ran.code, ran.err) == (0, "")
    left_out, kept = ran.out.splitlines()
    assert left_out == "3 other files are left out: hidden, or of another kind."
    assert kept.startswith("a.wav is entry 1, ")
    whole = voicejournal("import", folder, "--as", "session", **WIDE)
    assert "theirs.wav is entry 2" in whole.out
    assert ".flac" not in whole.out


def test_an_empty_folder_is_said(voicejournal: "Program", tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = voicejournal("import", empty, **WIDE)
    assert ran.code == 1
    assert ran.out == (f"Left out: There is no sound in the folder {empty}. Name another folder.\n")


def wave_header(rate_hz: int, channels: int, data_bytes: int) -> bytes:
    """The header of a 16-bit wave that says what it likes."""
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", 2**32 - 1, b"WAVE", b"fmt ", 16, 1, channels, rate_hz),
        *((rate_hz * channels * 2) % 2**32, channels * 2 % 2**16, 16, b"data", data_bytes),
    )


def zipped(path: Path) -> None:
    """A zip of another name."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("../../evil.wav", "x" * 1000)


def film(path: Path) -> None:
    """A video without sound."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        picture = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        container.mux([*stream.encode(picture), *stream.encode(None)])


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "te\x1b[31mxt.mp3": (lambda p: p.write_text("I felt \x1b]0;x\x07small.\n" * 99), "as sound"),
    "zip.wav": (zipped, "as sound"),
    "zero.m4a": (lambda p: p.write_bytes(b""), "as sound"),
    "film.mp4": (film, "There is no sound in film.mp4."),
    "huge.wav": (
        lambda p: p.write_bytes(wave_header(16_000, 1, 2**32 - 16) + bytes(100)),
        "There is no sound in huge.wav.",
    ),
    "slow.wav": (
        lambda p: p.write_bytes(wave_header(1, 1, 10**6) + bytes(10**6)),
        "says it has 1 samples a second",
    ),
    "wide.wav": (lambda p: p.write_bytes(wave_header(16_000, 65_535, 9999) + bytes(9999)), "sound"),
    "atom.m4a": (
        lambda p: p.write_bytes(
            b"\0\0\0\x14ftypM4A \0\0\0\0M4A \xff\xff\xff\xffmoov" + b"\xff" * 999
        ),
        "sound",
    ),
    "list.mp3": (
        lambda p: p.write_text("#EXTM3U\n#EXTINF:10,\nwhole.wav\n#EXT-X-ENDLIST\n"),
        "as sound",
    ),
    "list.wav": (lambda p: p.write_text("ffconcat version 1.0\nfile whole.wav\n"), "as sound"),
}


def test_files_that_mean_no_good_are_named_and_the_rest_goes_on(
    voicejournal: "Program", write_sound: "WriteSound", tmp_path: Path
) -> None:
    """Each with a remedy, none with its words; a list of other files opens none of them."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name, (make, _) in HOSTILE.items():
        make(folder / name)
    whole = write_sound(folder / "z.m4a", 4.0, options={"movflags": "faststart"}).read_bytes()
    (folder / "half.m4a").write_bytes(whole[: len(whole) // 2])
    end_at_end = write_sound(folder / "zz.m4a", 5.0).read_bytes()
    (folder / "headless.m4a").write_bytes(end_at_end[: len(end_at_end) // 2])
    write_sound(folder / "whole.wav", 3.0)
    ran = voicejournal("import", folder, "--as", "session", **WIDE)
    assert ran.code == 1
    assert ran.err == ""
    told = [line for line in ran.out.splitlines() if line.startswith("Left out: ")]
    expected = {name.replace("\x1b", ""): says for name, (_, says) in HOSTILE.items()}
    expected |= {"half.m4a": "breaks off after 0:0", "headless.m4a": "as sound"}
    for name, says in expected.items():
        (line,) = (line for line in told if f" {name}" in line)
        assert says in line, line
        assert line.count(". ") >= 1, line
    assert len(told) == len(expected)
    assert "small" not in ran.out
    assert "\x1b" not in ran.out
    lengths = sorted(entry["duration_s"] for entry in voicejournal.data("list"))
    assert lengths == pytest.approx([3.0, 4.0, 5.0], abs=0.2)
    assert list((voicejournal.journal / "spool").iterdir()) == []


def test_what_breaks_off_can_be_kept_as_far_as_it_goes(
    voicejournal: "Program", write_sound: "WriteSound", tmp_path: Path
) -> None:
    """As its refusal says; for somebody who has no better copy."""
    path = write_sound(tmp_path / "a.m4a", 6.0, options={"movflags": "faststart"})
    path.write_bytes(path.read_bytes()[:-9000])
    ran = voicejournal("import", path, **WIDE)
    assert ran.code == 1
    assert "`voicejournal record --from-file` keeps what it holds." in ran.out
    ran = voicejournal("record", "--from-file", path, **WIDE)
    assert ran.code == 0, ran
    assert "breaks off" in ran.out
    (entry,) = voicejournal.data("list")
    assert 0 < entry["duration_s"] < 6


def test_a_pipe_is_not_waited_for(voicejournal: "Program", tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    ran = voicejournal("import", tmp_path / "pipe.wav", **WIDE)
    assert ran.code == 1
    assert "pipe.wav is no sound file" in ran.out


def test_a_wave_cut_short_by_a_flat_battery_is_kept_as_it_is(
    voicejournal: "Program", write_sound: "WriteSound", tmp_path: Path
) -> None:
    """Its header never heard how long it is: what is there is all that was recorded."""
    path = write_sound(tmp_path / "a.wav", 4.0)
    with wave.open(str(path)) as whole:
        sound = whole.readframes(2 * 16_000)
    path.write_bytes(wave_header(16_000, 1, 0xFFFFFFFF) + sound)
    ran = voicejournal("import", path, "--as", "session", **WIDE)
    assert (ran.code, ran.err) == (0, "")
    assert voicejournal.data("show", "1")["duration_s"] == 2.0
