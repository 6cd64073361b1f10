"""`import`: recordings made elsewhere, and entries that are text; what is broken is left out."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken

AT = "2026-11-16T22:30:00+00:00[Europe/London]"
HOSTILE = (
    "I \x1b[2J\x1b[31mfelt\x1b[0m \x1b]0;owned\x07sad "
    "\x1b]8;;http://x.test\x1b\\today\x1b]8;;\x1b\\ "
    "\x9b31m\u202eand\u202c [bold]tired[/bold]\x08\x00."
)
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def flac_of(sound: Path, target: Path) -> Path:
    """The same sound in another kind of file."""
    samples = read_clip(sound)
    with av.open(str(target), "w") as container:
        stream = container.add_stream("flac", rate=16_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = 16_000
        container.mux([*stream.encode(frame), *stream.encode(None)])
    return target


def test_the_same_sound_twice_is_one_entry(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """Whatever kind of file it comes in, and whatever it is called."""
    ran = voicejournal("import", spoken.path, "--at", AT)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "monday.wav is entry 1, Mon 16 Nov 2026.\n"
    entry = voicejournal.data("show", "1")
    assert (entry["origin"], entry["duration_s"]) == ("imported", 15.5)
    assert "deadline" in entry["text"]
    again = flac_of(spoken.path, tmp_path / "again.flac")
    ran = voicejournal("import", again)
    assert (ran.code, ran.out) == (0, "again.flac is here already: entry 1, Mon 16 Nov 2026.\n")
    assert len(voicejournal.data("list")) == 1
    assert list((voicejournal.journal / "spool").iterdir()) == []


def test_a_broken_file_is_named_and_the_rest_goes_on(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Exit 1, for a script to see; what was whole is kept."""
    broken = tmp_path / "broken.m4a"
    broken.write_bytes(b"\x00\x00\x00\x20ftypM4A " + b"\xff" * 500)
    empty = tmp_path / "empty.flac"
    empty.write_bytes(b"")
    no_json = tmp_path / "no.json"
    no_json.write_text("[{", "utf-8")
    half = tmp_path / "half.json"
    half.write_text(json.dumps([{"text": "no time"}]), "utf-8")
    good = tmp_path / "good.json"
    good.write_text(
        json.dumps({"recorded_at": "2026-11-17T21:15:00+00:00", "text": "A good day.", "mood": 8}),
        "utf-8",
    )
    missing = tmp_path / "missing.ogg"
    ran = voicejournal("import", broken, empty, no_json, half, missing, good, COLUMNS="200")
    assert ran.code == 1
    told = ran.out.splitlines()
    for name in ("broken.m4a", "empty.flac", "no.json", "half.json", "missing.ogg"):
        assert any(line.startswith("Left out:") and name in line for line in told), (name, ran)
    assert told[-1] == "good.json is entry 1, Tue 17 Nov 2026."
    entries = voicejournal.data("list")
    assert [(entry["text"], entry["mood"]) for entry in entries] == [("A good day.", 8)]


def test_written_entries_keep_their_times_and_come_once(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """The offset they were written with stays; the same file again adds nothing."""
    path = tmp_path / "old.json"
    old = {"recorded_at": "2026-09-07T02:15:00-04:00", "text": "One.", "feelings": ["anxious"]}
    path.write_text(json.dumps([old, old | {"text": "Two."}]), "utf-8")
    assert voicejournal("import", path).code == 0
    ran = voicejournal("import", path)
    assert (ran.code, ran.out.count("is here already")) == (0, 2)
    entries = voicejournal.data("list")
    assert {entry["text"] for entry in entries} == {"One.", "Two."}
    assert {entry["recorded_at"] for entry in entries} == {"2026-09-07T02:15:00-04:00"}
    assert {entry["day"] for entry in entries} == {"2026-09-06"}


def test_hostile_text_shows_none_of_its_codes(voicejournal: "Program", tmp_path: Path) -> None:
    """Escape codes, window titles, links, turned text and rich's brackets: all stay words."""
    path = tmp_path / "h\x1b[31mostile.json"
    answers = {"triggers": ["wo\x1b]0;x\x07rk"], "marks": ["\x1b[5mblink"]}
    hostile = {"recorded_at": "2026-11-17T21:15:00+00:00", "text": HOSTILE} | answers
    path.write_text(json.dumps(hostile), "utf-8")
    ran = voicejournal("import", path)
    assert ran.code == 0
    shown = [ran]
    shown += [voicejournal("show", "1"), voicejournal("list"), voicejournal("search", "felt")]
    shown += [voicejournal("week", "--week", "2026-W47")]
    forced = voicejournal("show", "1", FORCE_COLOR="1", TERM="xterm-256color")
    for ran in shown:
        assert ran.code == 0
        assert CONTROLS.search(ran.out + ran.err) is None, ran
    assert "[bold]tired[/bold]" in shown[1].out
    assert "\x1b]" not in forced.out
    assert "\x1b[2J" not in forced.out


@pytest.mark.parametrize("kind", ["silence", "noise"])
def test_what_holds_no_speech_is_kept_without_words(
    voicejournal: "Program", tmp_path: Path, kind: str
) -> None:
    """Sound is kept, words are not invented."""
    rng = np.random.default_rng(7)
    samples = rng.normal(0, 600, 6 * 16_000) if kind == "noise" else np.zeros(6 * 16_000)
    sound = tmp_path / f"{kind}.flac"
    with av.open(str(sound), "w") as container:
        stream = container.add_stream("flac", rate=16_000, layout="mono")
        block = samples.astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
        frame.sample_rate = 16_000
        container.mux([*stream.encode(frame), *stream.encode(None)])
    ran = voicejournal("import", sound, "--at", AT)
    assert (ran.code, ran.err) == (0, "")
    entry = voicejournal.data("show", "1")
    assert (entry["text"], entry["duration_s"], entry["waits"]) == ("", 6.0, False)
    assert "no words were heard" in voicejournal("show", "1").out


def test_without_a_model_an_import_is_kept_and_waits(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """Exit 7 with the remedy; the words come when the model has."""
    nowhere = {"VOICEJOURNAL_MODELS": str(tmp_path / "no-models")}
    ran = voicejournal("import", spoken.path, "--at", AT, **nowhere)
    assert ran.code == 7
    assert ran.out == "monday.wav is kept, and waits for a model.\n"
    assert "voicejournal models fetch tiny.en" in ran.err
    assert voicejournal.data("show", "1")["waits"] is True
    ran = voicejournal("recover")
    assert (ran.code, ran.err) == (0, "")
    assert "deadline" in voicejournal.data("show", "1")["text"]


def test_a_file_imported_twice_before_it_has_words_is_one_entry(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """The second import gives it its words; the answers of the first are left alone."""
    nowhere = {"VOICEJOURNAL_MODELS": str(tmp_path / "no-models")}
    answers = tmp_path / "answers.json"
    answers.write_text('{"mood": 4}', "utf-8")
    first = voicejournal("import", spoken.path, "--at", AT, "--answers", answers, **nowhere)
    assert first.code == 7
    assert voicejournal("import", spoken.path, **nowhere).code == 7
    ran = voicejournal("import", flac_of(spoken.path, tmp_path / "again.flac"))
    assert (ran.code, ran.err) == (0, "")
    (entry,) = voicejournal.data("list")
    assert (entry["mood"], entry["waits"]) == (4, False)
    assert "deadline" in entry["text"]
