"""What the person marked stands on the page with its doubt, and nothing else does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from voicejournal.journal import (
    Answer,
    Entry,
    Evidence,
    Mark,
    OtherReading,
    Outcome,
    PageSource,
    Proposal,
    Reason,
    Slot,
)
from voicejournal.language.text.correcting import edits_between
from voicejournal.summary.printed.text import page_text
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


def corrected(entry: Entry, text: str) -> Entry:
    """The entry with its words corrected in another sitting."""
    raw = entry.transcript
    assert raw is not None
    at = entry.moment.at + timedelta(hours=1 + len(entry.edits))
    return replace(entry, edits=(*entry.edits, *edits_between(raw, text, at, entry.edits)))


def test_a_mark_reads_as_its_words_were_corrected(evening: Evening) -> None:
    """And is quoted, not shown as if it had been typed; so is the passage of a hard moment."""
    heard = "It rained. He set it in front of everyone. Then I just frost."
    marked = "Then I just frost."
    evidence = Evidence(marked, 4.0)
    moment = Answer(
        Slot.TEXT,
        Outcome.ACCEPTED,
        marked,
        Proposal(Slot.TEXT, marked, evidence, "marked"),
        "situation",
    )
    entry = evening(MONDAY, heard, marks=["He set it in front of everyone."], answers=(moment,))
    once = corrected(entry, "It rained. He said it in front of everyone. Then I just frost.")
    twice = corrected(once, "It rained. He said it before everyone. Then I just froze.")
    page = make_page(PageSource(MONDAY, SUNDAY, (twice,)))
    text = page_text(page)
    assert '1  "He said it before everyone."[q1]' in text
    assert '"Then I just froze."[q2]' in text
    assert "written" not in text
    assert "frost" not in text


def test_a_typed_note_stays_as_it_was_typed(evening: Evening) -> None:
    """Also where words of the evening were corrected."""
    entry = corrected(evening(MONDAY, "It reigned.", marks=["my rent"]), "It rained.")
    assert "1  my rent (written)" in page_text(make_page(PageSource(MONDAY, SUNDAY, (entry,))))


def test_a_takeaway_in_doubt_is_quoted_so_and_not_as_if_it_had_been_typed(evening: Evening) -> None:
    spoken = "I take along that no is a whole sentence."
    entry = evening(MONDAY, spoken, unsure=(7,), takeaways=(spoken,))
    page = page_text(make_page(PageSource(MONDAY, SUNDAY, (entry,))))
    words = '"I take along that no is a [whole?] sentence."[q1]'
    assert words in " ".join(page.split())
