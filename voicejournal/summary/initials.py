"""Names in a line as initials, where the person wants them so."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from voicejournal.journal import PageLine, Trigger
from voicejournal.language.text.names import DAYS, MONTHS

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TWO_READINGS: Final = re.compile(r"\[(?P<stands>[^\[\]]*?) / (?P<other>[^\[\]]*)\?\]")
_NO_NAMES: Final = frozenset(name.lower() for name in (*DAYS, *MONTHS))
_PRONOUNS: Final = frozenset(
    (
        *("i", "he", "she", "it", "they", "we", "you", "this", "that", "there", "what", "who"),
        *("which", "everyone", "everybody", "nobody", "someone", "something", "nothing", "one"),
        *("dr", "mr", "mrs", "ms", "prof"),
    )
)
_TITLE: Final = re.compile(r"\b(?:Dr|Mrs?|Ms|Prof)\.$")
_SENTENCE_END: Final = '.?!…:"'
_ACTS: Final = re.compile(
    r"said|says|rang|called|came|was|is|has|had|asked|told|texted|wrote|made|and|just|kept|went|"
    r"wants|wanted|thinks|thought|looked|sat|put|took|gave|got|did|does"
)
"""What a person does: a first word before one of these, never written small, may be a name."""


def names_in(texts: Iterable[str], taught: Iterable[str] = ()) -> frozenset[str]:
    """Words that are taken for names, in lowercase: too many rather than too few.

    Those with a capital within a sentence, and those with one at its start that do something and
    are never written small.
    """
    found = {word.lower() for name in taught for word in _WORD.findall(name)}
    small: set[str] = set()
    maybe: set[str] = set()
    for text in texts:
        words = list(_WORD.finditer(text))
        for index, match in enumerate(words):
            word, before = match.group(), text[: match.start()].rstrip()
            if not word[0].isupper():
                small.add(word)
            elif before and (before[-1] not in _SENTENCE_END or _TITLE.search(before)):
                found.add(word.lower())
            elif index + 1 < len(words) and _ACTS.fullmatch(words[index + 1].group()):
                maybe.add(word.lower())
    return frozenset((found | maybe - small) - _NO_NAMES - _PRONOUNS)


def with_initials(line: PageLine, names: frozenset[str]) -> PageLine:
    """The line with each name as its first letter and a stop."""
    quote = line.quote
    if quote is not None:
        quote = replace(quote, text=_shortened(quote.text, names), initials=True)
    triggers = tuple(
        Trigger(_WORD.sub(lambda m: _initial_of_label(m.group(), names), trigger.label))
        for trigger in line.triggers
    )
    return replace(line, quote=quote, note=_shortened(line.note, names), triggers=triggers)


def _initial_of_label(word: str, names: frozenset[str]) -> str:
    """Labels are kept in small letters, names in them too."""
    return f"{word[0].upper()}." if word.lower() in names else word


def names_of(line: PageLine, names: frozenset[str]) -> tuple[str, ...]:
    """The names in a line, each once, as they stand there."""
    texts = [line.quote.text if line.quote else "", line.note]
    found = [w for text in texts for w in _WORD.findall(text) if w[0].isupper()]
    found += [w for trigger in line.triggers for w in _WORD.findall(trigger.label)]
    return tuple(dict.fromkeys(word for word in found if word.lower() in names))


def _shortened(text: str, names: frozenset[str]) -> str:
    # What may be said instead of a name is one, mostly in another spelling.
    for doubt in _TWO_READINGS.finditer(text):
        if any(word.lower() in names for word in _WORD.findall(doubt["stands"])):
            other = (word for word in _WORD.findall(doubt["other"]) if word[0].isupper())
            names |= {word.lower() for word in other}

    def initial(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() not in names or not word[0].isupper():
            return word
        # A full stop that follows already is enough.
        return word[0] if text[match.end() : match.end() + 1] == "." else f"{word[0]}."

    return _WORD.sub(initial, text)
