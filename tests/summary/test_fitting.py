"""What the person chose for a page, and what becomes of the lines."""

from datetime import date

import pytest

from voicejournal.journal import (
    Candidate,
    CandidateKey,
    CandidateSection,
    Choice,
    ChoiceKind,
    Choices,
    PageDraft,
    PageLine,
    Quote,
    Reason,
    SectionName,
    WeeklyPage,
)
from voicejournal.summary.fitting import fit
from voicejournal.summary.initials import names_in

MONDAY = date(2026, 11, 16)
WINS = SectionName.WINS
SAID = ("I sang.", "I cooked.", "I called Maria.", "I swam.")


def key(number: int, section: SectionName = WINS) -> CandidateKey:
    """The line of a sentence, ten words of room for each."""
    return CandidateKey(section, "e1", number * 10, number * 10 + 3)


def draft(most: int = 2) -> PageDraft:
    """Four small wins for two places, and one of them among the questions as well."""
    lines = [PageLine(quote=Quote("e1", MONDAY, 0.0, text), day=MONDAY) for text in SAID]
    wins = tuple(Candidate(key(n), line, (n + 1,)) for n, line in enumerate(lines))
    again = Candidate(key(0, SectionName.QUESTIONS), lines[0], (9,))
    sections = (
        CandidateSection(WINS, "SMALL WINS", wins, most),
        CandidateSection(SectionName.QUESTIONS, "QUESTIONS", (again,), most),
    )
    return PageDraft(MONDAY, MONDAY, "", (), None, sections, (), names_in(SAID))


def said(page: WeeklyPage) -> list[str]:
    """The quotes of a page."""
    return [quote.text for quote in page.quotes]


def reasons(page: WeeklyPage) -> dict[CandidateKey, Reason]:
    """Why lines are not on it."""
    return {one.key: one.reason for one in page.left_out}


def chosen(*made: Choice, most: int = 2) -> WeeklyPage:
    """The page with these choices."""
    return fit(draft(most), Choices(made))


def test_a_section_takes_its_best_lines() -> None:
    """The others are left out because others came first; no words stand twice."""
    page = chosen()
    assert said(page) == ["I sang.", "I cooked."]
    assert set(reasons(page).values()) == {Reason.NOT_CHOSEN}
    assert len(page.left_out) == 3


def test_what_was_left_out_makes_room_for_the_next() -> None:
    """Its words come back in no other section."""
    page = chosen(Choice(key(0), ChoiceKind.OUT))
    assert said(page) == ["I cooked.", "I called Maria."]
    assert reasons(page)[key(0)] is Reason.LEFT_OUT
    assert reasons(page)[key(0, SectionName.QUESTIONS)] is Reason.LEFT_OUT


def test_a_line_is_swapped_for_another_one() -> None:
    """It stands where the first one stood."""
    page = chosen(Choice(key(0), ChoiceKind.SWAPPED, instead=key(3)))
    assert said(page) == ["I swam.", "I cooked."]


@pytest.mark.parametrize(("place", "order"), [(0, ["I cooked.", "I sang."]), (9, None)])
def test_a_line_is_moved(place: int, order: list[str] | None) -> None:
    """To its place, or to the end."""
    page = chosen(Choice(key(1), ChoiceKind.MOVED, place))
    assert said(page) == (order or ["I sang.", "I cooked."])


def test_a_line_is_taken_in_by_moving_it() -> None:
    """Whatever its rank."""
    page = chosen(Choice(key(3), ChoiceKind.MOVED, 0))
    assert said(page) == ["I swam.", "I sang."]


def test_the_last_choice_about_a_line_counts() -> None:
    """Left out, and then taken in again."""
    page = chosen(Choice(key(0), ChoiceKind.OUT), Choice(key(0), ChoiceKind.MOVED, 0))
    assert said(page) == ["I sang.", "I cooked."]


def test_names_become_initials_where_it_is_wished() -> None:
    """The quote says so."""
    page = chosen(Choice(key(2), ChoiceKind.INITIALS), most=4)
    quote = page.quotes[2]
    assert (quote.text, quote.initials) == ("I called M.", True)
    assert not page.quotes[0].initials


def test_a_key_is_read_back() -> None:
    """As it is kept in the database."""
    assert CandidateKey.parse(str(key(3))) == key(3)


def test_names_are_words_with_a_capital_that_do_something() -> None:
    """Days, months and 'I' are none."""
    texts = ("Anna called.", "On Monday I saw Dr. Brown.", "Work was long.", "I like work in May.")
    assert names_in(texts, ["Jean-Luc"]) == {"anna", "brown", "jean-luc"}
