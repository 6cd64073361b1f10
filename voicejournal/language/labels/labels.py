"""Feelings and triggers as a person types them: 'anxious 8, ashamed', 'work, my sister'."""

import re

from voicejournal.errors import InputError
from voicejournal.journal import Feeling

MAX_LABEL_CHARS = 60
HIGHEST_RATING = 10

_INTENSITY = re.compile(r"^(?P<word>.*\S)\s+(?P<intensity>\d+)$")


def labels_from_text(text: str) -> tuple[str, ...]:
    """Split at commas, in lower case, each once, in the order given.

    Raises:
        InputError: a label is too long to be one.
    """
    labels = tuple(dict.fromkeys(" ".join(part.lower().split()) for part in text.split(",")))
    for label in labels:
        if len(label) > MAX_LABEL_CHARS:
            raise InputError(
                f"A label has more than {MAX_LABEL_CHARS} characters.",
                "Use a word or two, with commas between labels.",
            )
    return tuple(label for label in labels if label)


def names_from_text(text: str) -> tuple[str, ...]:
    """Split at commas as `labels_from_text` does, but leave 'Dr Okafor' its capitals.

    Raises:
        InputError: a name is too long to be one.
    """
    names = {" ".join(part.split()).lower(): " ".join(part.split()) for part in text.split(",")}
    return tuple(names[label] for label in labels_from_text(text))


def feeling_from_text(text: str, highest: int = HIGHEST_RATING) -> Feeling:
    """A feeling from 'anxious' or 'anxious 8'; its strength goes up to `highest`.

    Raises:
        InputError: the strength is more.
    """
    matched = _INTENSITY.match(text)
    if matched is None:
        return Feeling(text)
    intensity = int(matched["intensity"])
    if intensity > highest:
        raise InputError(
            f"A feeling's strength is 0 to {highest}.", "For example: anxious 8, ashamed 5"
        )
    return Feeling(matched["word"], intensity)


def feeling_text(feeling: Feeling) -> str:
    """A feeling as it is typed and shown."""
    if feeling.intensity is None:
        return feeling.word
    return f"{feeling.word} {feeling.intensity}"
