"""Text as it is compared: in one case, with one kind of apostrophe."""

from typing import Final

_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))


def plain(text: str) -> str:
    """Lowercase with straight apostrophes, character for character, so that positions stay."""
    lower = text.lower()
    if len(lower) != len(text):  # some letters grow: 'İ' becomes two
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return straight(lower)


def straight(text: str) -> str:
    """With straight apostrophes, character for character."""
    return text.translate(_APOSTROPHES)
