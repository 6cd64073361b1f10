"""Names as initials, whatever else they may have been."""

import pytest

from voicejournal.journal import PageLine
from voicejournal.summary.initials import with_initials


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("I spoke with [Johannes / Yohannes?] about it.", "I spoke with [J. / Y.?] about it."),
        ("I spoke with Johannes about [it / Ikea?].", "I spoke with J. about [it / Ikea?]."),
        ("[Johannes?] said so.", "[J.?] said so."),
    ],
)
def test_another_reading_of_a_name_is_one(note: str, shown: str) -> None:
    """Mostly it is the same name in another spelling."""
    assert with_initials(PageLine(note=note), frozenset({"johannes"})).note == shown
