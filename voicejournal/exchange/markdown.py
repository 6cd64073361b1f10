"""A folder of Markdown, a file an entry: front matter in YAML, then a paragraph a passage.

Files are `2026/2026-11-17 entry 42.md`, by the evening's day and the short id, at each export.
YAML because Obsidian and its like read no other front matter.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from voicejournal.errors import InputError
from voicejournal.exchange import markdown_confirmed
from voicejournal.exchange.building import (
    Here,
    checked,
    moment_of,
    passages,
    readable,
    uuid_of,
    written,
)
from voicejournal.exchange.front_matter import NO_YAML, Reader
from voicejournal.exchange.markdown_private import ANSWERS, SENTENCES, front_of, with_private
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.exchange.sounds import FileBeside, sound_path, with_sound
from voicejournal.journal import (
    Entry,
    Mark,
    Mood,
    Origin,
    Recording,
    Trigger,
)
from voicejournal.language.labels.labels import feeling_from_text, feeling_text
from voicejournal.ports import Arrived, Arriving, SoundFiles
from voicejournal.vault.sealed import make_private_folder, open_private

FENCE = "---"
MOST_BYTES = 20_000_000
MOST_FRONT_CHARS = 400_000
"""Read by Python alone, which says so where YAML is too deep; the library in C ends the program."""
REMEDY = "`voicejournal export --format markdown` shows how such a file looks."

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n")


def write(entries: Iterable[Entry], folder: Path, sounds: SoundFiles | None) -> None:
    """Write a file an entry below `folder`, and its sound below `audio/` where it is wanted."""
    for entry in with_sound(entries, folder, sounds):
        below = folder / str(entry.moment.journal_day.year)
        make_private_folder(below)
        audio = sound_path(entry) if (folder / sound_path(entry)).exists() else None
        name = f"{entry.moment.journal_day} entry {entry.number}.md"
        with os.fdopen(open_private(below / name), "w", encoding="utf-8", newline="\n") as text:
            text.write(as_text(entry, audio))


def as_text(entry: Entry, audio: str | None) -> str:
    """The whole file of an entry; `audio` is where its sound lies below the folder."""
    front = yaml.dump(
        _front(entry, audio),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=MOST_BYTES,
    )
    return "\n".join([FENCE, front + FENCE, "", "\n\n".join(passages(entry)), ""])


def read(path: Path, root: Path, here: Here) -> Arriving:
    """The entry of a file; its sound is looked for below `root` alone."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        front, typed, body = _parts(content)
        entry = markdown_confirmed.with_confirmed(_entry(front, body, here), typed)
        entry = with_private(entry, _texts(front, ANSWERS), _texts(front, SENTENCES))
        sound = _sound(front, path, root)
        yield Arrived(path.name, checked(entry if sound else _without_sound(entry)), sound)
    except OSError:
        yield InputError(f"{path} cannot be read.", "Check the path.")
    except Refused as wrong:
        yield refusal(path.name, wrong, REMEDY)
    except InputError as wrong:  # a feeling that is none
        yield InputError(f"{path.name}: {wrong.message}", wrong.remedy)


def _without_sound(entry: Entry) -> Entry:
    if entry.transcript is None:
        raise Refused("it waits for its words, and its sound is not there")
    return replace(entry, recording=None)


def _front(entry: Entry, audio: str | None) -> dict[str, Any]:
    held: dict[str, Any] = {
        "id": entry.id,
        "number": entry.number,
        "day": entry.moment.journal_day,
        "recorded_at": entry.moment.at.isoformat(),
        "zone": entry.moment.zone,
        "origin": entry.origin.value,
        "language": entry.transcript.language if entry.transcript else None,
        "mood": entry.mood.pleasantness,
        "energy": entry.mood.energy,
        "feelings": [feeling_text(feeling) for feeling in entry.feelings] or None,
        "triggers": [trigger.label for trigger in entry.triggers] or None,
        "marks": [mark.text for mark in entry.marks] or None,
        "private": entry.private or None,
        **front_of(entry),
        **markdown_confirmed.front_of(entry),
    }
    if entry.recording is not None:
        held["seconds"] = round(entry.recording.duration_s, 3)
        held["device"] = entry.recording.device
        held["waits"] = entry.transcript is None or None
    held["audio"] = audio and f"../{audio}"
    return {key: value for key, value in held.items() if value is not None}


def _parts(content: bytes) -> tuple[Mapping[str, Any], Mapping[str, Any], str]:
    """Front matter as texts alone and, where it has what needs types, by types; then the body."""
    if len(content) > MOST_BYTES:
        raise Refused("it is larger than an entry can be")
    try:
        matched = _FRONT.match(text := content.decode("utf-8"))
    except UnicodeDecodeError:
        raise Refused("it is no text in UTF-8") from None
    if matched is None or len(matched[1]) > MOST_FRONT_CHARS:
        raise Refused("it has no front matter")
    try:
        front = yaml.load(matched[1], Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts alone
        has_types = isinstance(front, Mapping) and not markdown_confirmed.KEYS.isdisjoint(front)
        typed = yaml.load(matched[1], Loader=Reader) if has_types else {}  # noqa: S506 - a safe one
    except NO_YAML:
        raise Refused("its front matter is no YAML") from None
    if not isinstance(front, Mapping):
        raise Refused("its front matter is no list of names and values")
    return front, typed, text[matched.end() :]


def _entry(front: Mapping[str, Any], body: str, here: Here) -> Entry:
    entry_id = uuid_of(front.get("id"))
    if not entry_id:
        raise Refused("its id is none")
    try:
        at = datetime.fromisoformat(_text(front, "recorded_at"))
        day = date.fromisoformat(_text(front, "day"))
        origin = Origin(_text(front, "origin", Origin.IMPORTED.value))
    except ValueError:
        raise Refused("its time, its day or its origin is none") from None
    if at.tzinfo is None:
        raise Refused("its time has no offset")
    moment = moment_of(at, _text(front, "zone", "+0000"), here, day)
    recording = None
    if "seconds" in front or "audio" in front:
        seconds = _number(front, "seconds", float) or 0.0
        recording = Recording(entry_id, moment, seconds, _text(front, "device", ""))
    words = _PARAGRAPHS.split(body)
    language = _text(front, "language", here.language)
    return Entry(
        entry_id,
        _number(front, "number", int) or 0,
        moment,
        origin,
        recording,
        None if "waits" in front else written(words, here, language),
        mood=Mood(_number(front, "mood", int), _number(front, "energy", int)),
        feelings=tuple(map(feeling_from_text, _texts(front, "feelings"))),
        triggers=tuple(map(Trigger, dict.fromkeys(_texts(front, "triggers")))),
        marks=tuple(map(Mark, _texts(front, "marks"))),
        private=_text(front, "private", "false").lower() != "false",
    )


def _sound(front: Mapping[str, Any], path: Path, root: Path) -> FileBeside | None:
    named = _text(front, "audio", "")
    if not named:
        return None
    try:
        found = (path.parent / named).resolve()
        is_there = found.is_relative_to(root.resolve()) and found.is_file()
    except (OSError, ValueError):
        return None
    return FileBeside(found) if is_there else None


def _text(front: Mapping[str, Any], key: str, otherwise: str | None = None) -> str:
    given = front.get(key, otherwise)
    if given is None or (given == "" and otherwise is not None):
        given = otherwise
    return readable(given, f"its {key}").strip()


def _texts(front: Mapping[str, Any], key: str) -> tuple[str, ...]:
    given = front.get(key) or []
    if isinstance(given, str):
        given = [given]
    if not isinstance(given, list):
        raise Refused(f"its {key} are no list")
    return tuple(readable(text, f"one of its {key}") for text in given)


def _number(front: Mapping[str, Any], key: str, kind: type[Any]) -> Any:
    text = _text(front, key, "")
    try:
        return kind(text[:30]) if text else None
    except ValueError:
        raise Refused(f"its {key} is no number") from None
