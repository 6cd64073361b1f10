"""Whether a sentence asks to keep something to oneself.

Pure, English, and made to hear too much rather than too little: what is found is put to the
person, and stays off the page until then. A false alarm costs a line; a miss cannot be taken back.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from voicejournal.language.private.word_weights import clause_share, hear_words_anew, privacy_share
from voicejournal.language.private.wordings import privacy_wordings

WORDS_BEFORE: Final = 4
SOUNDS_PRIVATE: Final = 0.4
"""A sentence that so likely asks for privacy by its words does so;"""
SURELY_PRIVATE: Final = 0.8
"""one that is less likely than that, and worded in no known way, reaches no farther than `DOUBTED`
(`passages.py`);"""
MAY_BE_PRIVATE: Final = 0.03
"""and from here on one that a wording knows, too (docs/PAGE.md)."""
UNABLE: Final = re.compile(
    r"\b(?:don't|do not|didn't|not|never) (?:even )?(?:know|sure|certain|understand) how\b",
    re.IGNORECASE,
)
"""'I don't know how to tell her' is what one wants help with."""
FORBADE: Final = re.compile(
    r"\b((?:told|asked|begged|warned|reminded|wanted) (?:her|him|them|me|us|my \w+|[A-Z]\w+))"
    r" (?:not|never) to\b"
)
"""'I told him not to tell her' is what was said to somebody else."""
_CLAUSES: Final = re.compile(
    r"[,;:\u2013\u2014]+ |(?<=[.?!]) "
    r"| (?=but |so (?!i\b)|and (?:I (?:don't|want|'d)|please|it's|this|that))"
)
TITLE: Final = re.compile(r"\b([Dd]r|[Mm]rs?|[Pp]rof)\.")


def asks_for_privacy(text: str) -> bool:
    """Whether a sentence asks to keep something to oneself."""
    return plain_asks(plain_of(text))


@lru_cache(maxsize=2048)
def plain_asks(plain: str) -> bool:
    """The same of a plain sentence; a page looks at each of its sentences several times."""
    return privacy_share(plain) >= SOUNDS_PRIVATE or plain_asks_surely(plain)


def plain_asks_surely(plain: str) -> bool:
    """Whether so much speaks for a wish that its passage may reach farther than its neighbours."""
    if privacy_share(plain) >= SURELY_PRIVATE:
        return True
    # A long sentence may end in the wish: how much else it says must not outweigh its wording.
    return clause_share(plain) >= MAY_BE_PRIVATE and _is_worded_so(plain)


def hear_anew() -> None:
    """Forget what was heard so far: other weights may hear it in another way (training)."""
    hear_words_anew()
    plain_asks.cache_clear()


def _is_worded_so(plain: str) -> bool:
    if not privacy_wordings().asks(plain):
        return False
    if not _is_story(plain):
        return True
    clauses = (one for one in _CLAUSES.split(plain) if not _is_story(one))
    return any(map(privacy_wordings().asks, (*clauses, *_asked_now(plain))))


def _asked_now(plain: str) -> Iterator[str]:
    """What follows a story in the same breath and speaks of the telling: '… and I don't …'."""
    says = privacy_wordings()
    for hit in says.now.all_in(plain):
        before = plain[: hit.start()].split()[-WORDS_BEFORE:]
        asked = " ".join((*before, plain[hit.start() :]))
        nearest = " ".join((*before[-2:], plain[hit.start() :]))
        if says.of_telling.search(asked) and not _is_story(nearest):
            yield asked


def _is_story(plain: str) -> bool:
    """Whether words tell what somebody was told, did or kept, and not how to take this telling."""
    says = privacy_wordings()
    return says.story.search(says.telling.replaced(plain, "this")) is not None


def plain_of(text: str) -> str:
    """With straight apostrophes, single spaces, and no stop behind a title."""
    straight = text.replace("\u2019", "'").replace("\u2018", "'")
    joined = TITLE.sub(r"\1", " ".join(straight.split())).strip("\"'“”")
    return FORBADE.sub(r"\1 to", UNABLE.sub("wonder how", joined))
