"""How much of what must be on a page is on it, and what is beside it."""

import random
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from scripts.bench.week_material import AuthoredWeek, Fact

ENOUGH = 0.7
"""A fact is on the page when this share of one of its sentences stands there in one run."""

DRAWS = 200


def words_of(text: str) -> list[str]:
    """Words without case and punctuation."""
    return re.findall(r"[\w']+", text.lower().replace("\u2019", "'"))


def is_told(sentences: Iterable[str], texts: Sequence[str]) -> bool:
    """Whether any of the sentences stands on a page of these texts."""
    pages = [words_of(text) for text in texts]
    return any(_stands(words_of(sentence), page) for sentence in sentences for page in pages)


def _stands(sought: Sequence[str], page: Sequence[str]) -> bool:
    if not sought:
        return False
    matcher = SequenceMatcher(None, sought, page, autojunk=False)
    run = matcher.find_longest_match(0, len(sought), 0, len(page)).size
    return run >= ENOUGH * len(sought)


def found_of(facts: Sequence[Fact], texts: Sequence[str]) -> list[bool]:
    """For each fact whether it is on the page."""
    return [is_told(fact.sentences, texts) for fact in facts]


def sentences_of_week(week: AuthoredWeek) -> list[str]:
    """All sentences that are not private."""
    said = [
        sentence
        for entry in week.entries
        for sentence in re.split(r"(?<=[.!?])\s+", entry["text"].strip())
    ]
    private = set(week.private)
    return [sentence for sentence in said if sentence not in private]


def longest_first(week: AuthoredWeek, most_words: int) -> list[str]:
    """The longest sentences, in as many words."""
    return _within(sorted(sentences_of_week(week), key=lambda one: -len(one.split())), most_words)


def random_share(week: AuthoredWeek, most_words: int, facts: Sequence[Fact]) -> list[float]:
    """For each fact, how often a page of random sentences in as many words has it."""
    counts = [0] * len(facts)
    sentences = sentences_of_week(week)
    for seed in range(DRAWS):
        drawn = random.Random(seed).sample(sentences, len(sentences))  # noqa: S311 - no secret
        page = _within(drawn, most_words)
        joined = set(page)
        for number, fact in enumerate(facts):
            counts[number] += any(
                one in joined or is_told((one,), _near(one, page)) for one in fact.sentences
            )
    return [count / DRAWS for count in counts]


def _near(sentence: str, page: Sequence[str]) -> list[str]:
    """Sentences of a page that may hold one, which are few."""
    start = words_of(sentence)[:4]
    return [one for one in page if set(start) <= set(words_of(one))]


def _within(sentences: Iterable[str], most_words: int) -> list[str]:
    page, room = [], most_words
    for sentence in sentences:
        length = len(sentence.split())
        if length <= room:
            page.append(sentence)
            room -= length
    return page
