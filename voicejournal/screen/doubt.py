"""How words in doubt are shown: underlined and followed by a mark, never by colour alone."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from voicejournal.journal import Segment
from voicejournal.language.text.doubt_text import runs_of
from voicejournal.language.text.safe import printable
from voicejournal.ports import DoubtView
from voicejournal.screen.phrases import position_text

MARK = "?"
NOT_SAID = "perhaps not said"
LEAVE_OUT = "was not said: leave it out"
SAME_ENDS = (",", ";", ":", ".", "?", "!")
COLUMNS = 60
UNDERLINED = "underline"


def marked_text(segment: Segment, *, plain: bool = False) -> Text:
    """Words of a passage, those in doubt marked: `the breathing (? the breeding)`.

    An unbroken run has one mark, at its end, however long it is. In plain lines, where nothing is
    underlined, brackets say where a run begins.
    """
    if (
        not segment.doubtful
    ):  # most are not, and a long evening has hundreds, drawn ten times a second
        return Text(printable("".join(word.text for word in segment.words)).strip())
    shown = Text()
    for run in runs_of(segment):
        text = printable(run.text)
        if not run.doubtful:
            shown.append(text)
            continue
        said = text.strip()
        shown.append(text[: len(text) - len(text.lstrip())])
        shown.append(f"[{said}]" if plain else said, style=UNDERLINED)
        shown.append(f" {_mark(said, run.other)}")
        shown.append(text[len(text.rstrip()) :])
    shown.rstrip()
    return shown[len(shown.plain) - len(shown.plain.lstrip()) :]


def doubt_view(view: DoubtView, *, plain: bool = False) -> Padding:
    """The question about words in doubt: where, the sentence, and what they may be."""
    place = f", at {position_text(view.at_s)}" if view.at_s is not None else ""
    head = Text(f"In doubt, {view.number} of {view.count}{place}", style="" if plain else "dim")
    sentence = Text()
    for text, style in ((view.before, ""), (f"[{view.text}]", "bold underline"), (view.after, "")):
        if text:
            sentence.append(" " if sentence else "")
            sentence.append(printable(text), style=style)
    lines = [head, Text(), *_wrapped(sentence, "  "), Text(), _choice("1", view.text)]
    if view.other is not None:
        lines.append(_choice("2", view.other or LEAVE_OUT))
    if view.other != "":
        lines.append(_choice("-", LEAVE_OUT))
    return Padding(Text("\n").join(lines), (1, 0, 0, 2))


def _mark(said: str, reading: str | None) -> str:
    if reading is None:
        return f"({MARK})"
    other = printable(reading or NOT_SAID).strip()
    if other[-1:] in SAME_ENDS and other[-1:] == said[-1:]:
        other = other[:-1]  # the stop stands in the text already
    return f"({MARK} {other})"


def _choice(key: str, text: str) -> Text:
    lines = _wrapped(Text(printable(text)), "     ")
    return Text("\n").join([Text(f"  {key}  ") + lines[0][5:], *lines[1:]])


def _wrapped(text: Text, indent: str) -> list[Text]:
    lines = text.wrap(Console(width=COLUMNS), COLUMNS - len(indent) - 2)
    return [Text(indent) + line for line in lines] or [Text(indent)]
