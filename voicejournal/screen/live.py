"""What the person sees while speaking (ports.LiveScreen): drawn, or a line now and then."""

from collections.abc import Callable, Sequence

from rich.console import Console, Group
from rich.live import Live
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from voicejournal.journal import Segment
from voicejournal.language.text.safe import printable
from voicejournal.ports import LiveView
from voicejournal.screen.doubt import marked_text
from voicejournal.screen.phrases import day_text, length_text, meter_text, position_text

COLUMNS = 56
"""With two columns on either side it fits a terminal of sixty."""
METER_COLUMNS = 24
TEXT_LINES = 8
PLAIN_EVERY_S = 10.0
BEHIND_WORTH_SAYING_S = 30.0
MUTED = "The microphone gives only silence. Is it muted? The sound settings show it."


class DrawnScreen:
    """A few calm lines, redrawn in place."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, auto_refresh=False, vertical_overflow="crop")
        self._is_open = False
        self._last: LiveView | None = None
        self._words = LastWords()

    def show(self, view: LiveView) -> None:
        """Draw the newest state."""
        if not self._is_open:
            self._live.start()
            self._is_open = True
        self._last = view
        words = self._words.lines(view.heard.segments)
        shown = drawing(view, words, ascii_only=_ascii_only(self._console))
        self._live.update(shown, refresh=True)

    def close(self) -> None:
        """Leave all that was heard on the screen."""
        if not self._is_open:
            return
        self._is_open = False
        if self._last is not None:
            self._live.update(whole(self._last), refresh=True)
        self._live.stop()


class PlainScreen:
    """A line at each change that matters, and one every ten seconds."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._said_s = 0.0
        self._segments = 0
        self._last: tuple[bool, bool, str, bool] | None = None

    def show(self, view: LiveView) -> None:
        """Say what is new."""
        sound = view.sound
        state = (view.started, sound.paused, _notice(view), view.finishing)
        if state != self._last:
            self._last = state
            self._say(_state_text(view))
        for segment in view.heard.segments[self._segments :]:
            self._say(f"  {marked_text(segment, plain=True).plain}")
        self._segments = len(view.heard.segments)
        if sound.elapsed_s - self._said_s >= PLAIN_EVERY_S:
            self._said_s = sound.elapsed_s
            self._say(f"  {position_text(sound.elapsed_s)}")

    def close(self) -> None:
        """Nothing is drawn, so nothing is left to put right."""


class LastWords:
    """The last lines of what was heard, broken anew only where words were added.

    A line that is full stays as it is whatever follows, so that the last one and the new words are
    all that is broken at a tick, after two hours as after a minute.
    """

    def __init__(self) -> None:
        self._console = Console(width=COLUMNS)
        self._lines: list[Text] = []
        self._seen = 0

    def lines(self, segments: Sequence[Segment]) -> list[Text]:
        """The lines to show, given all that was heard so far."""
        if len(segments) < self._seen:  # another reflection
            self._lines, self._seen = [], 0
        fresh = [marked_text(segment) for segment in segments[self._seen :]]
        self._seen = len(segments)
        if fresh:
            open_line = self._lines[-1:]
            broken = Text(" ").join([*open_line, *fresh]).wrap(self._console, COLUMNS)
            for line in broken:
                line.rstrip()
            self._lines = [*self._lines[:-1], *broken][-TEXT_LINES:]
        return self._lines


def drawing(view: LiveView, words: Sequence[Text], *, ascii_only: bool = False) -> Padding:
    """The screen of DESIGN: day and time, device and meter, the last words, the keys."""
    lines: list[Table | Text] = [_head(view, ascii_only=ascii_only), Text(), *words]
    lines += [Text(_listening(view), style="dim"), Text()]
    if told := _notice(view):
        lines += [*Text(told, style="bold").wrap(Console(width=COLUMNS), COLUMNS), Text()]
    return Padding(Group(*lines, Text(_keys(view), style="dim")), (1, 2), expand=False)


def whole(view: LiveView) -> Padding:
    """All that was heard, to stay on the screen."""
    return Padding(Group(_head(view, ascii_only=True, meter=False), Text(), _words(view)), (1, 2))


def _head(view: LiveView, *, ascii_only: bool, meter: bool = True) -> Table:
    head = Table.grid(expand=False)
    head.add_column(width=COLUMNS - METER_COLUMNS, no_wrap=True, overflow="ellipsis")
    head.add_column(width=METER_COLUMNS, justify="right", no_wrap=True)
    head.add_row(Text(day_text(view.moment.journal_day)), Text(position_text(view.sound.elapsed_s)))
    bars = meter_text(view.sound.levels_dbfs, METER_COLUMNS, ascii_only=ascii_only)
    head.add_row(Text(printable(view.device), style="dim"), Text(bars if meter else ""))
    return head


def _words(view: LiveView) -> Text:
    return Text(" ").join(marked_text(segment) for segment in view.heard.segments)


def _listening(view: LiveView) -> str:
    if view.finishing:
        to_go = f" ({length_text(view.heard.behind_s)} to go)" if _is_far_behind(view) else ""
        return f"writing down the last words …{to_go}"
    if not view.started:
        return "The microphone is on; nothing is kept before you press Enter."
    if view.sound.paused:
        return "paused"
    if view.heard.trouble:
        return "recording; the words come later"
    if _is_far_behind(view):
        return f"listening … (the words are {length_text(view.heard.behind_s)} behind)"
    return "listening …"


def _notice(view: LiveView) -> str:
    return view.sound.notice or (MUTED if view.sound.muted else "")


def _is_far_behind(view: LiveView) -> bool:
    return view.heard.behind_s > BEHIND_WORTH_SAYING_S


def _keys(view: LiveView) -> str:
    if view.finishing:
        return "Ctrl-C leaves the words for later"
    if not view.started:
        return "Enter start     Ctrl-C leave"
    pause = "Space go on  " if view.sound.paused else "Space pause  "
    return f"{pause}   Enter finish"


def _state_text(view: LiveView) -> str:
    if told := _notice(view):
        return told
    if not view.started:
        return f"{view.device}. Enter starts, Enter again finishes, p and Enter pauses."
    if view.finishing:
        return "Writing down the last words."
    if view.sound.paused:
        return "Paused."
    return f"Recording from {view.device}."


def _ascii_only(console: Console) -> bool:
    return not console.encoding.lower().startswith("utf")
