"""What a page calls a sentence about homework is what the sentence says."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from voicejournal.journal import Entry, PageSource, SectionName
from voicejournal.summary.lines.homework_words import homework_label
from voicejournal.summary.week import make_page

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("i did the thought record on tuesday.", "tried"),
        ("i have not started it, but the sheet is on the kitchen table.", ""),
        ("my homework was one thought record.", ""),
        ("i haven't done the log.", "got in the way"),
        ("she asked me to keep a log.", "next"),
        ("i filled it in and noticed how often i say sorry.", "learned"),
    ],
)
def test_nothing_is_called_tried_that_was_not_done(said: str, label: str) -> None:
    """'I have not started it' is no attempt; where the words do not tell, no label does."""
    assert homework_label(said) == label


WEEK = tuple(
    f"The hardest part of day {n} was the walk past the office where everyone looked up at me, "
    "and I felt so small and so ashamed that I nearly turned round and went home again."
    for n in range(1, 15)
)


@pytest.mark.parametrize("with_sense", [False, True])
def test_homework_that_is_called_so_has_its_place_on_a_full_page(
    evening: Callable[..., Entry], with_sense: bool
) -> None:
    """Also where the model of sentences thinks more of all the rest."""

    def sense(texts: Sequence[str]) -> list[dict[str, float]]:
        return [
            {"hardest": 0.998, "homework": 0.001, "win": 0.001, "routine": 0.0001}
            if "hardest" in text
            else {"hardest": 0.001, "homework": 0.001, "win": 0.001, "routine": 0.997}
            for text in texts
        ]

    said = "My homework was one thought record, and I did one on Wednesday."
    entry = evening(MONDAY, f"{' '.join(WEEK)} {said}")
    page = make_page(PageSource(MONDAY, MONDAY, (entry,)), sense=sense if with_sense else None)
    (homework,) = (one for one in page.sections if one.name is SectionName.HOMEWORK)
    quotes = [(line.label, line.quote.text) for line in homework.lines if line.quote]
    assert quotes == [("tried", said)]


def test_what_nobody_called_homework_is_not_under_that_heading(
    evening: Callable[..., Entry],
) -> None:
    """A guess by the meaning alone does not say what a therapist has set."""

    def sense(texts: Sequence[str]) -> list[dict[str, float]]:
        return [{"homework": 0.5, "win": 0.45, "routine": 1e-6} for _ in texts]

    said = "This evening I cooked a big pot of vegetable soup, and I rang my sister."
    page = make_page(PageSource(MONDAY, MONDAY, (evening(MONDAY, said),)), sense=sense)
    assert [one.text for one in page.quotes] == [said]
    assert SectionName.HOMEWORK not in {one.name for one in page.sections}
