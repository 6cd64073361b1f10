"""What is not shared is in no byte of a page, whatever it was and however the page is made."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pypdf
from hypothesis import given, settings
from hypothesis import strategies as st

from voicejournal.journal import (
    Choice,
    ChoiceKind,
    Choices,
    Entry,
    Feeling,
    Mark,
    Moment,
    Mood,
    Origin,
    PageSource,
    Share,
    Slot,
    Trigger,
    WeeklyPage,
)
from voicejournal.language.private.answers import answer_scope
from voicejournal.language.private.choices import words_scopes
from voicejournal.language.private.kept_off import place_of
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.summary.fitting import fit
from voicejournal.summary.printed.html import page_html
from voicejournal.summary.printed.page_json import page_json
from voicejournal.summary.printed.paper import Paper
from voicejournal.summary.printed.pdf import page_pdf
from voicejournal.summary.printed.text import page_text
from voicejournal.summary.week import candidates

MONDAY = date(2026, 11, 16)
SUNDAY = MONDAY + timedelta(days=6)
SAYINGS = (
    "I want to bring up the {0} with my therapist.",
    "The hardest part was the {0}.",
    "I am proud that I rang about the {0}.",
    "I slept badly after the {0}.",
    "My homework was the {0}.",
    "What helped was the {0}.",
    "My question is whether the {0} gets easier.",
    "My sister listened to me about the {0}.",
    "I felt ashamed of the {0}.",
)
NAMED = "I am proud that I told {0} about it."
ASKS = (
    "Keep that between us.",
    "She doesn't need to know this.",
    "That last bit is off the record.",
    "Not for the page, please.",
)
FORMATS: dict[str, Callable[[WeeklyPage], str]] = {
    "text": page_text,
    "html": lambda page: page_html(page, None),
    "json": page_json,
}
"""A PDF takes half a second, and so has a test of its own."""


@st.composite
def weeks(draw: st.DrawFn) -> tuple[list[Entry], set[str]]:
    """Evenings of a week, and the words of them that must be nowhere."""
    entries, secrets, count = [], set(), 0
    for number in range(draw(st.integers(1, 5))):
        texts, hidden = [], []
        for _ in range(draw(st.integers(1, 5))):
            count += 1
            word = f"qz{count}x"
            texts.append(draw(st.sampled_from(SAYINGS)).format(word))
            hidden.append((word, draw(st.sampled_from(("open", "asked", "chosen")))))
        spoken = []
        for text, (word, how) in zip(texts, hidden, strict=True):
            spoken.append(text)
            if how == "asked":
                spoken += [draw(st.sampled_from(ASKS)), "Anyway, so it went."]
                secrets.add(word)
        at = datetime.combine(MONDAY + timedelta(days=number), time(21), UTC)
        entry = Entry(
            f"0193-{number:04x}",
            number,
            Moment(at, "UTC", at.date()),
            Origin.TYPED,
            transcript=transcript_of_text(" ".join(spoken), f"t{number}", "en", at),
            mood=Mood(draw(st.integers(0, 10))),
            feelings=(Feeling(f"qzfelt{number}x"),),
            triggers=(Trigger(f"qzset{number}x"),),
            marks=tuple(Mark(text) for text in draw(st.lists(st.sampled_from(texts), max_size=2))),
        )
        shares = [
            Share(entry.id, words_scopes(entry, *place)[0], "private", at)
            for text, (word, how) in zip(texts, hidden, strict=True)
            if how == "chosen" and (place := place_of(entry, text)) is not None
        ]
        secrets |= {word for word, how in hidden if how == "chosen"}
        if draw(st.booleans()):
            shares.append(Share(entry.id, answer_scope(Slot.FEELINGS), "private", at))
            secrets.add(f"qzfelt{number}x")
        if draw(st.booleans()):
            shares.append(Share(entry.id, answer_scope(Slot.TRIGGERS), "private", at))
            secrets.add(f"qzset{number}x")
        entries.append(replace(entry, shares=tuple(shares)))
    return entries, secrets


def made(page: WeeklyPage) -> str:
    """The page in all formats."""
    return "\n".join(make(page) for make in FORMATS.values())


@given(weeks(), st.data())
@settings(max_examples=40)
def test_what_is_not_shared_is_in_no_byte(
    week: tuple[list[Entry], set[str]], data: st.DataObject
) -> None:
    """Private words and answers, and lines that were left out, of which any may be chosen."""
    entries, secrets = week
    draft = candidates(PageSource(MONDAY, SUNDAY, tuple(entries)))
    lines = [one for section in draft.sections for one in section.candidates]
    out = data.draw(st.lists(st.sampled_from(lines), max_size=4)) if lines else []
    page = fit(draft, Choices(tuple(Choice(one.key, ChoiceKind.OUT) for one in out)))
    text = made(page)
    left_out = {
        word
        for one in out
        if one.line.quote is not None
        for word in one.line.quote.text.replace(".", "").split()
        if word.startswith("qz")
    }
    assert not [word for word in secrets | left_out if f"{word}" in text.replace(".", " ").split()]
    for word in secrets | left_out:
        assert f"{word} " not in text
        assert f"{word}." not in text


@given(st.lists(st.sampled_from(("Zoltan", "Ottilie", "Wim", "Anna-Lena")), min_size=1, max_size=4))
@settings(max_examples=30)
def test_names_that_are_initials_are_in_no_byte(names: list[str]) -> None:
    """In no line, and in no label."""
    entries = []
    for number, name in enumerate(names):
        at = datetime.combine(MONDAY + timedelta(days=number), time(21), UTC)
        entries.append(
            Entry(
                f"0193-{number:04x}",
                number,
                Moment(at, "UTC", at.date()),
                Origin.TYPED,
                transcript=transcript_of_text(NAMED.format(name), f"t{number}", "en", at),
                triggers=(Trigger(f"a call with {name.lower()}"),),
                mood=Mood(3),
            )
        )
    draft = candidates(PageSource(MONDAY, SUNDAY, tuple(entries), names=tuple(names)))
    keys = [one.key for section in draft.sections for one in section.candidates]
    page = fit(draft, Choices(tuple(Choice(key, ChoiceKind.INITIALS) for key in keys)))
    text = made(page).lower()
    assert "call with" in text
    for name in names:
        assert name.lower() not in text


def test_a_pdf_holds_no_more_than_the_others() -> None:
    """Neither in what it shows, nor in its bytes, nor in what it says of itself."""
    at = datetime.combine(MONDAY, time(21), UTC)
    text = "I am proud that I told Ottilie about it. I hid the letter. Don't tell Dr M that."
    entry = Entry(
        "0193-0000",
        1,
        Moment(at, "UTC", at.date()),
        Origin.TYPED,
        transcript=transcript_of_text(text, "t1", "en", at),
        marks=(Mark("I am proud that I told Ottilie about it."), Mark("I hid the letter.")),
        mood=Mood(3),
    )
    entry = replace(
        entry,
        shares=(Share(entry.id, words_scopes(entry, 0, 9)[0], "shared", at),),
    )
    draft = candidates(PageSource(MONDAY, SUNDAY, (entry,), names=("Ottilie",)))
    keys = [one.key for section in draft.sections for one in section.candidates]
    page = fit(draft, Choices(tuple(Choice(key, ChoiceKind.INITIALS) for key in keys)))
    content = page_pdf(page, Paper.A4).content
    reader = pypdf.PdfReader(io.BytesIO(content))
    shown = " ".join(sheet.extract_text() for sheet in reader.pages)
    assert "I told O." in " ".join(shown.split())
    streams = b"".join(
        thing.get_data()
        for number in range(1, len(reader.xref[0]) + 1)
        if isinstance(thing := reader.get_object(number), pypdf.generic.StreamObject)
    )
    everything = f"{shown} {reader.metadata}".encode() + content + streams
    for word in (b"Ottilie", b"letter", b"0193-0000"):
        assert word not in everything
