"""How the program says days, lengths and levels."""

from collections.abc import Sequence
from datetime import date, datetime

from voicejournal.language.text.names import DAYS, MONTHS

QUIETEST_SHOWN_DBFS = -54.0
BARS = "▁▂▃▄▅▆▇█"
ASCII_BARS = ".:-=+*%#"
SECONDS_A_MINUTE = 60


def day_text(day: date) -> str:
    """'Tuesday 17 November'."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_day_text(day: date) -> str:
    """'Tue 17 Nov 2026'."""
    return f"{DAYS[day.weekday()][:3]} {day.day:2} {MONTHS[day.month - 1][:3]} {day.year}"


def clock_text(at: datetime) -> str:
    """'22:30'."""
    return f"{at:%H:%M}"


def position_text(seconds: float) -> str:
    """'04:12', or '1:04:12' from an hour on."""
    minutes, rest = divmod(int(seconds), SECONDS_A_MINUTE)
    hours, minutes = divmod(minutes, SECONDS_A_MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def length_text(seconds: float) -> str:
    """'12 minutes', '1 minute', '40 seconds'."""
    minutes = round(seconds / SECONDS_A_MINUTE)
    if seconds < SECONDS_A_MINUTE:
        return _counted(max(1, round(seconds)), "second")
    return _counted(minutes, "minute")


def doubts_text(count: int) -> str:
    """'1 place is in doubt', '3 places are in doubt'."""
    return f"{_counted(count, 'place')} {'is' if count == 1 else 'are'} in doubt"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def meter_text(levels_dbfs: Sequence[float], width: int, *, ascii_only: bool) -> str:
    """The last levels as bars, newest at the right."""
    bars = ASCII_BARS if ascii_only else BARS
    shown = [_bar(level, bars) for level in levels_dbfs[-width:]]
    return "".join(shown).rjust(width, bars[0])


def _bar(level_dbfs: float, bars: str) -> str:
    share = (level_dbfs - QUIETEST_SHOWN_DBFS) / -QUIETEST_SHOWN_DBFS
    return bars[min(len(bars) - 1, max(0, int(share * len(bars))))]
