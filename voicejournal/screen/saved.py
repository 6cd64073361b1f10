"""What can be saved, or was saved, of a damaged journal, in words."""

from collections.abc import Sequence

from voicejournal.ports import Saved

MOST_NUMBERS = 12


def saved_text(saved: Saved) -> str:
    """How much can be saved, in one or two sentences."""
    if not saved.count:
        return "Nothing of a journal can be read in it."
    parts = [f"{_entries(len(saved.whole))} can be saved whole"]
    parts += [
        f"{len(numbers)} {how}"
        for numbers, how in (
            (saved.doubtful, "with words that are in doubt"),
            (saved.unheard, "whose words are made again from the sound"),
            (saved.wordless, "without words or sound"),
        )
        if numbers
    ]
    told = f"{', '.join(parts)}."
    if saved.adopted:
        told += f" {_of(len(saved.adopted))} only the sound is there."
    return told


def saved_lines(saved: Saved) -> list[str]:
    """What was saved and what was not, a line each."""
    lines = [f"Saved: {_entries(saved.count)}, {len(saved.whole)} of them whole."]
    for numbers, told in (
        (saved.unheard, "words are made again from the sound"),
        (saved.doubtful, "words in doubt (?), and never quoted so"),
        (saved.wordless, "neither words nor sound any more"),
        (saved.adopted, "known by the sound alone"),
        (saved.headless, "dated by the id, for want of a better date"),
        (saved.uncertain, "a day, an answer, a rating or a time may be altered; have a look"),
        (saved.private, "private now, as what you had chosen is not known"),
    ):
        if numbers:
            lines.append(f"  {_numbers(numbers)}: {told}.")
    if saved.others:
        lines.append(f"  {', '.join(saved.others)}: may be altered or lost; have a look.")
    if saved.lost_rows:
        rows = "row" if saved.lost_rows == 1 else "rows"
        lines.append(f"  Not saved: {saved.lost_rows} {rows} that could not be read.")
    return lines


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _of(count: int) -> str:
    return "Of 1 more" if count == 1 else f"Of {count} more"


def _numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:MOST_NUMBERS]))
    more = len(numbers) - MOST_NUMBERS
    what = "Entry" if len(numbers) == 1 else "Entries"
    return f"{what} {shown} and {more} more" if more > 0 else f"{what} {shown}"
