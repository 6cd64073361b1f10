"""Text that may be shown on a terminal: without escape codes and other controls."""

import unicodedata

KEPT = frozenset("\n")
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn what follows around, so that a text shows what it does not say."""


def printable(text: str) -> str:
    """The text with tabs as spaces and every control but line ends left out.

    An escape sequence loses its escape, so that nothing of it reaches the terminal as a command.
    """
    if text.isprintable():  # which none of them is, nor a line end
        return text
    return "".join(
        character
        for character in text.replace("\r\n", "\n").replace("\t", " ")
        if character in KEPT
        or not (unicodedata.category(character) in {"Cc", "Cs"} or character in BIDI_CONTROLS)
    )
