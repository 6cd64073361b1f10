"""What a page calls a sentence about homework is what the sentence says."""

import pytest

from voicejournal.summary.placing import _homework_label


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
    assert _homework_label(said) == label
