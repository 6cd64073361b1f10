"""The program's own words for feelings, moods, triggers and cues, and where they stand in a text.

The list is `lexicon.toml` beside this file, read once. Finding is by whole words, whatever their
case; a curly apostrophe counts as a straight one, and any whitespace as one space.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final, Generic, Protocol, TypeVar

from voicejournal.errors import DamagedError
from voicejournal.language.text.plain import plain

GREATEST_RATING: Final = 10
MIDDLE_RATING: Final = 5

_WORD: Final = re.compile(r"\w+")
_WORD_OR_MARK: Final = re.compile(r"[\w'-]+|[^\w\s]")


class Listed(Protocol):
    """An entry of a word list."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Lowercase words and phrases that say it."""
        ...

    @property
    def unless(self) -> tuple[str, ...]:
        """Longer phrases that hold a form and mean something else."""
        ...


@dataclass(frozen=True, slots=True)
class FeelingWord:
    """A feeling, the other words for it, and its place on the affect grid (0-10 each).

    `near` are feelings that a listener might name in its place.
    """

    word: str
    forms: tuple[str, ...]
    pleasantness: int
    energy: int
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoodWord:
    """Words that say how it was and name no feeling; `energy` is None where they say nothing."""

    forms: tuple[str, ...]
    pleasantness: int
    energy: int | None
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TriggerWord:
    """Something that sets feelings off, and the words that tell of it."""

    label: str
    forms: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that show to which section of the page a sentence belongs."""

    section: str
    forms: tuple[str, ...]
    unless: tuple[str, ...] = ()


EntryT = TypeVar("EntryT", bound=Listed)


@dataclass(frozen=True, slots=True)
class Hit(Generic[EntryT]):
    """An entry found in a text, at characters `start:end`."""

    entry: EntryT
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordList(Generic[EntryT]):
    """Entries, and for each first word a pattern of all forms that begin with it."""

    entries: tuple[EntryT, ...]
    _by_form: Mapping[str, EntryT | None] = field(init=False, repr=False, compare=False)
    _by_first: Mapping[str, re.Pattern[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_form: dict[str, EntryT | None] = {}
        for entry in self.entries:
            by_form.update(dict.fromkeys(entry.unless))
        for entry in self.entries:
            # Some list may ignore a phrase that is a form elsewhere: the form wins.
            by_form.update(dict.fromkeys(entry.forms, entry))
        beginning: dict[str, list[str]] = {}
        for form in by_form:
            beginning.setdefault(_first_word(form), []).append(form)
        object.__setattr__(self, "_by_form", by_form)
        object.__setattr__(
            self, "_by_first", {first: _either(forms) for first, forms in beginning.items()}
        )

    def find(self, text: str) -> tuple[Hit[EntryT], ...]:
        """Find all forms in `text`, in order, none overlapping; the longest one counts."""
        hits = []
        searched, free_from = plain(text), 0
        for word in _WORD.finditer(searched):
            pattern = self._by_first.get(word.group())
            if pattern is None or word.start() < free_from:
                continue
            match = pattern.match(searched, word.start())
            if match is None:
                continue
            free_from = match.end()
            entry = self._by_form[" ".join(match.group().split())]
            if entry is not None:
                hits.append(Hit(entry, match.start(), match.end()))
        return tuple(hits)

    def set_aside(self, text: str) -> tuple[EntryT, ...]:
        """Entries of which a phrase that means something else stands in `text`."""
        searched = f" {' '.join(_WORD_OR_MARK.findall(plain(text)))} "
        return tuple(
            entry
            for entry in self.entries
            if any(f" {phrase} " in searched for phrase in entry.unless)
        )


def _first_word(form: str) -> str:
    first = _WORD.match(form)
    if first is None:
        raise ValueError(f"form {form!r} begins with no word")
    return first.group()


def _either(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of these forms, whole; longest first: 'not bad' before 'bad'."""
    longest = sorted(forms, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest)
    return re.compile(rf"(?:{either})(?!\w)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists. `mood` holds the feelings too, as each has its place on the grid."""

    feelings: WordList[FeelingWord]
    mood: WordList[FeelingWord | MoodWord]
    triggers: WordList[TriggerWord]
    cues: tuple[WordList[Cue], ...]

    def near(self, word: str) -> frozenset[str]:
        """Feelings near to one, whichever of the two names the other."""
        named = {
            near for entry in self.feelings.entries if entry.word == word for near in entry.near
        }
        naming = {entry.word for entry in self.feelings.entries if word in entry.near}
        return frozenset((named | naming) - {word})

    def cue(self, section: str) -> WordList[Cue]:
        """Find the phrases of one section of the page.

        Raises:
            KeyError: the lexicon has no such section.
        """
        for cues in self.cues:
            if cues.entries[0].section == section:
                return cues
        raise KeyError(section)


@cache
def read_lexicon() -> Lexicon:
    """Read and check the packaged list; the same value each time.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    text = files("voicejournal.language.lists").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return parse_lexicon(text)


def parse_lexicon(text: str) -> Lexicon:
    """Make the lists of a TOML text.

    Raises:
        DamagedError: not TOML, a field missing, a rating outside 0-10, a form that is not
            lowercase, or a form that stands for two feelings or two triggers.
    """
    try:
        table = tomllib.loads(text)
        feelings = tuple(_feeling(row) for row in table["feeling"])
        moods = tuple(_mood(row) for row in table["mood"])
        triggers = tuple(_trigger(row) for row in table["trigger"])
        cues = tuple(Cue(name, _forms(phrases)) for name, phrases in table["cues"].items())
        _check_distinct(feelings)
        _check_near(feelings)
        _check_distinct(triggers)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(
            f"The list of words is damaged: {error}.", "Install voicejournal again."
        ) from error
    return Lexicon(
        WordList(feelings),
        # Feelings last: where both name a word, the feeling's place on the grid counts.
        WordList((*moods, *feelings)),
        WordList(triggers),
        tuple(WordList((cue,)) for cue in cues),
    )


def _feeling(row: Mapping[str, Any]) -> FeelingWord:
    """Make a feeling of its table."""
    return FeelingWord(
        row["word"],
        _own_forms(row["word"], row),
        _rating(row["pleasantness"]),
        _rating(row["energy"]),
        _forms(row.get("unless", ())),
        tuple(row.get("near", ())),
    )


def _mood(row: Mapping[str, Any]) -> MoodWord:
    """Make mood words of their table."""
    return MoodWord(
        _forms(row["forms"]),
        _rating(row["pleasantness"]),
        _rating(row["energy"]) if "energy" in row else None,
        _forms(row.get("unless", ())),
    )


def _trigger(row: Mapping[str, Any]) -> TriggerWord:
    """Make a trigger of its table."""
    return TriggerWord(row["label"], _own_forms(row["label"], row), _forms(row.get("unless", ())))


def _own_forms(name: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """Forms of a row, its own name the first unless it says otherwise."""
    return _forms([*([name] if row.get("bare", True) else []), *row["forms"]])


def _forms(values: Iterable[str]) -> tuple[str, ...]:
    """Check forms: text, lowercase, straight apostrophes, single spaces."""
    forms = tuple(values)
    for form in forms:
        if not form or form != " ".join(plain(form).split()):
            raise ValueError(f"form {form!r}")
    return forms


def _rating(value: object) -> int:
    """Check a rating."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= GREATEST_RATING:
        raise ValueError(f"rating {value!r}")
    return value


def _check_distinct(entries: Iterable[Listed]) -> None:
    """Check that each form stands for one entry only."""
    seen: set[str] = set()
    for entry in entries:
        for form in set(entry.forms):
            if form in seen:
                raise ValueError(f"form {form!r} stands twice")
            seen.add(form)


def _check_near(feelings: Iterable[FeelingWord]) -> None:
    """Check that what is near is a feeling of the list."""
    words = {feeling.word for feeling in feelings}
    for feeling in feelings:
        if unknown := set(feeling.near) - words:
            raise ValueError(f"near {feeling.word!r} stands {sorted(unknown)}")
