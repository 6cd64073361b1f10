"""Whether one sentence may speak of danger to the one who speaks: by rules.

Small rules over a list of wordings. They err towards hearing it. Nothing of what is found is kept.
"""

import re
from typing import Final

from voicejournal.language.danger.words import DangerWords, Quiet, Wording, read_danger_words
from voicejournal.language.scope.scope import scope_of
from voicejournal.language.text.plain import plain

_FIRST_PERSON: Final = frozenset(
    ("i", "im", "ive", "id", "ill", "me", "my", "myself", "mine", "we", "weve", "were")
)
_CLAUSE_END: Final = re.compile(r"[,;:.?!]|\b(?:but|and|so|because|although|though|then)\b")
_WORD: Final = re.compile(r"\w+")


def speaks_of_danger(sentence: str, words: DangerWords | None = None) -> bool:
    """Whether one sentence may: of the speaker, now or lately, as a fact, and not as an idiom."""
    words = words or read_danger_words()
    bare = _bare(sentence)
    likely = [wording for wording in words.wordings if wording.pattern.may_be_in(bare)]
    if not likely:
        return False
    text = words.quiet.idioms.replaced(bare, " … ")
    if _was_only_asked(text, words.quiet):
        return False
    return any(_is_meant(wording, text, words.quiet) for wording in likely)


def is_known_to_be_quiet(sentence: str) -> bool:
    """Whether the rules know why a sentence is no danger to the speaker, whatever it resembles.

    An idiom, a story, a time long over, a question that was only asked, another's words, nobody
    who could be the speaker, or a wording of danger that the rules found and do not take as meant.
    """
    words = read_danger_words()
    quiet, text = words.quiet, _bare(sentence)
    is_over = quiet.long_over.search(text) and not quiet.not_over.search(text)
    return bool(
        is_over
        or any(known.search(text) for known in (quiet.idioms, quiet.stories, quiet.somebody_said))
        or _was_only_asked(text, quiet)
        or _FIRST_PERSON.isdisjoint(_WORD.findall(text))
        or any(wording.pattern.search(text) for wording in words.wordings)
    )


def _bare(sentence: str) -> str:
    """Lowercase, without apostrophes, with single spaces."""
    return " ".join(plain(sentence).replace("'", "").split())


def _was_only_asked(text: str, quiet: Quiet) -> bool:
    """The question is told, and no answer that could be a yes."""
    asked = quiet.asked.search(text)
    if asked is None:
        return False
    question_ends = _CLAUSE_END.search(text, asked.end())
    return question_ends is None or not quiet.answered.search(text[question_ends.end() :])


def _is_meant(wording: Wording, text: str, quiet: Quiet) -> bool:
    if wording.unless is not None and wording.unless.search(text):
        return False
    return any(
        not _is_quoted(text[: found.start()], quiet)
        and not _is_over(text, found, quiet)
        and (wording.denies or not _is_denied(text[: found.start()], quiet))
        and (wording.names_speaker or _is_of_speaker(text, found, quiet))
        for found in wording.pattern.all_in(text)
    )


def _is_over(text: str, found: re.Match[str], quiet: Quiet) -> bool:
    """A time long over is named, and nothing says that it is back.

    What is said in the present is over only by a time in its own clause.
    """
    if quiet.not_over.search(text):
        return False
    before = _clause(text[: found.start()])
    clause = before + found.group() + _CLAUSE_END.split(text[found.end() :])[0]
    is_present = quiet.present.search(before + found.group())
    return not quiet.recent.search(clause) and bool(
        quiet.long_over.search(clause if is_present else text)
    )


def _is_quoted(before: str, quiet: Quiet) -> bool:
    """'she said "I …', with nothing but a word or two since."""
    return any(
        len(_WORD.findall(before[said.end() :])) <= len(("i", "just"))
        for said in quiet.somebody_said.all_in(before)
    )


def _is_denied(before: str, quiet: Quiet) -> bool:
    """A denial between the speaker, or the beginning of the clause, and the wording."""
    words = _WORD.findall(_clause(quiet.no_denials.replaced(before, " ")))
    first = max((i for i, word in enumerate(words) if word in _FIRST_PERSON), default=-1)
    return any(
        quiet.denials.fullmatch(word) or (word.endswith("nt") and word not in {"want", "went"})
        for word in words[max(first - 1, 0) :]
    )


def _is_of_speaker(text: str, found: re.Match[str], quiet: Quiet) -> bool:
    """Whether the subject is the speaker; where none is named it is, but not in a story."""
    words = _WORD.findall(_clause(text[: found.start()]))
    subjects = _FIRST_PERSON - {"my"}
    known = [word for word in words if word in subjects or quiet.others.fullmatch(word)]
    if known and known[-1] not in subjects:
        return False
    if not known and quiet.stories.search(text):
        return False
    return not scope_of(text, found.start(), found.end()).someone_else


def _clause(before: str) -> str:
    """What stands since the last end of a clause."""
    return _CLAUSE_END.split(before)[-1]
