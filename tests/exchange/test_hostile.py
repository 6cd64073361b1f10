"""Files that mean no good are refused by name, with a remedy, and take neither memory nor time."""

import json
import stat
import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tests.carried import FULL, a_journal
from voicejournal.errors import InputError
from voicejournal.exchange import markdown
from voicejournal.exchange.csv_log import HEADER
from voicejournal.exchange.reading import arriving
from voicejournal.exchange.telling import Kind, kind_of
from voicejournal.ports import Arrived, Arriving

ENTRY = {"uuid": "A" * 32, "creationDate": "2026-11-17T21:15:00Z", "text": "Rain."}
JOURNAL = json.dumps({"metadata": {"version": "1.0"}, "entries": [ENTRY]}).encode()


def of(path: Path) -> Arriving:
    """What arrives of a file."""
    return arriving(path, kind_of(path), path.parent, a_journal())


def refused(path: Path) -> InputError:
    """The one thing that is said of a file of which nothing comes."""
    (only,) = of(path)
    assert isinstance(only, InputError), only
    assert path.name in only.message
    assert only.remedy
    return only


def zipped(path: Path, name: str | ZipInfo, content: bytes = b"x") -> Path:
    """A zip with a journal, and one thing more."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", JOURNAL)
        archive.writestr(name, content)
    return path


def link() -> ZipInfo:
    """A link out of the zip."""
    info = ZipInfo("audios/link.m4a")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize("name", ["../../x.json", "/etc/x", "a/../../x", "..\\x", "C:\\x", link()])
def test_a_zip_that_leads_out_of_itself_is_refused(tmp_path: Path, name: str | ZipInfo) -> None:
    refused(zipped(tmp_path / "j.zip", name))
    assert [child.name for child in tmp_path.iterdir()] == ["j.zip"]


def test_a_zip_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    """Twenty megabytes of nothing, which are twenty kilobytes."""
    said = refused(zipped(tmp_path / "j.zip", "Other.json", b" " * 20_000_000))
    assert "unpack" in said.message


def test_a_zip_that_lies_about_its_size_gives_no_more_than_it_says(tmp_path: Path) -> None:
    """A member whose size was made small in both of its headers."""
    path = zipped(tmp_path / "j.zip", "Other.json", b'{"entries": [' + b" " * 9_000_000)
    content = path.read_bytes()
    size = struct.pack("<L", 9_000_013)
    assert content.count(size) == 2
    path.write_bytes(content.replace(size, struct.pack("<L", 5)))
    came = [each for each in of(path) if isinstance(each, Arrived)]
    assert len(came) == 1


@pytest.mark.parametrize("cut", [30, 200, -30])
def test_a_broken_zip_is_refused(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path / "j.zip", "more.txt")
    path.write_bytes(path.read_bytes()[:cut])
    refused(path)


def test_a_zip_without_a_journal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.json", "[1, 2]")
        archive.writestr("b.json", "{")
    assert "no journal" in refused(path).message


@pytest.mark.parametrize(
    "change",
    [
        {"text": 7},
        {"text": ["a"]},
        {"creationDate": None},
        {"creationDate": "0001-01-01T00:00:00Z"},
        {"tags": "work"},
        {"tags": [1]},
        {"timeZone": 5},
        {"audios": {"md5": "x"}},
    ],
)
def test_an_entry_of_a_wrong_type_is_left_out_and_the_rest_goes_on(
    tmp_path: Path, change: dict[str, object]
) -> None:
    path = tmp_path / "Journal.json"
    journal = {"metadata": {}, "entries": [ENTRY | change, ENTRY, "no entry"]}
    path.write_text(json.dumps(journal), "utf-8")
    found = list(of(path))
    assert [type(each) for each in found] == [InputError, Arrived, InputError]
    assert isinstance(found[0], InputError)
    assert found[0].message.startswith("Journal.json, entry 1: ")


def test_escape_codes_do_not_come_in(tmp_path: Path) -> None:
    """Nor what turns a text around."""
    path = tmp_path / "Journal.json"
    text = "So \x1b[2J\x1b]0;owned\x07 it\u202e was\x00."
    path.write_text(json.dumps({"metadata": {}, "entries": [ENTRY | {"text": text}]}), "utf-8")
    (came,) = of(path)
    assert isinstance(came, Arrived)
    assert came.entry.transcript is not None
    assert came.entry.transcript.text == "So [2J]0;owned it was."


FRONT = f"id: {FULL.id}\nrecorded_at: 2026-11-16T22:30:00+00:00\nday: 2026-11-16\n"


@pytest.mark.parametrize(
    "more",
    [
        "mood: " + "[" * 50_000,
        "skills: {a: b}",
        "sleep: [1]",
        "answers: [one]",
        "mood: [4]",
        "mood: 11",
        "mood: four",
        "feelings: {a: b}",
        "feelings: [[a]]",
        "feelings: anxious 12",
        "day: 1999-01-01",
        "id: ../../x",
        "recorded_at: yesterday",
        "origin: dreamt",
        "waits: true",
        "private_answers: [spoons]",
        "private_sentences: {a: b}",
        "a: *b",
        "\ttabs",
        "private: " + "x" * 400_000,
    ],
)
def test_front_matter_that_cannot_be_is_refused(tmp_path: Path, more: str) -> None:
    path = tmp_path / "a.md"
    key = more.partition(":")[0]
    kept = "".join(f"{line}\n" for line in FRONT.splitlines() if line.partition(":")[0] != key)
    path.write_text(f"---\n{kept}{more}\n---\n\nRain.\n", "utf-8")
    (only,) = arriving(path, Kind.MARKDOWN, tmp_path, a_journal())
    assert isinstance(only, InputError)
    assert only.message.startswith("a.md: ")
    assert "dreamt" not in only.message


def test_front_matter_that_another_program_wrote_anew_is_read(tmp_path: Path) -> None:
    """Without quotes, in one line or many, with names of its own."""
    path = tmp_path / "a.md"
    more = "mood: 4\nfeelings: [anxious 8, no]\ntriggers:\n  - work\naliases: []\ncssclass:\n"
    path.write_text(f"---\r\n{FRONT}{more}---\r\nRain.\r\n\r\nAll day.\r\n", "utf-8", newline="")
    (came,) = of(path)
    assert isinstance(came, Arrived)
    assert [feeling.word for feeling in came.entry.feelings] == ["anxious", "no"]
    assert came.entry.mood.pleasantness == 4


@pytest.mark.parametrize("audio", ["/etc/hostname", "../../../../etc/hostname", "../out.flac"])
def test_sound_is_looked_for_in_the_folder_alone(tmp_path: Path, audio: str) -> None:
    """A path that leads out of it finds nothing."""
    (tmp_path / "out.flac").write_bytes(b"x")
    root = tmp_path / "journal"
    root.mkdir()
    path = root / "a.md"
    path.write_text(
        markdown.as_text(FULL, None).replace("mood:", f"audio: {audio}\nmood:"), "utf-8"
    )
    (came,) = of(path)
    assert isinstance(came, Arrived)
    assert (came.sound, came.entry.recording) == (None, None)


@pytest.mark.parametrize(
    "row",
    [
        "a,b",
        "2026-11-17,2026-11-17T21:15:00+00:00,UTC,11,3,,,,1," + FULL.id,
        "2026-11-17,2026-11-17T21:15:00+00:00,UTC,-1,3,,,,1," + FULL.id,
        "2026-11-17,2026-11-17T21:15:00+00:00,UTC,4,3,anxious 99,,,1," + FULL.id,
        "2026-11-17,2026-11-17,UTC,4,3,,,,1," + FULL.id,
        "2026-11-17,2026-11-17T21:15:00+00:00,UTC,4,3,,,,1,",
        "2026-11-17,2026-11-17T21:15:00+00:00,UTC,4,3," + "x" * 70 + ",,,1," + FULL.id,
    ],
)
def test_a_row_that_is_none_is_left_out_and_the_rest_goes_on(tmp_path: Path, row: str) -> None:
    path = tmp_path / "log.csv"
    good = "2026-11-17,2026-11-17T21:15:00+00:00,UTC,4,3,,work,,1," + FULL.id
    path.write_text(f"{HEADER}\r\n{row}\r\n{good}\r\n", "utf-8", newline="")
    found = list(of(path))
    assert [type(each) for each in found] == [InputError, Arrived]
    assert isinstance(found[0], InputError)
    assert found[0].message.startswith("log.csv, line 2: ")


@pytest.mark.parametrize("content", [b'"' + b"x" * 200_000, b"\xff\xfe\n", b"a\x00b\n"])
def test_a_log_that_is_no_csv_from_some_line_on_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(f"{HEADER}\n".encode() + content)
    found = list(of(path))
    assert found
    assert all(isinstance(each, InputError) and each.remedy for each in found)
