"""What went together with mood, as it is shown: figures, both counts, and what cannot be said."""

from collections.abc import Iterable
from typing import Final

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from voicejournal.journal import FactorKind, Pattern, Patterns, Verdict
from voicejournal.language.text.safe import printable
from voicejournal.screen.mood_words import when_rated

KINDS: Final = {
    FactorKind.TRIGGER: "",
    FactorKind.SKILL: "did",
    FactorKind.PERSON: "with",
    FactorKind.SLEEP: "slept",
    FactorKind.CARE: "self-care",
}
"""What stands before a label that is no trigger."""

WITHOUT_TEST: Final = 28
ROOMY: Final = 60
"""Columns in which a factor and both its means stand on one line."""
MOST_COUNTED: Final = 12
"""Of what is only counted, the most often named; JSON has all."""

TAKEN_OFF: Final = (
    "A difference is in points of the mood, with the trend and yesterday's mood taken off."
    " That two things go together does not say that one leads to the other."
)


def patterns_view(found: Patterns, width: int = ROOMY) -> Padding:
    """The findings, then what has no clear difference, then what is only counted."""
    parts: list[Text | Table] = [Text(_rated_text(found))]
    together = _of(found, Verdict.TOGETHER)
    if together:
        parts += [Text("\nWent together with mood", style="bold"), _compared(together, width)]
    unclear = _of(found, Verdict.NO_DIFFERENCE)
    if unclear:
        parts += [Text("\nNo clear difference", style="bold"), _compared(unclear, width)]
    counted = _of(found, Verdict.TOO_FEW)
    if counted:
        parts += [Text("\nToo few to say", style="bold"), _counted(counted[:MOST_COUNTED])]
    if len(counted) > MOST_COUNTED:
        parts += [Text(f"and {len(counted) - MOST_COUNTED} more, named less often", style="dim")]
    parts += [Text(f"\n{_tested_text(found)}")]
    return Padding(Group(*parts), (0, 2), expand=False)


def _of(found: Patterns, verdict: Verdict) -> list[Pattern]:
    return [pattern for pattern in found.patterns if pattern.verdict is verdict]


def _rated_text(found: Patterns) -> str:
    rated = len(found.rated_days)
    told = [f"{_evenings(rated)} rated; {found.missing} missing between the first and the last."]
    told += when_rated(found.days)
    if rated < WITHOUT_TEST:
        told += [f"Nothing is said under {WITHOUT_TEST}."]
    return " ".join(told)


def _tested_text(found: Patterns) -> str:
    if not found.patterns:
        return "Nothing that could be compared is confirmed on a rated evening."
    if not found.tested:
        return (
            "None is compared yet: that takes 28 rated evenings, 8 that name it, and 5 that do not."
        )
    told = f"{found.tested} of {len(found.patterns)} had evenings enough to be compared."
    if _of(found, Verdict.TOGETHER):
        told += " Of ten that are said to go together, one at most may be expected to be chance."
    return f"{told} {TAKEN_OFF}"


def _compared(patterns: Iterable[Pattern], width: int) -> Table | Text:
    """A line a factor: the difference where it may be said, and both sides with their n."""
    if width < ROOMY:
        return Text("\n").join(_in_two_lines(each) for each in patterns)
    table = Table.grid(padding=(0, 2))
    for justify in ("left", "left", "right", "right"):
        table.add_column(justify=justify)
    for each in patterns:
        table.add_row(
            _label(each),
            _difference(each) if each.verdict is Verdict.TOGETHER else "",
            f"named {each.evenings_with}: {each.mean_with:.1f}",
            f"not {each.evenings_without}: {each.mean_without:.1f}",
        )
    return table


def _in_two_lines(pattern: Pattern) -> Text:
    told = _label(pattern)
    if pattern.verdict is Verdict.TOGETHER:
        told.append(f"  {_difference(pattern)}")
    with_it = f"named {pattern.evenings_with}: {pattern.mean_with:.1f}"
    without = f"not {pattern.evenings_without}: {pattern.mean_without:.1f}"
    return told.append(f"\n  {with_it}   {without}")


def _counted(patterns: Iterable[Pattern]) -> Table:
    table = Table.grid(padding=(0, 2))
    for each in patterns:
        rated = each.evenings_with + each.evenings_without
        table.add_row(_label(each), f"on {each.evenings_with} of {_evenings(rated)}")
    return table


def _label(pattern: Pattern) -> Text:
    kind = KINDS[pattern.factor.kind]
    label = printable(pattern.factor.label)
    return Text(f"{kind} {label}" if kind else label)


def _difference(pattern: Pattern) -> str:
    points = pattern.adjusted or 0.0
    return f"{abs(points):.1f} {'lower' if points < 0 else 'higher'}"


def _evenings(count: int) -> str:
    return f"{count} evening{'' if count == 1 else 's'}"
