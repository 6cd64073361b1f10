"""Day One's JSON in a zip: `Journal.json`, and sound as `audios/MD5.m4a`.

`metadata.version` is "1.0". An entry has `uuid` (32 hexadecimal digits), `creationDate` (UTC, to
the second), `timeZone`, `text` (Markdown), `tags`, `starred` and `audios`, each with `identifier`,
`md5` and `format`, linked in the text as `![](dayone-moment:/audio/IDENTIFIER)`. Day One keeps
every recording as AAC in an m4a, so that is what it is given.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from voicejournal.exchange.building import (
    Here,
    checked,
    moment_of,
    passages,
    readable,
    uuid_of,
    written,
)
from voicejournal.exchange.day_one_text import left_of, lines_of
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.exchange.sounds import InZip
from voicejournal.exchange.streams import items
from voicejournal.exchange.tags import STAR, TAG, starred, tagged, tags_of
from voicejournal.exchange.zips import sound_in
from voicejournal.journal import Entry, Recording
from voicejournal.ports import Arrived, Arriving, SoundFiles
from voicejournal.vault.sealed import open_private

JOURNAL = "Journal.json"
SOUNDS = "audios"
UTC_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
THEIRS = frozenset(("modifiedDate", "creationDevice"))
"""Day One writes them of each entry, and `write` of none."""
REMEDY = "Look at that entry in Day One, and export it again."

_MARKDOWN = re.compile(r"[\\`*_\[\]]|^(?:[#>+-])|^\d+(?=[.)])")


def write(entries: Iterable[Entry], path: Path, sounds: SoundFiles | None) -> None:
    """Write a zip; the sound of each entry goes in where it is wanted.

    Beside the zip grows what is to be its `Journal.json`, which goes when it is in it.
    """
    beside = path.with_name(f"{path.name}.json")
    sound = path.with_name(f"{path.name}.m4a")
    try:
        with (
            os.fdopen(open_private(path), "wb") as file,
            ZipFile(file, "w", ZIP_DEFLATED) as archive,
        ):
            with os.fdopen(open_private(beside), "wb") as journal:
                _write_journal(entries, journal, archive, sound, sounds)
            archive.write(beside, JOURNAL)
    finally:
        beside.unlink(missing_ok=True)
        sound.unlink(missing_ok=True)


def read(
    file: BinaryIO, name: str, here: Here, archive: ZipFile | None = None, *, is_one: bool = False
) -> Arriving:
    """Entries of a `Journal.json`; their sound is looked for in `archive`."""
    prefix = "" if is_one else "entries.item"
    for number, given in enumerate(items(file, name, prefix), start=1):
        told = f"{name}, entry {number}"
        try:
            yield _arrived(told, given, here, archive)
        except Refused as wrong:
            yield refusal(told, wrong, REMEDY)


def _write_journal(
    entries: Iterable[Entry],
    journal: BinaryIO,
    archive: ZipFile,
    sound: Path,
    sounds: SoundFiles | None,
) -> None:
    journal.write(b'{"metadata": {"version": "1.0"},\n"entries": [')
    for number, entry in enumerate(entries):
        shown = _shown(entry)
        held = entry.recording
        if sounds is not None and held is not None and sounds.is_here(held):
            with os.fdopen(open_private(sound), "w+b") as file:
                sounds.write_m4a(held, file)
            audio = _audio(entry, held, sound)
            archive.write(sound, f"{SOUNDS}/{audio['md5']}.m4a", ZIP_STORED)
            link = f"![](dayone-moment:/audio/{audio['identifier']})"
            shown |= {"text": f"{shown['text']}\n\n{link}".lstrip(), "audios": [audio]}
        journal.write(b",\n" if number else b"\n")
        journal.write(json.dumps(shown, ensure_ascii=False).encode())
    journal.write(b"\n]}\n")


def _shown(entry: Entry) -> dict[str, Any]:
    zone = entry.moment.zone
    return {
        "uuid": _hex(entry.id),
        "creationDate": f"{entry.moment.at.astimezone(UTC):{UTC_FORMAT}}",
        "timeZone": f"GMT{zone}" if zone.startswith(("+", "-")) else zone,
        "text": "\n\n".join(_MARKDOWN.sub(_escaped, text) for text in passages(entry)),
        "tags": tags_of(entry),
        "starred": bool(entry.marks),
    }


def _escaped(matched: "re.Match[str]") -> str:
    """A mark of Markdown as a letter; after a number it is the stop behind it."""
    return f"{matched[0]}\\" if matched[0].isdigit() else f"\\{matched[0]}"


def _audio(entry: Entry, held: Recording, sound: Path) -> dict[str, Any]:
    with sound.open("rb") as file:
        md5 = hashlib.file_digest(file, "md5").hexdigest()  # it names the file, and no more
    return {
        "identifier": _hex(entry.id),
        "md5": md5,
        "format": "aac",
        "orderInEntry": 0,
        "duration": round(held.duration_s, 3),
        "audioChannels": "Mono",
        "sampleRate": f"{held.sample_rate_hz / 1000:.1f} kHz",
        "fileSize": sound.stat().st_size,
        "recordingDevice": held.device,
        "date": f"{held.moment.at.astimezone(UTC):{UTC_FORMAT}}",
    }


def _hex(entry_id: str) -> str:
    return entry_id.replace("-", "").upper()


def _arrived(told: str, given: object, here: Here, archive: ZipFile | None) -> Arrived:
    if not isinstance(given, Mapping):
        raise Refused("it is no object")
    entry_id = uuid_of(given.get("uuid")) or here.identify()
    zone = readable(given.get("timeZone", here.zone), "its time zone").strip() or here.zone
    at = _at(given.get("creationDate"))
    moment = moment_of(at, re.sub(r"^GMT(?=[+-])", "", zone), here)
    tags = given.get("tags", [])
    if not isinstance(tags, list):
        raise Refused("its tags are no list")
    names = [readable(tag, "a tag") for tag in tags]
    said = tagged(names, others_are_triggers=here.tags_are_triggers)
    is_ours = THEIRS.isdisjoint(given)
    transcript = written(lines_of(given), here)
    sounds = list(_sounds(given, archive))
    if not transcript.segments and not sounds and not is_ours:
        raise Refused("it has no text and no sound")
    recording = None
    if sounds:
        device, seconds, _ = sounds[0]
        recording = Recording(entry_id, moment, seconds, device)
    entry = Entry(
        entry_id,
        0,
        moment,
        said.origin,
        recording,
        transcript if transcript.segments or not sounds else None,
        mood=said.mood,
        feelings=said.feelings,
        triggers=said.triggers,
        marks=said.marks or starred(given, is_ours=is_ours),
        private=said.private,
    )
    left = [TAG for _ in said.others] + ["recording" for _ in sounds[1:]] + list(left_of(given))
    is_star_lost = given.get("starred") is True and not entry.marks
    return Arrived(
        told,
        checked(entry),
        sounds[0][2] if sounds else None,
        (*left, *([STAR] if is_star_lost else [])),
    )


def _at(given: object) -> datetime:
    if given is None:
        raise Refused("it has no date")
    try:
        at = datetime.fromisoformat(readable(given, "its time"))
    except ValueError:
        raise Refused("its time is none") from None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _sounds(
    given: Mapping[str, Any], archive: ZipFile | None
) -> Iterator[tuple[str, float, InZip]]:
    """Device, seconds and file of each recording that is really there."""
    audios = given.get("audios") or []
    if not isinstance(audios, list):
        raise Refused("its recordings are no list")
    for audio in audios if archive is not None else ():
        found = sound_in(archive, SOUNDS, audio.get("md5") if isinstance(audio, Mapping) else None)
        if found is not None:
            seconds = audio.get("duration")
            is_number = isinstance(seconds, int | float) and 0 <= seconds < 10**7
            device = audio.get("recordingDevice") or audio.get("creationDevice") or "Day One"
            yield readable(device, "its device"), float(seconds) if is_number else 0.0, found
