"""What the sentence after one says of a feeling that was named in it."""

from voicejournal.language.lists.lexicon import EntryT, FeelingWord, WordList
from voicejournal.language.scope.scope import scope_of


def then_of(entry: EntryT, then: str, words: WordList[EntryT]) -> str:
    """The sentence after, or nothing where it only denies feelings that are far from this one.

    'I was so anxious. I'm not angry any more': the anxiety is as true as it was. Of the same
    feeling, or one near to it, a denial does tell.
    """
    if not isinstance(entry, FeelingWord):
        return then
    found = words.find(then)
    is_of_others = found and all(
        isinstance(hit.entry, FeelingWord)
        and not _are_near(entry, hit.entry)
        and scope_of(then, hit.start, hit.end).negated
        for hit in found
    )
    return "" if is_of_others else then


def _are_near(one: FeelingWord, other: FeelingWord) -> bool:
    return one.word == other.word or one.word in other.near or other.word in one.near
