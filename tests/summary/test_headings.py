"""No sentence stands under a heading that its words do not bear out."""

import pytest

from voicejournal.summary.lines.headings import is_doubtful


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (
            "sleep",
            "the urge to drink at four in the afternoon was strong, and i gave in, one beer.",
        ),
        ("sleep", "the little one fell asleep on me."),
        ("sleep", "my sister slept through all of it."),
        ("takeaway", "he said i look better than in september."),
        ("takeaway", "she said she had not noticed."),
        ("takeaway", "karen told me that the plan is off."),
        ("win", "i wrote the mail to karen but did not send it."),
        ("win", "i laughed."),
        ("people", "i rang the energy company and they let me pay in four parts."),
    ],
)
def test_a_doubtful_heading_is_left_away(kind: str, said: str) -> None:
    assert is_doubtful(kind, said, {"karen"}, "Dr Reyes")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("sleep", "i slept badly, and the baby was awake at four."),
        ("sleep", "i was awake until three."),
        ("sleep", "a bad night again."),
        ("sleep", "i laid there till four adding it up."),
        ("sleep", "i was up at two and again at ten to four."),
        ("takeaway", "dr reyes said that a feeling is no order."),
        ("takeaway", "she said something that stuck with me."),
        ("takeaway", "i noticed that i breathe out before i speak."),
        ("win", "i did not drink on friday."),
        ("win", "i sent the mail to karen."),
        ("people", "karen came round and they all stayed."),
        ("people", "my sister rang the bank with me."),
    ],
)
def test_what_the_words_bear_out_stays(kind: str, said: str) -> None:
    assert not is_doubtful(kind, said, {"karen"}, "Dr Reyes")
