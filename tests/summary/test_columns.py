"""Where terminals differ, a text is taken as wide as it may be."""

import pytest

from voicejournal.summary.printed.columns import width_of


@pytest.mark.parametrize(
    ("text", "columns"),
    [("tea", 3), ("é", 1), ("e\u0301", 1), ("漢", 2), ("䷀", 2), ("☀\ufe0f", 2)],
)
def test_a_text_is_as_wide_as_a_terminal_may_draw_it(text: str, columns: int) -> None:
    assert width_of(text) == columns
