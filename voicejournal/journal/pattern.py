"""What went together with mood: the evenings as rated, and what a comparison of them comes to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FactorKind(StrEnum):
    """What kind of thing was named on an evening."""

    TRIGGER = "trigger"
    SKILL = "skill"
    PERSON = "person"
    SLEEP = "sleep"
    """The night before, by the word that was said for it."""
    CARE = "care"
    """How one looked after oneself, by its kind."""


class RatedWhen(StrEnum):
    """When an evening was rated."""

    SAME_DAY = "same day"
    LATER = "later"
    UNKNOWN = "unknown"
    """It came by an import, with its rating."""


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that the person confirmed of an evening, such as a trigger."""

    kind: FactorKind
    label: str


@dataclass(frozen=True, slots=True)
class RatedEvening:
    """The ratings of one reflection, as confirmed; None is 'not rated', and then so is `rated`.

    With `private_parts` some of it, a sentence or an answer, was said to be for nobody else. With
    `from_words` something was proposed from what was said, and answered.
    """

    number: int
    day: date
    pleasantness: int | None
    energy: int | None
    rated: RatedWhen | None
    private: bool = False
    factors: frozenset[Factor] = frozenset()
    private_parts: bool = False
    from_words: bool = True


class Verdict(StrEnum):
    """How much may be said of a factor."""

    TOO_FEW = "too few to say"
    NO_DIFFERENCE = "no clear difference"
    TOGETHER = "went together"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Evenings that named a factor against those that did not.

    Points are of the mood, 0-10. `difference` is of the two means, `adjusted` of what is left once
    the trend and yesterday's mood are taken off. Where there are too few to say, all are None.
    `p` is by permutation, `q` after Benjamini and Hochberg over all factors that were tested.
    """

    factor: Factor
    evenings_with: int
    evenings_without: int
    verdict: Verdict
    mean_with: float | None = None
    mean_without: float | None = None
    adjusted: float | None = None
    p: float | None = None
    q: float | None = None

    @property
    def difference(self) -> float | None:
        """Mean mood with it, less the mean without it."""
        if self.mean_with is None or self.mean_without is None:
            return None
        return self.mean_with - self.mean_without


@dataclass(frozen=True, slots=True)
class DayRating:
    """The last confirmed ratings of a day that has a reflection."""

    day: date
    pleasantness: int | None
    energy: int | None
    rated: RatedWhen | None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The smoothed mood at a day, for the eye alone."""

    day: date
    pleasantness: float


@dataclass(frozen=True, slots=True)
class Patterns:
    """What some days come to; `days` are those with a reflection, oldest first.

    `tested` counts the factors whose difference was put to the test.
    """

    first_day: date
    last_day: date
    days: tuple[DayRating, ...]
    patterns: tuple[Pattern, ...]
    tested: int

    @property
    def rated_days(self) -> tuple[DayRating, ...]:
        """Days with a confirmed mood."""
        return tuple(day for day in self.days if day.pleasantness is not None)

    @property
    def missing(self) -> int:
        """Days without a confirmed mood between the first and the last that have one."""
        rated = self.rated_days
        return (rated[-1].day - rated[0].day).days + 1 - len(rated) if rated else 0
