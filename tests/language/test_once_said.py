"""A mark follows the correction of its words, and nothing else that was typed in their place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from voicejournal.journal import Entry, Mark, Moment, Origin
from voicejournal.language.once_said import as_it_reads
from voicejournal.language.text.correcting import edits_between
from voicejournal.language.text.typed import transcript_of_text

AT = datetime(2026, 11, 16, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("heard", "mark", "edited", "reads"),
    [
        (
            "So. Don hid me there.",
            "Don hid me there.",
            "So. Tom hit me there.",
            "Tom hit me there.",
        ),
        (
            "My boss was rude today.",
            "My boss was rude today.",
            "My boss was rotten today. I cried in the bathroom. My dad drinks again and I hide it.",
            "My boss was rotten today.",
        ),
        (
            "My boss was rude.",
            "My boss was rude.",
            "My wife and I slept together last night. It was awful.",
            "My boss was rude.",
        ),
    ],
)
def test_a_mark_is_never_widened_to_what_was_not_marked(
    heard: str, mark: str, edited: str, reads: str
) -> None:
    raw = transcript_of_text(heard, "t1", "en", AT)
    edits = tuple(edits_between(raw, edited, AT + timedelta(hours=1)))
    moment = Moment(AT, "UTC", AT.date())
    entry = Entry("e1", 1, moment, Origin.TYPED, transcript=raw, edits=edits, marks=(Mark(mark),))
    assert [one.text for one in as_it_reads(entry).marks] == [reads]
    assert as_it_reads(replace(entry, edits=())) == replace(entry, edits=())
