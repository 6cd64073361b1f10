"""Settings, read once: a TOML file in the journal's folder, and where everything lies."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from voicejournal.errors import InputError
from voicejournal.journal import DAY_STARTS_AT_HOUR
from voicejournal.language.text.codes import LANGUAGES
from voicejournal.ports import SealedFiles

FILE_NAME = "settings.toml"
LAST_HOUR = 12
AUTO = "auto"  # as in weights/choice.py, which is too slow to import for every command
MOST_OWN_WORDS = 100
LONGEST_OWN_WORD = 40  # characters; a sentence pasted by mistake is longer


@dataclass(frozen=True, slots=True)
class Places:
    """The journal's folder and the models' folder; all that is kept lies below the first."""

    journal: Path
    models: Path

    @property
    def database(self) -> Path:
        """The journal's rows."""
        return self.journal / "journal.db"

    @property
    def spool(self) -> Path:
        """Recordings that are not archived yet."""
        return self.journal / "spool"

    @property
    def prompts(self) -> Path:
        """Prompt sets of one's own."""
        return self.journal / "prompts"

    @property
    def materials(self) -> Path:
        """Handouts and texts that the person keeps."""
        return self.journal / "materials"

    @property
    def audio(self) -> Path:
        """The archive of recordings."""
        return self.journal / "audio"

    @property
    def recorder_lock(self) -> Path:
        """Held by the one program that records."""
        return self.journal / "recorder.lock"

    @property
    def transcriber_lock(self) -> Path:
        """Held by the one program that gives words to what waits."""
        return self.journal / "transcriber.lock"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set; an empty text is 'not set'."""

    language: str = ""
    """Language one speaks, as in 'en' or 'nl'; empty lets the model say."""
    model: str = "base"
    """Speech model, of those that `voicejournal models list` names."""
    second_opinion: str = AUTO
    """Model that reads each piece beside the first: 'auto', 'off', or a model's name."""
    vocabulary: str = ""
    """Names and words of one's own, as in 'Miriam, Dr Okafor, sertraline'."""
    device: str = ""
    """Microphone, by a part of its name; empty is the system's default."""
    therapist: str = ""
    """Name that stands on the page."""
    country: str = ""
    """Country for `help-now`, as in 'GB'; empty shows the numbers of several."""
    day_starts_at_hour: int = DAY_STARTS_AT_HOUR
    """Until this hour the night belongs to the day before."""

    @property
    def own_words(self) -> tuple[str, ...]:
        """The vocabulary, name by name."""
        return tuple(self.vocabulary.split(", ")) if self.vocabulary else ()

    @property
    def told(self) -> str:
        """What the models are told, as a mark that holds none of the person's words."""
        digest = hashlib.sha256(self.vocabulary.encode()).hexdigest()[:12]
        return f"{self.language} {digest}".strip()


KEYS = tuple(field.name for field in fields(Settings))


def find_places(environment: Mapping[str, str], journal: Path | None) -> Places:
    """Where everything lies: what was named, else the environment, else the system's own place."""
    data: Path | None = None
    if journal is None:
        home = environment.get("VOICEJOURNAL_HOME")
        journal = Path(home) if home else None
    models = environment.get("VOICEJOURNAL_MODELS")
    if journal is None or not models:
        import platformdirs  # noqa: PLC0415 - not needed where both are named

        data = platformdirs.user_data_path("voicejournal")
    return Places(
        journal=(journal or _below(data, "journal")).absolute(),
        models=(Path(models) if models else _below(data, "models")).absolute(),
    )


def read_settings(files: SealedFiles) -> Settings:
    """Settings of a journal; those that are not set have their defaults.

    Raises:
        InputError: the file is not TOML, or a value cannot be used.
    """
    if FILE_NAME not in files.names():
        return Settings()
    try:
        kept = tomllib.loads(files.read(FILE_NAME).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise InputError(
            f"The settings cannot be read: {broken}.", f"Mend or remove {FILE_NAME}."
        ) from broken
    settings = Settings()
    for key, value in kept.items():
        # A person who writes the file by hand may write a list where a list is meant.
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        settings = changed(settings, key, text)
    return settings


def keep_settings(files: SealedFiles, settings: Settings) -> None:
    """Write what differs from the defaults."""
    import tomli_w  # noqa: PLC0415 - reading settings does without it

    defaults = Settings()
    kept = {
        key: getattr(settings, key)
        for key in KEYS
        if getattr(settings, key) != getattr(defaults, key)
    }
    files.write(FILE_NAME, tomli_w.dumps(kept).encode())


def changed(settings: Settings, key: str, text: str) -> Settings:
    """Settings with one value changed.

    Raises:
        InputError: no such key, or a value that it cannot have.
    """
    if key not in KEYS:
        raise InputError(f"There is no setting {key}.", f"The settings are: {', '.join(KEYS)}.")
    value: Any = _READ[key](text)
    return replace(settings, **{key: value})


def _hour(text: str) -> int:
    if not (text.isdecimal() and int(text) <= LAST_HOUR):
        raise InputError(f"The day starts at an hour from 0 to {LAST_HOUR}.", "4 is usual.")
    return int(text)


def _language(text: str) -> str:
    code = text.lower()
    if code and code not in LANGUAGES:
        raise InputError(f"{code} is no language that the models know.", "For example: en, nl, de.")
    return code


def _vocabulary(text: str) -> str:
    words: dict[str, str] = {}
    for word in filter(None, (" ".join(part.split()) for part in text.split(","))):
        words.setdefault(word.lower(), word)
    example = 'For example: "Miriam, Dr Okafor, sertraline".'
    for word in words.values():
        if not any(map(str.isalpha, word)) or not word.isprintable():
            raise InputError(f"{word} is no name or word.", example)
        if len(word) > LONGEST_OWN_WORD:
            raise InputError(f"{word} is longer than a name.", f"Put commas between. {example}")
    if len(words) > MOST_OWN_WORDS:
        raise InputError(
            f"The vocabulary holds at most {MOST_OWN_WORDS} names and words.",
            "Keep those that are misheard; common words need no help.",
        )
    return ", ".join(words.values())


def _country(text: str) -> str:
    code = text.upper()
    if code and not (code.isalpha() and code.isascii() and len(code) in {2, 3}):
        raise InputError(f"{code} is no code of a country.", "For example: GB, US, NL.")
    return code


_READ: Mapping[str, Callable[[str], str | int]] = {
    "language": _language,
    "model": str,
    "second_opinion": lambda text: text.strip().lower() or AUTO,
    "vocabulary": _vocabulary,
    "device": str.strip,
    "therapist": lambda text: " ".join(text.split()),
    "country": _country,
    "day_starts_at_hour": _hour,
}
"""What makes a value of a text; each says what it cannot take."""


def _below(data: Path | None, name: str) -> Path:
    return (data or Path()) / name
