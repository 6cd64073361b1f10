"""The page as a PDF: one sheet, whatever is on it."""

import io
import logging
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings

from tests.pages import EXTREMES, HOSTILE, full_page, said, sample_page, section
from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import SectionName
from voicejournal.summary.printed import pdf as pdf_module
from voicejournal.summary.printed.paper import Paper, paper_of
from voicejournal.summary.printed.pdf import breakable, page_pdf
from voicejournal.summary.printed.rendering import PageFormat, form_options, rendered
from voicejournal.summary.printed.text import page_text

MM = 72 / 25.4


def read(content: bytes) -> pypdf.PdfReader:
    """The file, read by another library than the one that wrote it."""
    return pypdf.PdfReader(io.BytesIO(content))


def squeezed(text: str) -> str:
    """A text without what a line end may add or take."""
    return re.sub(r"[\s\u200b\u2068\u2069]+", "", text)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", EXTREMES)
def test_it_is_always_one_sheet_with_every_word(name: str, paper: Paper) -> None:
    """Empty, full, long words, other scripts: one page of that paper, and nothing cut off."""
    page = EXTREMES[name]
    (sheet,) = read(page_pdf(page, paper).content).pages
    width, height = sheet.mediabox.width, sheet.mediabox.height
    assert (float(width), float(height)) == pytest.approx(
        (paper.width_mm * MM, paper.height_mm * MM), abs=1
    )
    shown = squeezed(sheet.extract_text())
    receipts = range(1, len(page.quotes) + 1)
    assert [one for one in receipts if not re.search(rf"[\[\]]q{one}[\[\]]", shown)] == []


def test_the_words_are_all_there_and_all_copies_are_the_same() -> None:
    """Every word of the text page is in the PDF, and the bytes depend on the page alone."""
    page = sample_page()
    content = page_pdf(page, Paper.A4).content
    shown = squeezed(read(content).pages[0].extract_text())
    for quote in page.quotes:
        assert squeezed(quote.text) in shown
    assert "myrent" in shown
    assert "distress8→5" in shown
    assert page_pdf(page, Paper.A4).content == content


def test_it_says_nothing_of_the_machine_or_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """No author, no maker with its version, no date of making, no path."""
    monkeypatch.setenv("USER", "somebody")
    made = page_pdf(sample_page(), Paper.A4)
    known: Any = read(made.content).metadata
    assert {key: value.strip() for key, value in known.items()} == {
        "/Title": "For my session with Dr M., 16 - 22 November 2026",
        "/Creator": "",
    }
    for word in (
        b"Typst",
        b"somebody",
        b"/home",
        b"/tmp",
        b"CreationDate",
        str(Path.cwd()).encode(),
    ):
        assert word not in made.content


def test_it_is_tagged_for_screen_readers() -> None:
    """PDF/UA: language, structure, and the moods in words."""
    catalog: Any = read(page_pdf(sample_page(), Paper.A4).content).trailer["/Root"]
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog


def test_a_sign_that_no_font_has_is_told_of_without_it(caplog: pytest.LogCaptureFixture) -> None:
    """The person hears where; the words themselves are in no message."""
    lines = (said(0, "I said it."), said(1, "They call it 漢字."))
    page = replace(sample_page(), sections=(section(SectionName.TALK, *lines),))
    with caplog.at_level(logging.DEBUG):
        made = rendered(page, PageFormat.PDF, None, Paper.A4)
    (remark,) = made.remarks
    assert "boxes: [q2]." in remark
    assert "漢" not in remark + caplog.text
    assert len(read(made.content).pages) == 1


def test_more_than_a_sheet_holds_is_refused_and_never_cut() -> None:
    """It cannot come of a week, of which there are 400 words; and if it did, nothing is lost."""
    with pytest.raises(InputError, match="no room on one sheet") as refused:
        page_pdf(full_page("word", 5000), Paper.A4)
    assert "word " not in str(refused.value.__context__)


def test_without_the_extra_there_is_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install, and what does without."""
    monkeypatch.setattr(pdf_module, "is_pdf_here", lambda: False)
    with pytest.raises(NotFoundError) as missing:
        page_pdf(sample_page(), Paper.A4)
    assert "html" in missing.value.remedy


def test_a_long_word_may_be_broken_between_whole_letters_alone() -> None:
    """Marks stay with their letters; ordinary words are untouched."""
    assert breakable("an ordinary sentence") == "an ordinary sentence"
    assert breakable("e\u0301" * 40).count("\u200b") == 7
    assert "\u200b\u0301" not in breakable("e\u0301" * 40)


@pytest.mark.parametrize(
    ("country", "paper"), [("", Paper.A4), ("GB", Paper.A4), ("us", Paper.LETTER)]
)
def test_paper_is_that_of_the_country(country: str, paper: Paper) -> None:
    """By the setting; A4 where none is set."""
    assert paper_of(country) is paper


@pytest.mark.parametrize("paper", Paper)
def test_a_text_has_room_on_its_form(paper: Paper) -> None:
    """As many lines an inch as the page needs, and 72 columns between the margins."""
    text = page_text(EXTREMES["very short lines"])
    options = dict(option.split("=") for option in form_options(text, paper))
    inches = paper.height_mm / 25.4 - (int(options["page-top"]) + int(options["page-bottom"])) / 72
    assert inches * int(options["lpi"]) >= text.count("\n")
    across = paper.width_mm * MM - int(options["page-left"]) - int(options["page-right"])
    assert across >= 72 / int(options["cpi"]) * 72


@settings(max_examples=25)
@given(HOSTILE)
def test_words_are_never_markup(words: str) -> None:
    """Whatever is said is shown as it is said: no command of the typesetter runs."""
    page = full_page(f"x{words}x", 2)
    (sheet,) = read(page_pdf(page, Paper.A4).content).pages
    shown = squeezed(sheet.extract_text())
    for signs in ("#", "$", "*", "@", "[]", "{}", "\\"):  # from the right brackets are mirrored
        assert sum(map(shown.count, signs)) >= 2 * sum(map(words.count, signs))
