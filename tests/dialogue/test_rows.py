"""A text in rows: broken between words, and every place of it is found again."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from voicejournal.dialogue.writing import row_breaks
from voicejournal.dialogue.writing.row_breaks import LEAST_COLUMNS, cells, row_starts
from voicejournal.dialogue.writing.rows import Added, Place, Rows

ODD = "ab é\u0301ж'-…。「」今天が\u3099한😢👩\u200d👧\u00a0\u200b\u3000\t"
LINES = st.one_of(
    st.text(st.sampled_from(ODD), max_size=80),
    st.text(st.sampled_from("ab é,ж'-…  "), max_size=200),
    st.text(st.characters(exclude_characters="\n"), max_size=60),
)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
WIDTHS = st.integers(1, 30)
FAR = 10_000


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, tuple[Added, ...]]:
    """A text, and what is shown beside it."""
    text = draw(TEXTS)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    return text, tuple(Added(at, draw(st.sampled_from(("[private: ", "]")))) for at in places)


def set_rows(line: str, columns: int) -> list[str]:
    """What stands in each row of a line."""
    return [line[start:end] for start, end in pairwise((*row_starts(line, columns), len(line)))]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("", [""]),
        ("He said it again.", ["He said it ", "again."]),
        ("He said it again and it hurt", ["He said it ", "again and it ", "hurt"]),
        ("a https://example.org/long b", ["a ", "https://exam", "ple.org/long ", "b"]),
        ("well-being counts", ["well-being ", "counts"]),
        ("twelve chars  now", ["twelve chars  ", "now"]),
        ("ab                    cd", ["ab                    ", "cd"]),
        ("Je dis « oui\u00a0» tard", ["Je dis « ", "oui\u00a0» tard"]),
        ("今天我很累，晚上没有睡。", ["今天我很累，", "晚上没有睡。"]),  # noqa: RUF001
        ("今天我很高兴。晚上", ["今天我很高", "兴。晚上"]),
        ("我说今天天「很累」", ["我说今天天", "「很累」"]),
        ("tired today😢 yes", ["tired ", "today😢 yes"]),
        ("e\u0301" * 14, ["e\u0301" * 12, "e\u0301" * 2]),
    ],
)
def test_a_line_is_broken_between_words(line: str, rows: list[str]) -> None:
    """Twelve columns: by letters only what no row can hold; ideographs, but not before a stop."""
    assert set_rows(line, 12) == rows


@given(LINES, WIDTHS)
def test_the_rows_of_a_line_are_the_line(line: str, columns: int) -> None:
    """Each character in just one row, and no row wider than there is room, but for its blanks."""
    rows = set_rows(line, columns)
    assert "".join(rows) == line
    assert all(rows) or rows == [""]
    room = max(columns, LEAST_COLUMNS)
    letters = list(iter_graphemes(line))
    widest = max((cells(letter) for letter in letters), default=0)
    assert all(cells(row.rstrip()) <= max(room, widest) for row in rows)


@given(st.lists(st.text("abé'-", min_size=1, max_size=20), min_size=1), WIDTHS)
def test_a_word_is_never_broken_unless_it_is_longer_than_a_row(
    words: list[str], columns: int
) -> None:
    """And a row ends only where the next word has no more room."""
    room = max(columns, LEAST_COLUMNS)
    rows = set_rows(" ".join(words), columns)
    starts = {
        sum(len(word) + 1 for word in words[:number]): word for number, word in enumerate(words)
    }
    at = 0
    for before in rows[:-1]:
        at += len(before)
        if at in starts:
            word = starts[at]
            assert len(before) + len(word) > room
        else:
            word = next(starts[start] for start in sorted(starts, reverse=True) if start < at)
            assert len(word) > room


@example("  VERYVERYLONG", 8)
@example("a VERYVERYLONG b", 8)
@given(st.text("ab é ж…", max_size=120), WIDTHS)
def test_the_quick_way_breaks_as_the_other_does(line: str, columns: int) -> None:
    columns = max(columns, LEAST_COLUMNS)
    assert row_starts(line, columns) == tuple(row_breaks._any_starts(line, columns))


@given(texts_with_marks(), WIDTHS)
def test_every_character_stands_in_the_rows_once(
    marked: tuple[str, tuple[Added, ...]], columns: int
) -> None:
    """What is added stands there beside; rows that are taken over are the same."""
    text, added = marked
    rows = Rows(text, added, columns)
    shown = "".join(rows.shown(row) for row in range(rows.count))
    expected, reached = "", 0
    for one in added:
        expected += text[reached : one.at] + one.shown
        reached = one.at
    assert shown == (expected + text[reached:]).replace("\n", "")
    again = Rows(f"{text}\nMore.", added, columns, rows)
    assert [again.shown(row) for row in range(rows.count)] == [
        rows.shown(row) for row in range(rows.count)
    ]


@given(texts_with_marks(), WIDTHS)
def test_a_place_on_the_screen_is_a_place_of_the_text(
    marked: tuple[str, tuple[Added, ...]], columns: int
) -> None:
    """Both ways: to a row and a column, and back to where the same column is."""
    rows = Rows(*marked, columns)
    for at in range(len(marked[0]) + 1):
        row, before = rows.row_of(Place(at))
        assert 0 <= row < rows.count
        assert 0 <= before <= len(rows.shown(row))
        column = rows.column(Place(at))
        found = rows.at(row, column)
        assert found is not None
        assert rows.row_of(found)[0] == row
        edge = cells(rows.shown(row).rstrip())
        assert min(rows.column(found), edge) == min(column, edge)
    for row in range(rows.count):
        for column in (0, 3, FAR):
            found = rows.at(row, column)
            assert found is None or rows.row_of(found)[0] == row


@given(texts_with_marks(), WIDTHS, st.integers(0, 30))
def test_down_and_up_again_visit_every_row(
    marked: tuple[str, tuple[Added, ...]], columns: int, column: int
) -> None:
    """A row that shows nothing of the text itself is passed over, and nothing holds the cursor."""
    rows = Rows(*marked, columns)
    own = [row for row in range(rows.count) if rows.at(row, column) is not None]
    place, visited = Place(0), [rows.row_of(Place(0))[0]]
    for _ in range(rows.count):
        place = rows.moved(place, 1, column)
        visited.append(rows.row_of(place)[0])
    assert place.at == len(marked[0]) or visited[-1] == own[-1]
    assert set(visited) >= set(own) - {own[0]}
    for _ in range(rows.count):
        place = rows.moved(place, -1, column)
    assert rows.moved(place, -1, column) == Place(0)
