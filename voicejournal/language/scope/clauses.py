"""A hit in its sentence: the words before it, clause by clause, and what follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.language.text.plain import plain

CLAUSE_ENDS: Final = frozenset(
    (
        *(",", ";", ":", ".", "?", "!", "(", ")", "–", "—"),  # noqa: RUF001 - as models write them
        *("but", "and", "so", "because", "although", "though", "then", "while", "whereas"),
        *("which", "until", "since", "yet", "even though"),
    )
)
SENTENCE_ENDS: Final = frozenset((";", ".", "?", "!", "but", "although", "though", "which"))
LIGHT: Final = frozenset(
    (
        *("a", "an", "the", "any", "that", "this", "so", "too", "very", "really", "quite", "all"),
        *("just", "bit", "little", "even", "also", "both", "kind", "sort", "of", "in", "as", "at"),
        *("pretty", "rather", "particularly", "especially", "exactly", "terribly", "overly"),
        *("remotely", "completely", "totally", "absolutely", "utterly", "deeply", "truly", "such"),
        *("slightly", "somewhat", "least", "one", "being", "feeling", "feel", "felt", "be", "been"),
        *("getting", "get", "got", "have", "having", "had", "much", "more", "actually", "honestly"),
        *("genuinely", "suddenly", "always", "often", "still", "now", "today", "tonight", "lot"),
        *("most", "mostly", "maybe", "or", "nor", "incredibly", "extremely", "feelings", "bad"),
    )
)
"""Words that carry neither subject nor verb of their own: a denial reaches over them."""

_TURNS: Final = frozenset(("just", "only", "more", "simply", "merely", "rather", "mostly"))
"""What sets a clause off against the one before: 'not angry, just tired'."""

_JOINED: Final = LIGHT - {"felt", "feel", "had", "have", "got", "get", "be", "still", "now"}
_SO: Final = re.compile(
    r"\bso\b(?! (?:i|he|she|we|they|it|my|the|you|then|that|now|his|her|there)\b|[,.])"
)
"""'So' that only strengthens: it begins no clause."""

_VERB: Final = re.compile(
    r"(?:felt|feel|could|couldn't|can|can't|lost|hated?|blamed?|doubted|wanted|slept|had|made|"
    r"cried|laughed|smiled|giggled|burst|broke|keep|kept|stayed|lay|enjoyed|wept|sobbed)\b"
)
"""A hit that begins so is a clause of its own: 'and felt nothing' shares no verb."""

_LIST: Final = re.compile(r"[A-Z][^,.!?]*(?:, ?[A-Z][^,.!?]*){2,}[.!?]?\s*")
"""'Tired, Sore, Glad to be home', as some people type: three items or more, each with a capital."""

_WORD: Final = re.compile(r"[\w'-]+|[,;:.?!()–—]")  # noqa: RUF001 - as models write them


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit stands. `before` holds words and marks, `clause` those of its own clause.

    `text` is in lower case; `raw` as it was said, for the capitals of names.
    """

    raw: str
    text: str
    start: int
    end: int
    before: tuple[str, ...]
    clause: tuple[str, ...]

    @property
    def hit(self) -> str:
        """The words that were found."""
        return self.text[self.start : self.end]

    @property
    def after(self) -> str:
        """All that follows the hit."""
        return self.text[self.end :]

    @property
    def after_in_clause(self) -> str:
        """What follows it in its own clause."""
        return re.split(r"[,;:.?!]|\b(?:but|and|so|because|although|though)\b", self.after)[0]

    @property
    def is_in_list(self) -> bool:
        """Whether the sentence is a list of items whose capitals say nothing."""
        return _LIST.fullmatch(self.raw) is not None

    @property
    def clause_text(self) -> str:
        """The words of its clause before it, one space apart."""
        return " ".join(self.clause)


def place_of(sentence: str, start: int, end: int, harmless: re.Pattern[str]) -> Place:
    """Look at characters `start:end`; phrases of `harmless` before them count as unsaid."""
    text = plain(sentence)
    said = harmless.sub(" ", text[:start]).replace("anything but", "not")
    before = _WORD.findall(_SO.sub("very", said))
    hit = text[start:end]
    is_whole = _VERB.match(hit) or hit.partition(" ")[0] in CLAUSE_ENDS
    clause = since(before, CLAUSE_ENDS) if is_whole else _clause(before)
    return Place(sentence, text, start, end, tuple(before), tuple(clause))


def since(words: Sequence[str], ends: frozenset[str]) -> list[str]:
    """Words behind the last of `ends`."""
    for index in range(len(words) - 1, -1, -1):
        if words[index] in ends:
            return list(words[index + 1 :])
    return list(words)


def _clause(before: Sequence[str]) -> list[str]:
    """The clause of a hit; 'and' or a comma before nothing but light words begins none.

    'sad and really angry' is one clause, 'she left and I was angry' are two.
    """
    clause = since(before, CLAUSE_ENDS)
    rest = list(before[: len(before) - len(clause)])
    if rest and rest[-1] == "," and clause and clause[0] in _TURNS:
        return clause
    while rest and rest[-1] in {"and", ","} and all(word in _JOINED for word in clause):
        joined = since(rest[:-1], CLAUSE_ENDS)
        clause = [*joined, *clause]
        rest = rest[: len(rest) - 1 - len(joined)]
    return clause
