"""Going through the preview of the page (ports.Previewer): with keys, or line by line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from prompt_toolkit import Application
from prompt_toolkit.application import get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.styles import Style

from voicejournal.ports import DrawPreview, Preview, PreviewRow, Wish

STYLE = Style.from_dict({"chosen": "bold", "title": "bold", "dim": ""})
WISHES = {
    "x": Wish.OUT_OR_IN,
    "delete": Wish.OUT_OR_IN,
    "s": Wish.SWAP,
    "u": Wish.UP,
    "d": Wish.DOWN,
    "n": Wish.INITIALS,
    "N": Wish.ALL_INITIALS,
}
WORDS = {
    "out": Wish.OUT_OR_IN,
    "in": Wish.OUT_OR_IN,
    "swap": Wish.SWAP,
    "up": Wish.UP,
    "down": Wish.DOWN,
    "initials": Wish.INITIALS,
}
CHOOSE_FIRST = "This is another line: Up or Down first."
HELP = "Commands: out 3, in 9, swap 3, up 3, down 3, initials 3, initials all, show, accept, quit."


@dataclass(slots=True)
class KeyPreviewer:
    """On the whole screen: arrows choose a line, a key changes it."""

    draw: DrawPreview
    _chosen: int = 0
    _message: str = ""
    _taken_in: str = ""
    """Why the line was below that was just taken in: the next like it waits for another key."""

    def go_through(self, preview: Preview) -> bool:
        """Return whether the page was accepted; Esc, q and Ctrl-C leave it as it is."""
        control = FormattedTextControl(lambda: self._drawn(preview), focusable=True)
        application: Application[bool] = Application(
            layout=Layout(Window(control, wrap_lines=False)),
            key_bindings=self._keys(preview),
            style=STYLE,
            full_screen=True,
        )
        application.ttimeoutlen = 0.05  # Esc alone is a key here
        return bool(application.run())

    def _drawn(self, preview: Preview) -> StyleAndTextTuples:
        size = get_app().output.get_size()
        lines = self.draw(preview.rows, self._chosen, size.columns, size.rows, self._message)
        shown: StyleAndTextTuples = [(style, f"{text}\n") for style, text in lines[:-1]]
        return [*shown, *lines[-1:]]

    def _keys(self, preview: Preview) -> KeyBindings:
        keys = KeyBindings()
        for name, step in (("up", -1), ("k", -1), ("down", 1), ("j", 1)):
            keys.add(name)(self._stepping(preview, step))
        for name, wish in WISHES.items():
            keys.add(name)(self._wishing(preview, wish))
        for name in ("q", "escape", "c-c"):
            keys.add(name, eager=name == "escape")(lambda event: event.app.exit(result=False))
        keys.add("a")(lambda event: event.app.exit(result=True))
        return keys

    def _stepping(self, preview: Preview, step: int) -> Callable[[KeyPressEvent], None]:
        def press(_event: KeyPressEvent) -> None:
            last = max(len(preview.rows) - 1, 0)
            self._chosen = min(max(self._chosen + step, 0), last)
            self._message = self._taken_in = ""

        return press

    def _wishing(self, preview: Preview, wish: Wish) -> Callable[[KeyPressEvent], None]:
        def press(_event: KeyPressEvent) -> None:
            below = preview.rows[self._chosen].reason if preview.rows else ""
            if wish is Wish.OUT_OR_IN and below and below == self._taken_in:
                self._message = CHOOSE_FIRST  # a key that is held down must not open them all
                return
            self._chosen, self._message = preview.wish(self._chosen, wish)
            self._taken_in = below if wish is Wish.OUT_OR_IN else ""

        return press


@dataclass(slots=True)
class LinePreviewer:
    """Numbered lines and typed commands: for screen readers, pipes and simple terminals."""

    say: Callable[[str], None]
    lines: Callable[[Sequence[PreviewRow]], Iterable[str]]
    read: Callable[[], str] = field(default=input)

    def go_through(self, preview: Preview) -> bool:
        """Return whether the page was accepted; the end of the input leaves it as it is."""
        self._show(preview)
        self.say(HELP)
        while True:
            try:
                words = self.read().split()
            except EOFError:
                return False
            match [word.lower() for word in words]:
                case ["accept"]:
                    return True
                case ["quit"]:
                    return False
                case ["show"]:
                    self._show(preview)
                case ["initials", "all"]:
                    self.say(preview.wish(0, Wish.ALL_INITIALS)[1])
                case [word, number] if word in WORDS and number.isdecimal():
                    self._change(preview, WORDS[word], int(number[:6]) - 1)
                case _:
                    self.say(HELP)

    def _show(self, preview: Preview) -> None:
        for line in self.lines(preview.rows):
            self.say(line)

    def _change(self, preview: Preview, wish: Wish, number: int) -> None:
        at, message = preview.wish(number, wish)
        rows = preview.rows
        where = f" It is line {at + 1} now." if at != number and at < len(rows) else ""
        self.say(f"{message}{where}")
