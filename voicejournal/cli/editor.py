"""Writing in the program itself: no temporary file, no editor's swap file."""

from voicejournal.dialogue.marking import Marking
from voicejournal.dialogue.writing.marks import Marks
from voicejournal.dialogue.writing.screen import Ending, WritingScreen


def edit_text(title: str, text: str) -> str:
    """Let the person edit a text over several lines.

    Raises:
        KeyboardInterrupt: Ctrl-C or a signal; nothing is changed.
    """
    written = WritingScreen(title, "leave", text, drops=True).run()
    if written.ending is not Ending.KEPT:
        raise KeyboardInterrupt
    return written.text


def write_text(title: str) -> tuple[str, bool]:
    """Let the person write; returns the text, and whether Ctrl-C or a signal cut it short."""
    written = WritingScreen(title, "keep and leave").run()
    return written.text, written.ending is not Ending.KEPT


def edit_marked(title: str, marking: Marking) -> tuple[str, bool]:
    """Let the person edit a text where keys mark sentences; whether a signal cut it short.

    Raises:
        KeyboardInterrupt: Ctrl-C; nothing is changed.
    """
    written = WritingScreen(title, "leave", marking.text, Marks(marking), drops=True).run()
    if written.ending is Ending.LEFT:
        raise KeyboardInterrupt
    return written.text, written.ending is Ending.CUT_SHORT
