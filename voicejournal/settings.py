"""Settings, read once: a TOML file in the journal's folder, and where everything lies."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from voicejournal.errors import InputError
from voicejournal.journal import DAY_STARTS_AT_HOUR
from voicejournal.ports import SealedFiles

FILE_NAME = "settings.toml"
LAST_HOUR = 12
LANGUAGES = frozenset(
    [
        "af",
        "am",
        "ar",
        "as",
        "az",
        "ba",
        "be",
        "bg",
        "bn",
        "bo",
        "br",
        "bs",
        "ca",
        "cs",
        "cy",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "eu",
        "fa",
        "fi",
        "fo",
        "fr",
        "gl",
        "gu",
        "ha",
        "haw",
        "he",
        "hi",
        "hr",
        "ht",
        "hu",
        "hy",
        "id",
        "is",
        "it",
        "ja",
        "jw",
        "ka",
        "kk",
        "km",
        "kn",
        "ko",
        "la",
        "lb",
        "ln",
        "lo",
        "lt",
        "lv",
        "mg",
        "mi",
        "mk",
        "ml",
        "mn",
        "mr",
        "ms",
        "mt",
        "my",
        "ne",
        "nl",
        "nn",
        "no",
        "oc",
        "pa",
        "pl",
        "ps",
        "pt",
        "ro",
        "ru",
        "sa",
        "sd",
        "si",
        "sk",
        "sl",
        "sn",
        "so",
        "sq",
        "sr",
        "su",
        "sv",
        "sw",
        "ta",
        "te",
        "tg",
        "th",
        "tk",
        "tl",
        "tr",
        "tt",
        "uk",
        "ur",
        "uz",
        "vi",
        "yi",
        "yo",
        "yue",
        "zh",
    ]
)
"""Codes of the languages that Whisper was trained on."""


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
    device: str = ""
    """Microphone, by a part of its name; empty is the system's default."""
    therapist: str = ""
    """Name that stands on the page."""
    country: str = ""
    """Country for `help-now`, as in 'GB'; empty shows the numbers of several."""
    day_starts_at_hour: int = DAY_STARTS_AT_HOUR
    """Until this hour the night belongs to the day before."""


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
        settings = changed(settings, key, str(value))
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
    if key == "day_starts_at_hour":
        if not (text.isdecimal() and int(text) <= LAST_HOUR):
            raise InputError(f"The day starts at an hour from 0 to {LAST_HOUR}.", "4 is usual.")
        return replace(settings, day_starts_at_hour=int(text))
    if key == "language":
        return replace(settings, language=_language(text.lower()))
    if key == "country":
        return replace(settings, country=_letters(text.upper(), "a country", "GB, US, NL"))
    if key == "model":
        return replace(settings, model=text)
    if key == "therapist":
        return replace(settings, therapist=" ".join(text.split()))
    return replace(settings, device=text.strip())


def _language(code: str) -> str:
    if code and code not in LANGUAGES:
        raise InputError(f"{code} is no language that the models know.", "For example: en, nl, de.")
    return code


def _letters(text: str, what: str, examples: str) -> str:
    if text and not (text.isalpha() and text.isascii() and len(text) in {2, 3}):
        raise InputError(f"{text} is no code of {what}.", f"For example: {examples}.")
    return text


def _below(data: Path | None, name: str) -> Path:
    return (data or Path()) / name
