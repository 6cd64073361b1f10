"""Which sentence made the program think so, and when it was said."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from voicejournal.journal import Evidence
from voicejournal.language.lists.lexicon import (
    FeelingWord,
    Lexicon,
    Listed,
    TriggerWord,
    WordList,
)
from voicejournal.language.lists.other_senses import read_other_senses
from voicejournal.language.scope.followed import then_of
from voicejournal.language.scope.holding import Naming, read_holding
from voicejournal.language.scope.scope import Scope, scope_of
from voicejournal.language.text.plain import plain
from voicejournal.language.text.sentences import Sentence

SOURCE: Final = "word list"

_STILL_TO_COME: Final = re.compile(
    r"(?:\bwill|'ll|\bshould|\bcould|\bmight|\bwant to|\bwanted to|\bneed to|\bhave to"
    r"|\bgoing to|\bremember to|\bplan to|\bforgot|\bhomework (?:is|was)(?: to)?|\btomorrow)\b"
    r"[^.,;]{0,30}$|\b(?:almost|nearly|about to) $"
)

EntryT = TypeVar("EntryT", bound=Listed)


def by_rules(naming: Naming) -> bool:
    """Whether the rules alone let it hold."""
    return naming.scope.holds


@dataclass(frozen=True, slots=True)
class Mention(Generic[EntryT]):
    """An entry of a word list said in a sentence, what the rules say of it, and if it holds.

    Its words stand at characters `start:end`.
    """

    entry: EntryT
    sentence: Sentence
    start: int
    end: int
    scope: Scope
    holds: bool


def mentions(
    sentences: Iterable[Sentence],
    words: WordList[EntryT],
    holding: Callable[[Naming], bool] = by_rules,
) -> tuple[Mention[EntryT], ...]:
    """Find all mentions in the order they were said; words in doubt are none."""
    said = tuple(sentences)
    texts = ["", *(sentence.text for sentence in said), ""]
    found = []
    for sentence, before, then in zip(said, texts, texts[2:], strict=False):
        for hit in words.find(sentence.text):
            if sentence.is_sure(hit.start, hit.end):
                after = then_of(hit.entry, then, words)
                scope = scope_of(sentence.text, hit.start, hit.end, after)
                naming = Naming(sentence.text, hit.start, hit.end, before, after, scope)
                holds = holding(naming)
                found.append(Mention(hit.entry, sentence, hit.start, hit.end, scope, holds))
    return tuple(found)


def named_feelings(
    sentences: Iterable[Sentence], lexicon: Lexicon
) -> tuple[Mention[FeelingWord], ...]:
    """Feelings that were named; whether they hold has been learned.

    Raises:
        DamagedError: the weights for it were altered or are missing.
    """
    return mentions(sentences, lexicon.feelings, read_holding())


def told_triggers(
    sentences: Iterable[Sentence], lexicon: Lexicon
) -> tuple[Mention[TriggerWord], ...]:
    """Triggers that were told of, whoever they are about; not by words of another sense."""
    senses = read_other_senses()
    return tuple(
        mention
        for mention in mentions(sentences, lexicon.triggers)
        if not senses.cover(mention.entry.label, mention.sentence.text, mention.start, mention.end)
    )


def is_still_to_come(text: str, start: int) -> bool:
    """Whether what stands at a character is only planned, or was almost done."""
    return _STILL_TO_COME.search(plain(text)[:start]) is not None


def evidence_of(sentence: Sentence) -> Evidence:
    """Make evidence of a whole sentence, verbatim, with its start in seconds."""
    return Evidence(sentence.text, sentence.start_s)


def ranked(found: Sequence[Mention[EntryT]]) -> tuple[EntryT, ...]:
    """Entries without repeats: the most often said first, and of equals the one said first."""
    entries = [mention.entry for mention in found]
    distinct = list(dict.fromkeys(entries))
    return tuple(sorted(distinct, key=lambda entry: -entries.count(entry)))


def sentence_that_fired(found: Sequence[Mention[EntryT]], entry: EntryT) -> Sentence:
    """Sentence that says `entry`; of several the one with most mentions, then the first.

    Raises:
        ValueError: no mention of `entry`.
    """
    sentences = [mention.sentence for mention in found]
    saying = [mention.sentence for mention in found if mention.entry == entry]
    return max(saying, key=sentences.count)
