"""The page as one HTML file."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given

from tests.pages import EXTREMES, HOSTILE, full_page, sample_page
from voicejournal.journal import WeeklyPage
from voicejournal.summary.printed.html import page_html
from voicejournal.summary.printed.measure import print_size_pt
from voicejournal.summary.printed.paper import Paper
from voicejournal.summary.printed.sheet import sheet_of

GOLDEN = Path(__file__).parents[1] / "golden" / "week.html"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PRINTS_WITHIN_S = 120.0
LEAST_READABLE_PT = 4.5  # of words of 21 letters; a usual page has 7 pt and more


class Seen(HTMLParser):
    """Tags and attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        """Note what is read."""
        self.words += data


def seen(html: str) -> Seen:
    """What a browser would see."""
    parser = Seen()
    parser.feed(html)
    return parser


def test_the_page_is_as_it_was_designed() -> None:
    """The golden page; where the design changes, it is made anew and looked at by somebody."""
    assert page_html(sample_page()) == GOLDEN.read_text("utf-8")


def test_nothing_comes_from_outside_and_nothing_runs() -> None:
    """No script, no address, no handler; and a policy that would forbid them."""
    html = page_html(sample_page(), Paper.A4)
    page = seen(html)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form", "base", "a"}
    assert not {name for name in page.attributes if name.startswith("on") or name == "style"}
    assert "url(" not in html
    assert not re.findall(r"https?:(?!//www\.w3\.org/2000/svg)", html)
    assert "default-src 'none'" in html


def test_a_screen_reader_hears_headings_and_the_moods_in_words() -> None:
    """The drawing has a title and says each day, the day without a rating too."""
    html = page_html(sample_page())
    assert '<html lang="en">' in html
    assert "<h1>For my session with Dr M.</h1>" in html
    assert ">I want to talk about</h2>" in html
    assert "Wednesday 18 November: not rated." in html
    assert "Sunday 22 November: 7." in html
    assert html.count("<h2") == html.count("<section") == 10


@given(HOSTILE)
def test_words_are_never_markup(words: str) -> None:
    """Whatever is said, the page has the tags that it always has, and the words as words."""
    usual = seen(page_html(full_page("word", 4))).tags
    html = page_html(full_page(f"x{words}", 4))
    assert seen(html).tags == usual
    assert not set(html) & set("\x00\x1b\u202e\u2066\ufeff")


@pytest.mark.parametrize("name", EXTREMES)
def test_the_type_stays_readable(name: str) -> None:
    """An ordinary week has the largest type, and the fullest page still some."""
    size = print_size_pt(sheet_of(EXTREMES[name]))
    assert size >= LEAST_READABLE_PT
    if name in {"empty", "an invented week"}:
        assert size >= 10


@pytest.fixture(scope="session")
def browser() -> str:
    """A headless browser that can print."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None or shutil.which("pdfinfo") is None:
        pytest.skip("NO PRINTED HTML WAS LOOKED AT: chromium or poppler-utils not installed.")
    return found


@pytest.mark.parametrize("paper", [None, Paper.A4], ids=["Letter", "A4"])
@pytest.mark.parametrize(
    "name", ["empty", "an invented week", "400 long words", "one unbroken word a line", "Arabic"]
)
def test_it_prints_on_one_sheet(
    name: str, paper: Paper | None, browser: str, tmp_path: Path
) -> None:
    """Whatever paper a browser has; Chromium's own, where none is named, is Letter."""
    told = printed(EXTREMES[name], paper, browser, tmp_path)
    assert "Pages:           1\n" in told
    assert ("(A4)" if paper else "(letter)") in told


def printed(page: WeeklyPage, paper: Paper | None, browser: str, folder: Path) -> str:
    """What `pdfinfo` says of the page as a browser prints it."""
    html, pdf = folder / "page.html", folder / "page.pdf"
    html.write_text(page_html(page, paper), "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/browser"]
    printing = [f"--print-to-pdf={pdf}", "--no-pdf-header-footer", html.as_uri()]
    subprocess.run(
        [browser, *options, *printing],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        timeout=PRINTS_WITHIN_S,
        check=True,
    )
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, encoding="utf-8", check=True)
    return told.stdout
