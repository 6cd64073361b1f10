"""The preview on the screen: in any room, the chosen line is in sight."""

from hypothesis import given
from hypothesis import strategies as st

from voicejournal.ports import PreviewRow
from voicejournal.screen.preview import LEFT_OUT, drawn_preview, preview_lines

ROWS = (
    PreviewRow("I WANT TO TALK ABOUT", 'Mon 16 Nov  "The rent."', "q1"),
    PreviewRow("SMALL WINS", 'Tue 17 Nov  "I rang Anna back."', "q2", names=("Anna",)),
    PreviewRow("SMALL WINS", 'Wed 18 Nov  "I slept."', reason="no room on the page"),
    PreviewRow("", 'Thu 19 Nov: "I drank."', reason="private until you say"),
)


def test_what_is_left_out_stands_below_with_its_reason() -> None:
    """And each line has its number, the same as on the page its receipt."""
    assert list(preview_lines(ROWS)) == [
        "I WANT TO TALK ABOUT",
        '1. Mon 16 Nov  "The rent." [q1]',
        "SMALL WINS",
        '2. Tue 17 Nov  "I rang Anna back." [q2] (names: Anna)',
        LEFT_OUT,
        '3. no room on the page: Wed 18 Nov  "I slept."',
        '4. private until you say: Thu 19 Nov: "I drank."',
    ]


@given(
    st.integers(0, 40), st.integers(24, 140), st.integers(8, 60), st.text(max_size=80), st.data()
)
def test_the_chosen_line_is_in_sight(
    count: int, columns: int, lines: int, message: str, data: st.DataObject
) -> None:
    """Nothing is wider or longer than the screen where that has room for the keys."""
    rows = [PreviewRow("SMALL WINS", f"line {n} " + "word " * (n % 30)) for n in range(count)]
    chosen = data.draw(st.integers(0, max(count - 1, 0)))
    shown = drawn_preview(rows, chosen, columns, lines, message)
    assert all(len(text) < columns for _, text in shown)
    if count:
        assert any(text.startswith("> line ") for _, text in shown)
    if lines >= 24 and columns >= 60:
        assert len(shown) <= lines
