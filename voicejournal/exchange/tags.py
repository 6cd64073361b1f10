"""What was confirmed of an entry as tags, for formats that know nothing else, and back.

`mood/4`, `energy/3`, `feeling/anxious 8`, `trigger/work`, `mark/evening` (to bring the whole
evening to therapy), `kind/session`, `private`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from voicejournal.errors import InputError
from voicejournal.journal import Entry, Feeling, Mark, Mood, Origin, Trigger
from voicejournal.language.labels.labels import (
    HIGHEST_RATING,
    feeling_from_text,
    feeling_text,
    labels_from_text,
)

PRIVATE = "private"
SESSION = "kind/session"
EVENING = "mark/evening"

TAG, STAR = "tag", "star"
"""What is left of another program's entry."""

_RATING = re.compile(r"(?P<which>mood|energy)/(?P<rating>\d{1,2})")
_LABEL = re.compile(r"(?P<which>feeling|trigger)/(?P<label>.*\S)")


@dataclass(frozen=True, slots=True)
class Tagged:
    """What tags say of an entry; `others` are tags that say nothing of the kind."""

    mood: Mood
    feelings: tuple[Feeling, ...]
    triggers: tuple[Trigger, ...]
    marks: tuple[Mark, ...]
    private: bool
    is_session: bool
    others: tuple[str, ...]

    @property
    def origin(self) -> Origin:
        """How such an entry came into the journal."""
        return Origin.SESSION if self.is_session else Origin.IMPORTED


def tags_of(entry: Entry) -> list[str]:
    """All that tags can say of an entry."""
    ratings = (("mood", entry.mood.pleasantness), ("energy", entry.mood.energy))
    tags = [f"{which}/{rating}" for which, rating in ratings if rating is not None]
    tags += [f"feeling/{feeling_text(feeling)}" for feeling in entry.feelings]
    tags += [f"trigger/{trigger.label}" for trigger in entry.triggers]
    if any(not mark.text for mark in entry.marks):
        tags.append(EVENING)
    if entry.is_session:
        tags.append(SESSION)
    if entry.private:
        tags.append(PRIVATE)
    return tags


def tagged(tags: Sequence[str], *, others_are_triggers: bool = False) -> Tagged:
    """What tags say; with `others_are_triggers` those of other programs are what set it off."""
    ratings: dict[str, int] = {}
    labels: dict[str, list[str]] = {"feeling": [], "trigger": []}
    others = []
    for tag in tags:
        rating, label = _RATING.fullmatch(tag), _LABEL.fullmatch(tag)
        if rating and int(rating["rating"]) <= HIGHEST_RATING:
            ratings[rating["which"]] = int(rating["rating"])
        elif label and _label(label["label"]):
            labels[label["which"]].append(label["label"])
        elif tag in {PRIVATE, SESSION, EVENING}:
            continue
        elif others_are_triggers and _label(tag.lower()):
            labels["trigger"].append(tag.lower())
        else:
            others.append(tag)
    return Tagged(
        Mood(ratings.get("mood"), ratings.get("energy")),
        tuple(_feelings(labels["feeling"])),
        tuple(Trigger(label) for label in dict.fromkeys(labels["trigger"])),
        (Mark(""),) if EVENING in tags else (),
        private=PRIVATE in tags,
        is_session=SESSION in tags,
        others=tuple(others),
    )


def starred(given: Mapping[str, object], *, is_ours: bool) -> tuple[Mark, ...]:
    """The mark that a star of ours stands for; another program's says nothing of therapy."""
    return (Mark(""),) if is_ours and given.get("starred") is True else ()


def _label(text: str) -> bool:
    """Whether it is one label as the journal has them."""
    try:
        return labels_from_text(text) == (text,)
    except InputError:
        return False


def _feelings(texts: Iterable[str]) -> Iterable[Feeling]:
    for text in texts:
        try:
            yield feeling_from_text(text)
        except InputError:
            yield Feeling(text)
