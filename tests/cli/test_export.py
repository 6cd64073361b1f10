"""`export` and what `import` makes of it: one's own data out, and in again."""

import csv
import hashlib
import json
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.carried import FULL, MONDAYS
from voicejournal.capture.clip import read_clip
from voicejournal.exchange import whole_json
from voicejournal.journal import Recording

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken

WRITTEN = [
    {
        "recorded_at": "2026-11-16T22:30:00+00:00",
        "text": "My boss moved the deadline. I said yes before I thought.",
        "mood": 4,
        "energy": 3,
        "feelings": ["anxious 8", "tired"],
        "triggers": ["work", "=my sister"],
        "marks": ["I said yes before I thought."],
    },
    {
        "recorded_at": "2026-11-17T21:15:00+00:00",
        "text": "I told nobody about the letter in the drawer.",
        "mood": 2,
        "private": True,
    },
    {
        "recorded_at": "2026-11-18T21:15:00+00:00",
        "text": "The walk was good. Keep this between us: I rang Sam. It rained after that.",
    },
]
FORMATS = ("markdown", "csv", "json", "dayone", "jrnl")
WIDE = {"COLUMNS": "300"}


@pytest.fixture
def three(voicejournal: "Program", tmp_path: Path) -> "Program":
    """The program over three evenings, the second private, a sentence of the third as well."""
    written = tmp_path / "written.json"
    written.write_text(json.dumps(WRITTEN), "utf-8")
    assert voicejournal("import", written).code == 0
    return voicejournal


def other(program: "Program", tmp_path: Path, name: str) -> dict[str, str]:
    """Where another journal is, for the environment."""
    del program
    return {"VOICEJOURNAL_HOME": str(tmp_path / name)}


def listed(program: "Program", place: dict[str, str]) -> list[dict[str, object]]:
    """The entries of a journal."""
    ran = program("list", "--json", **place)
    assert ran.code == 0, ran
    found: list[dict[str, object]] = json.loads(ran.out)
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_what_went_out_comes_in_again_and_once(three: "Program", tmp_path: Path, kind: str) -> None:
    """Under a name that tells nothing; every format holds the ids."""
    out = tmp_path / "out"
    ran = three("export", out, "--format", kind, **WIDE)
    assert (ran.code, ran.err) == (0, "")
    count = 2 if kind == "csv" else 3
    assert ran.out.startswith(f"{count} entries, 1 of them private: {out}\n")
    assert "not encrypted" in ran.out
    elsewhere = other(three, tmp_path, "elsewhere")
    ran = three("import", out, **elsewhere, **WIDE)
    assert (ran.code, ran.err, ran.out) == (0, "", f"out: {count} entries came in.\n")
    ran = three("import", out, **elsewhere, **WIDE)
    assert ran.out == f"out: 0 entries came in, {count} were here already.\n"
    here = {entry["id"]: entry for entry in listed(three, {})}
    for came in listed(three, elsewhere):
        was = here[came["id"]]
        same = ["mood", "energy", "feelings", "triggers", "private"]
        same += [] if kind == "csv" else ["text"]
        same += ["number", "recorded_at", "day"] if kind not in {"jrnl", "dayone"} else ["day"]
        assert {key: came[key] for key in same} == {key: was[key] for key in same}
    if kind == "json":
        whole = three("show", "1", "--json").out
        assert three("show", "1", "--json", **elsewhere).out == whole
    assert three("import", out, **WIDE).out.endswith(f"{count} were here already.\n")


def test_nobody_else_may_read_it_and_nothing_is_written_over(
    three: "Program", tmp_path: Path
) -> None:
    """A file that is there stays as it is; so does a folder with something in it."""
    for kind in FORMATS:
        out = tmp_path / kind
        assert three("export", out, "--format", kind).code == 0
        modes = {
            path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in [out, *out.rglob("*")]
        }
        assert modes.get(True, 0o700) == 0o700
        assert modes.get(False, 0o600) == 0o600
        before = out.read_bytes() if out.is_file() else sorted(out.rglob("*"))
        ran = three("export", out, "--format", kind, **WIDE)
        assert (ran.code, ran.out) == (1, "")
        assert "is there already. Nothing was changed." in ran.err
        assert before == (out.read_bytes() if out.is_file() else sorted(out.rglob("*")))
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_what_is_private_stays_out_where_one_says_so(three: "Program", tmp_path: Path) -> None:
    """The entry, and the sentence that was said to be kept between us."""
    for kind in FORMATS:
        out = tmp_path / f"out-{kind}"
        ran = three("export", out, "--format", kind, "--without-private", **WIDE)
        assert ran.code == 0, ran
        assert "1 entry marked private stayed out." in ran.out
        files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
        held = b"".join(path.read_bytes() for path in files)
        assert b"drawer" not in held
        assert b"Sam" not in held
        if kind not in {"csv", "dayone"}:
            assert b"deadline" in held


def test_some_days_or_one_entry_alone(three: "Program", tmp_path: Path) -> None:
    """And of nothing there is no file."""
    three(
        "export", tmp_path / "a", "--format", "json", "--from", "2026-11-17", "--to", "2026-11-17"
    )
    three("export", tmp_path / "b", "--format", "json", "--entry", "last")
    texts = [(tmp_path / name).read_text("utf-8") for name in ("a", "b")]
    assert ["drawer" in text for text in texts] == [True, False]
    assert ["walk" in text for text in texts] == [False, True]
    ran = three("export", tmp_path / "c", "--format", "json", "--from", "2030-01-01")
    assert (ran.code, "There is no entry to export." in ran.err) == (1, True)
    assert not (tmp_path / "c").exists()
    assert three("export", tmp_path / "c", "--format", "csv", "--audio").code == 2
    assert three("export", tmp_path / "c", "--format", "json", "--entry", "9").code == 4


def test_the_mood_log_opens_in_a_spreadsheet_as_it_is(three: "Program", tmp_path: Path) -> None:
    """A label that begins as a formula does is a text there."""
    assert three("export", tmp_path / "log.csv", "--format", "csv").code == 0
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["mood"] for row in rows] == ["4", "2"]
    assert rows[0]["feelings"] == "anxious 8, tired"
    assert rows[0]["triggers"] == "work, =my sister"


@pytest.mark.parametrize("kind", ["markdown", "json", "dayone"])
def test_sound_goes_along_and_is_heard_again(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path, kind: str
) -> None:
    """Bit for bit where the format keeps it so; an entry that waits for its words waits again."""
    no_model = {"VOICEJOURNAL_MODELS": str(tmp_path / "no-models")}
    at = ("--at", "2026-11-16T22:30:00+00:00[Europe/London]")
    assert voicejournal("import", spoken.path, *at, **no_model).code == 7
    out = tmp_path / "out"
    ran = voicejournal("export", out, "--format", kind, **WIDE)
    assert "wait for their words, and are not whole without --audio: 1." in ran.out
    refused = voicejournal("import", out, **other(voicejournal, tmp_path, "mute"), **WIDE)
    assert refused.code == (0 if kind == "dayone" else 1)
    sounding = tmp_path / "sounding"
    ran = voicejournal("export", sounding, "--format", kind, "--audio", **WIDE)
    assert (ran.code, "hear it" in ran.out) == (0, True)
    elsewhere = other(voicejournal, tmp_path, "elsewhere")
    ran = voicejournal("import", sounding, **elsewhere, **WIDE)
    assert (ran.code, ran.out) == (0, "sounding: 1 entry came in.\n")
    (entry,) = listed(voicejournal, elsewhere)
    assert entry["waits"] is True
    assert isinstance(entry["duration_s"], float)
    assert abs(entry["duration_s"] - 15.5) < 0.2
    (kept,) = (tmp_path / "elsewhere" / "audio").iterdir()
    assert kept.name == f"{entry['id']}.flac"


def test_the_sound_of_an_entry_that_came_without_it_may_come_later(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """By an import of the sound file itself: it is known by its samples, and kept."""
    samples = read_clip(spoken.path)
    sha = hashlib.sha256(samples.tobytes()).hexdigest()
    held = replace(FULL.recording or Recording("", MONDAYS, 0.0, ""), audio_id=sha, fingerprint=sha)
    with (tmp_path / "j").open("wb") as file:
        whole_json.write([replace(FULL, recording=held)], file)
    assert voicejournal("import", tmp_path / "j").code == 0
    assert not (voicejournal.journal / "audio").exists()
    ran = voicejournal("import", spoken.path, **WIDE)
    assert (ran.code, "is here already: entry 42" in ran.out) == (0, True), ran
    (kept,) = (voicejournal.journal / "audio").iterdir()
    assert np.array_equal(read_clip(kept), samples)


def test_an_altered_sound_is_refused_by_name(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """Another recording in its place is not taken for it."""
    no_model = {"VOICEJOURNAL_MODELS": str(tmp_path / "no-models")}
    assert voicejournal("import", spoken.path, **no_model).code == 7
    out = tmp_path / "out"
    assert voicejournal("export", out, "--format", "json", "--audio").code == 0
    (sound,) = (out / "audio").iterdir()
    sound.write_bytes(spoken.path.read_bytes()[:200_000])
    elsewhere = other(voicejournal, tmp_path, "elsewhere")
    ran = voicejournal("import", out, **elsewhere, **WIDE)
    assert ran.code == 1
    assert f"{sound.name} is not the sound that its entry names." in ran.out
    assert not any((tmp_path / "elsewhere" / "audio").iterdir())


def test_a_private_entry_that_comes_in_again_is_private_here_too(
    three: "Program", tmp_path: Path
) -> None:
    """Never less private than it was."""
    elsewhere = other(three, tmp_path, "elsewhere")
    three("export", tmp_path / "a", "--format", "json", "--entry", "2")
    text = (tmp_path / "a").read_text("utf-8")
    entry = json.loads(text)
    del entry["entries"][0]["private"], entry["entries"][0]["shares"]
    (tmp_path / "b").write_text(json.dumps(entry, indent=4), "utf-8")
    assert three("import", tmp_path / "b", **elsewhere).code == 0
    assert [entry["private"] for entry in listed(three, elsewhere)] == [False]
    assert three("import", tmp_path / "a", **elsewhere).code == 0
    assert [entry["private"] for entry in listed(three, elsewhere)] == [True]


def test_half_of_an_earlier_export_is_named(three: "Program", tmp_path: Path) -> None:
    """As a kill leaves it: nothing that lies there is removed unasked."""
    (tmp_path / ".out.part").write_text("half", "utf-8")
    ran = three("export", tmp_path / "out", "--format", "json", **WIDE)
    assert (ran.code, "Half of an earlier export lies in" in ran.err) == (1, True)
    assert (tmp_path / ".out.part").read_text("utf-8") == "half"
