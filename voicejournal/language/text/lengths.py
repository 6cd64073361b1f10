"""Lengths of sound and of waiting, in a person's words."""

MINUTE_S = 60
HOUR_S = 3600
FEW_MINUTES = 10
ROUNDED_TO_MINUTES = 5
SECONDS_BELOW_S = 120


def how_far_text(done_s: float, total_s: float) -> str:
    """'12 of 61 minutes'; 'N of M seconds' for what is shorter than two minutes."""
    if total_s < SECONDS_BELOW_S:
        return f"{int(done_s)} of {round(total_s)} seconds"
    return f"{int(done_s / MINUTE_S)} of {round(total_s / MINUTE_S)} minutes"


def left_text(left_s: float) -> str:
    """'about 4 minutes left': rounded up, and the coarser the longer."""
    if left_s < MINUTE_S:
        return "less than a minute left"
    minutes = -int(-left_s // MINUTE_S)
    if minutes > FEW_MINUTES:
        minutes = -(-minutes // ROUNDED_TO_MINUTES) * ROUNDED_TO_MINUTES
    hours, rest = divmod(minutes, MINUTE_S)
    parts = [_counted(hours, "hour"), _counted(rest, "minute")]
    return f"about {' '.join(part for part in parts if part)} left"


def _counted(count: int, what: str) -> str:
    if not count:
        return ""
    return f"{count} {what}{'' if count == 1 else 's'}"
