"""Entries from what another format holds of them, and what an entry from outside must keep to."""

import math
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voicejournal.errors import DamagedError, InputError
from voicejournal.exchange.codec import FIRST_YEAR, LAST_YEAR
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.journal import (
    Between,
    Entry,
    KeptChoice,
    Material,
    Moment,
    Segment,
    Settled,
    Transcript,
    Word,
    journal_day,
)
from voicejournal.language.labels.labels import HIGHEST_RATING, MAX_LABEL_CHARS
from voicejournal.language.private.choices import is_of_words
from voicejournal.language.private.kept_off import is_scope
from voicejournal.language.text.edited import current, current_text
from voicejournal.language.text.safe import printable
from voicejournal.language.text.typed import TYPED

OUTCOMES = frozenset(("", Settled.DONE, Settled.LET_GO))
MOST_WORDS = 500_000
"""Two days of speech without a breath."""
MOST_NUMBER = 10_000_000
_OF_WORDS = re.compile(
    r"words [^ ]+ [0-9]{1,9} [0-9]{1,9} [0-9]{1,9}\.[0-9]{1,6} [0-9]{1,9}\.[0-9]{1,6}"
)


@dataclass(frozen=True, slots=True)
class Here:
    """What a reader of files knows of the journal that it reads for."""

    language: str
    zone: str
    day_starts_at_hour: int
    identify: Callable[[], str]
    now: Callable[[], datetime]
    tags_are_triggers: bool = False


def moment_of(at: datetime, zone: str, here: Here, day: date | None = None) -> Moment:
    """The moment of an instant in the zone of that name; one that is not known keeps its offset.

    Raises:
        Refused: no time that a person has lived.
    """
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise Refused("its time is none that a person has lived")
    local = at.astimezone(zone_of(zone) or at.tzinfo)
    return Moment(local, zone, day or journal_day(local, here.day_starts_at_hour))


def zone_of(name: str) -> ZoneInfo | timezone | None:
    """A time zone by its IANA name or its offset; None where this machine does not know it."""
    try:
        if name.startswith(("+", "-")):
            offset = datetime.strptime(name, "%z").utcoffset()
            return timezone(offset) if offset is not None else None
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def passages(entry: Entry) -> list[str]:
    """The words of an entry as they were last left, a text a passage."""
    transcript = current(entry)
    texts = (" ".join(s.text.split()) for s in (transcript.segments if transcript else ()))
    return [text for text in texts if text]


def written(texts: Iterable[str], here: Here, language: str = "") -> Transcript:
    """Passages of text as a transcript: words without times, controls left out.

    Raises:
        Refused: half a character, or more words than a person says.
    """
    segments: list[Segment] = []
    count = 0
    for text in texts:
        words = readable(text, "its text").split()
        count += len(words)
        if count > MOST_WORDS:
            raise Refused("its text is longer than one can speak")
        if words:
            spaced = (
                word if not n and not segments else f" {word}" for n, word in enumerate(words)
            )
            held = tuple(Word(0.0, 0.0, word, 1.0) for word in spaced)
            segments.append(Segment(0.0, 0.0, "".join(word.text for word in held), held))
    return Transcript(
        here.identify(), tuple(segments), language or here.language, TYPED, here.now()
    )


def readable(text: object, what: str) -> str:
    """A text without controls.

    Raises:
        Refused: it is none, or has half a character in it.
    """
    if not isinstance(text, str):
        raise Refused(f"{what} is no text")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused(f"{what} has half a character in it") from None
    return printable(text)


def uuid_of(text: object) -> str:
    """An id as the journal writes it, from any way to write a UUID; empty where it is none."""
    try:
        return str(uuid.UUID(text)) if isinstance(text, str) else ""
    except ValueError:
        return ""


def checked(entry: Entry) -> Entry:
    """An entry from outside, after a look that a journal can hold it.

    Raises:
        Refused: it cannot; says what does not fit.
    """
    if uuid_of(entry.id) != entry.id:
        raise Refused("its id is none")
    for moment in (entry.moment, *([entry.recording.moment] if entry.recording else [])):
        _check_moment(moment)
    if any(rating is not None and not 0 <= rating <= HIGHEST_RATING for rating in _ratings(entry)):
        raise Refused(f"a rating is not 0 to {HIGHEST_RATING}")
    for label in (*(f.word for f in entry.feelings), *(t.label for t in entry.triggers)):
        if not label.strip() or len(label) > MAX_LABEL_CHARS or "," in label:
            raise Refused("a feeling or trigger is no word or two")
    if len({trigger.label for trigger in entry.triggers}) < len(entry.triggers):
        raise Refused("a trigger stands there twice")
    if any(share.entry_id != entry.id for share in entry.shares):
        raise Refused("its choices are another entry's")
    if not all(is_scope(share.scope) for share in entry.shares):
        raise Refused("what one of its choices is about is none that there is")
    if any(is_of_words(share) and not _OF_WORDS.fullmatch(share.scope) for share in entry.shares):
        raise Refused("one of its choices is about no words")
    _check_recording(entry)
    _check_words(entry)
    return entry if 0 <= entry.number <= MOST_NUMBER else replace(entry, number=0)


def _ratings(entry: Entry) -> Iterator[int | None]:
    yield from (entry.mood.pleasantness, entry.mood.energy)
    yield from (feeling.intensity for feeling in entry.feelings)
    skills = entry.mentioned.skills
    yield from (skill.helped for skill in skills)
    for distress in (entry.distress, *(skill.distress for skill in skills)):
        yield from (distress.before, distress.after)


def checked_between(between: Between, name: str, remedy: str) -> Iterator[Between | InputError]:
    """What is between sessions, as it must be, after a refusal for each part that says nothing.

    `name` is that of the file, for messages.

    Raises:
        Refused: it is not, as a whole.
    """
    texts = (
        *(session.with_whom for session in between.sessions),
        *(homework.text for homework in between.homework),
        *(text for h in between.homework for r in h.reports for text in (r.in_the_way, r.learned)),
        *(goal.text for goal in between.goals),
        *(text for topic in between.topics for text in (topic.text, topic.line)),
        *(text for one in between.people for text in (one.name, one.note)),
        *(text for one in between.choices for text in _texts_of(one)),
    )
    if any(printable(text) != text for text in texts):
        raise Refused("a text has controls in it")
    if any(homework.outcome not in OUTCOMES for homework in between.homework):
        raise Refused("what became of homework is none that there is")
    for number, goal in enumerate(between.goals, start=1):
        if not goal.text.strip():
            yield refusal(f"{name}, goal {number}", Refused("it has no words"), remedy)
    for number, one in enumerate(between.people, start=1):
        if not one.name.strip():
            yield refusal(f"{name}, person {number}", Refused("they have no name"), remedy)
    yield replace(
        between,
        goals=tuple(goal for goal in between.goals if goal.text.strip()),
        people=tuple(one for one in between.people if one.name.strip()),
    )


def _texts_of(choice: KeptChoice) -> Iterator[str]:
    for line in (choice.line, choice.instead):
        if line is not None:
            yield from (line.key, line.words)


def checked_material(material: Material) -> Material:
    """A material as it must be.

    Raises:
        Refused: it is not.
    """
    for text in (material.name, *material.about):
        if printable(text) != text:
            raise Refused("a text has controls in it")
    return material


def _check_moment(moment: Moment) -> None:
    if not FIRST_YEAR <= moment.at.year <= LAST_YEAR:
        raise Refused("its time is none that a person has lived")
    if abs(moment.at.date() - moment.journal_day) > timedelta(days=400):
        raise Refused("its day is far from its time")
    if not 0 < len(moment.zone) <= MAX_LABEL_CHARS:
        raise Refused("its time zone has no name")


def _check_recording(entry: Entry) -> None:
    held = entry.recording
    if held is None:
        return
    if held.id != entry.id:
        raise Refused("its recording is another entry's")
    if not (math.isfinite(held.duration_s) and held.duration_s >= 0):
        raise Refused("its recording has no length")


def _check_words(entry: Entry) -> None:
    transcript = entry.transcript
    if transcript is None:
        if entry.edits:
            raise Refused("it has corrections of words that are not there")
        return
    if not transcript.id or any(edit.of != transcript.id for edit in entry.edits):
        raise Refused("its corrections are of other words")
    if len(transcript.words) > MOST_WORDS:
        raise Refused("its text is longer than one can speak")
    try:
        current_text(transcript, entry.edits)
    except (DamagedError, IndexError):
        raise Refused("its corrections do not fit its words") from None
