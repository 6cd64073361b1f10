"""Writing in the program itself: no temporary file, no editor's swap file."""

from prompt_toolkit import PromptSession
from prompt_toolkit.history import DummyHistory


def edit_text(text: str) -> str:
    """Let the person edit a text over several lines; Esc then Enter keeps it.

    Raises:
        KeyboardInterrupt: Ctrl-C; nothing is changed.
    """
    session: PromptSession[str] = PromptSession(history=DummyHistory(), multiline=True)
    try:
        return session.prompt("  ", default=text, prompt_continuation="  ")
    except EOFError:  # Ctrl-D keeps what stands there
        return session.default_buffer.text
