"""Keys that move by what is seen: rows up and down, to a row's ends, by screens."""

from collections.abc import Callable
from typing import Final

from prompt_toolkit.filters import shift_selection_mode
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.selection import SelectionType

from voicejournal.dialogue.writing.rows_control import RowsControl

STAYS_IN_SIGHT: Final = 2
"""Rows that stay on the screen when it goes on by a whole one."""


def row_keys(control: RowsControl) -> KeyBindings:
    """The arrows and their like; with Shift they select."""
    keys = KeyBindings()
    for names, move in (
        (("up", "c-p"), lambda _: control.move(-1)),
        (("down", "c-n"), lambda _: control.move(1)),
        (("home", "c-a"), lambda _: control.move_in_row(to_end=False)),
        (("end", "c-e"), lambda _: control.move_in_row(to_end=True)),
    ):
        for name in names:
            # While something is selected by Shift, the library's own binding lets go of it first.
            keys.add(name, filter=~shift_selection_mode)(move)
        keys.add(f"s-{names[0]}")(_selecting(move))
    keys.add("pageup")(lambda event: _turn(control, event, -1))
    keys.add("pagedown")(lambda event: _turn(control, event, 1))
    return keys


def _turn(control: RowsControl, event: KeyPressEvent, by: int) -> None:
    """Go on by a screen, the cursor staying where it is on it."""
    window = event.app.layout.current_window
    control.buffer.exit_selection()
    info = window.render_info
    if info is not None:
        step = max(info.window_height - STAYS_IN_SIGHT, 1)
        last = max(info.content_height - info.window_height, 0)
        control.move(by * step)
        window.vertical_scroll = min(max(info.vertical_scroll + by * step, 0), last)


def _selecting(move: Callable[[KeyPressEvent], None]) -> Callable[[KeyPressEvent], None]:
    def press(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.selection_state is None:
            buffer.start_selection(selection_type=SelectionType.CHARACTERS)
        if buffer.selection_state is not None:
            buffer.selection_state.enter_shift_mode()
        move(event)
        selected = buffer.selection_state
        if selected and selected.original_cursor_position == buffer.cursor_position:
            buffer.exit_selection()

    return press
