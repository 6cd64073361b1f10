"""What the person marked stands on the page with its doubt, and nothing else does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from voicejournal.journal import Entry, Mark, OtherReading, PageSource, Reason
from voicejournal.summary.text import page_text
from voicejournal.summary.week import make_page

Evening = Callable[..., Entry]

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)


def test_a_word_in_doubt_of_a_mark_is_in_doubt_on_the_page(evening: Evening) -> None:
    """The mark is not lost for it; of nothing else is a sentence with such a word quoted."""
    spoken = "He said it in front of everyone. The hardest part was the walk home."
    entry = evening(MONDAY, spoken, unsure=(1, 10), marks=["he said it in front of everyone"])
    page = make_page(PageSource(MONDAY, SUNDAY, (entry,)))
    assert '[?] not clearly heard: "He [said?] it in front of everyone."[q1]' in page_text(page)
    assert [quote.doubtful for quote in page.quotes] == [True]
    reasons = {one.line.quote.text: one.reason for one in page.left_out if one.line.quote}
    assert reasons == {"The hardest part [was?] the walk home.": Reason.IN_DOUBT}


def test_what_else_a_word_may_be_stands_beside_it(evening: Evening) -> None:
    """'want' may have been 'not want'."""
    entry = evening(MONDAY, "I do want to bring up the deadline.", unsure=(2,))
    raw = entry.transcript
    assert raw is not None
    heard = replace(raw.segments[0], others=(OtherReading(2, 3, "not want"),))
    entry = replace(entry, transcript=replace(raw, segments=(heard,)), marks=(Mark(raw.text),))
    page = make_page(PageSource(MONDAY, SUNDAY, (entry,)))
    assert [quote.text for quote in page.quotes] == [
        "I do [want / not want?] to bring up the deadline."
    ]


def test_a_takeaway_in_doubt_is_quoted_so_and_not_as_if_it_had_been_typed(evening: Evening) -> None:
    spoken = "I take along that no is a whole sentence."
    entry = evening(MONDAY, spoken, unsure=(7,), takeaways=(spoken,))
    page = page_text(make_page(PageSource(MONDAY, SUNDAY, (entry,))))
    words = '"I take along that no is a [whole?] sentence."[q1]'
    assert words in " ".join(page.split())
