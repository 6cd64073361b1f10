"""How long the machine slept: its lid was closed, and no clock of a program ticked."""

import sys
import time
from typing import Final

LEAST_SLEEP_S: Final = 2.0
MINUTE_S: Final = 60
HOUR_S: Final = 3600


def seconds_asleep() -> float:
    """Seconds that the machine has slept since it started, or an offset that grows by them.

    0 where the system does not tell. The wall clock would not do: it is set, too.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME) - time.monotonic()
    if sys.platform == "darwin":  # its CLOCK_MONOTONIC ticks while it sleeps, Python's does not
        return time.clock_gettime(time.CLOCK_MONOTONIC) - time.monotonic()
    return 0.0


def asleep_text(slept_s: float) -> str:
    """What is said of it, as in 'The machine slept for 3 hours in between.'."""
    if slept_s >= HOUR_S:
        count, unit = round(slept_s / HOUR_S), "hour"
    elif slept_s >= MINUTE_S:
        count, unit = round(slept_s / MINUTE_S), "minute"
    else:
        count, unit = round(slept_s), "second"
    length = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"The machine slept for {length} in between. The recording goes on; Enter finishes it."
