"""The page as one HTML file: no script, nothing from outside, one sheet when printed."""

import base64
import hashlib
from importlib import resources
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree as ET

from voicejournal.journal import WeeklyPage
from voicejournal.summary.printed.measure import print_size_pt
from voicejournal.summary.printed.mood_svg import mood_svg
from voicejournal.summary.printed.paper import Paper
from voicejournal.summary.printed.sheet import (
    INTRODUCTION,
    MOOD_TITLE,
    NOTHING,
    Block,
    Moods,
    Row,
    Shape,
    Sheet,
    sheet_of,
)

POLICY: Final = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


def page_html(page: WeeklyPage, paper: Paper | None = None) -> str:
    """The page as HTML, with a line end at its end.

    Without `paper` it is printed on whatever the browser has; it fits A4 and Letter alike.
    Words become text nodes of a tree, so no part of them can be markup.
    """
    sheet = sheet_of(page)
    html = ET.Element("html", {"lang": "en"})
    _head(html, sheet, _style(sheet, paper))
    main = _add(_add(html, "body"), "main")
    header = _add(main, "header")
    _add(header, "h1", sheet.title)
    _add(header, "p", sheet.dates, {"class": "dates"})
    _add(header, "p", INTRODUCTION, {"class": "aside"})
    for number, block in enumerate(sheet.above):
        _block(main, block, f"above-{number}")
    if sheet.moods is not None:
        _moods(main, sheet.moods)
    for number, block in enumerate(sheet.below):
        _block(main, block, f"below-{number}")
    if sheet.is_empty:
        _add(main, "p", NOTHING)
    return f"<!DOCTYPE html>\n{ET.tostring(html, encoding='unicode', method='html')}\n"


def _add(
    parent: ET.Element, tag: str, text: str = "", attributes: dict[str, str] | None = None
) -> ET.Element:
    """A new last child; in the file each stands on a line of its own."""
    element = ET.SubElement(parent, tag, attributes or {})
    element.text = text or None
    if tag not in _WITHIN_A_LINE:
        element.tail = "\n"
    return element


_WITHIN_A_LINE: Final = frozenset({"q", "span"})


def _style(sheet: Sheet, paper: Paper | None) -> str:
    style = resources.files("voicejournal.summary.printed").joinpath("page.css").read_text("utf-8")
    size = f"size: {paper.name_typed};" if paper else ""
    return style.replace("/* size of the paper */", size).replace(
        "/* size of the type */", f"font-size: {print_size_pt(sheet):g}pt;"
    )


def _head(html: ET.Element, sheet: Sheet, style: str) -> None:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    head = _add(html, "head")
    _add(head, "meta", attributes={"charset": "utf-8"})
    policy = {"http-equiv": "Content-Security-Policy", "content": POLICY.format(digest)}
    _add(head, "meta", attributes=policy)
    for name, content in (
        ("referrer", "no-referrer"),
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
    ):
        _add(head, "meta", attributes={"name": name, "content": content})
    _add(head, "title", f"{sheet.title}, {sheet.dates}")
    _add(head, "style", style)


def _section(main: ET.Element, title: str, name: str) -> ET.Element:
    """A section that a screen reader finds by its heading; returns where its content goes."""
    section = _add(main, "section", attributes={"aria-labelledby": name})
    _add(section, "h2", title, {"id": name})
    return _add(section, "div")


def _moods(main: ET.Element, moods: Moods) -> None:
    content = _section(main, _heading(MOOD_TITLE), "mood")
    told = (moods.rated, f"mean {moods.mean}" if moods.mean else "")
    line = _add(content, "p", " · ".join(filter(None, told)))
    if moods.before:
        _add(line, "span", f" ({moods.before})", {"class": "aside"})
    if moods.mean:
        if moods.remark:
            _add(content, "p", moods.remark, {"class": "aside"})
        content.append(mood_svg(moods.days, in_page=True))


def _block(main: ET.Element, block: Block, name: str) -> None:
    content = _section(main, _heading(block.title), name)
    if block.shape is Shape.EVENINGS:
        for row in block.rows:
            _evening(content, row)
        return
    rows = _add(content, "ol" if block.shape is Shape.NUMBERED else "ul")
    for row in block.rows:
        _words(_add(rows, "li"), row)


def _evening(content: ET.Element, row: Row) -> None:
    if row.day or row.triggers or row.feelings:
        heading = _add(content, "h3", row.day)
        for kind, text in (("triggers", row.triggers), ("feelings", row.feelings)):
            if text:
                _add(heading, "span", f" {text}", {"class": kind})
    if row.has_words:
        _words(_add(content, "p"), row)


def _words(line: ET.Element, row: Row) -> None:
    """What was said with its receipt, or what was typed, or our label alone."""
    if row.label and (row.quote or not row.note):
        _add(line, "span", row.label, {"class": "label"})
    if row.quote:
        _add(line, "q", row.quote, {"dir": "auto"})
        _add(line, "span", f"[{row.receipt}]", {"class": "receipt"})
    elif row.note:
        _add(line, "span", row.note, {"class": "note", "dir": "auto"})
        if row.label:
            _add(line, "span", f"({row.label})", {"class": "aside"})
    if row.distress:
        _add(line, "span", f"{row.distress.replace('->', '→')}", {"class": "distress"})
    for child, after in pairwise(line):
        # No line begins with a receipt: the space before it does not break.
        child.tail = "\u00a0" if after.get("class") == "receipt" else " "


def _heading(title: str) -> str:
    """A title in capitals as it is said: capitals are spelt out by some screen readers."""
    return title.capitalize()
