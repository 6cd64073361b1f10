"""Sheets of paper, and which of them a country prints on."""

from enum import Enum
from typing import Final


class Paper(Enum):
    """A sheet: its name for the person and for printers, its width and height in mm."""

    A4 = ("a4", "A4", 210.0, 297.0)
    LETTER = ("letter", "Letter", 215.9, 279.4)

    @property
    def name_typed(self) -> str:
        """As it is typed, and as style sheets know it: 'a4'."""
        return self.value[0]

    @property
    def name_printed(self) -> str:
        """As printers know it: 'A4'."""
        return self.value[1]

    @property
    def width_mm(self) -> float:
        """From left to right."""
        return self.value[2]

    @property
    def height_mm(self) -> float:
        """From top to bottom."""
        return self.value[3]


_LETTER_COUNTRIES: Final = frozenset(
    {
        *("US", "CA", "MX", "GT", "NI", "PA", "CR", "SV", "BZ", "CO", "CL", "VE", "PH", "PR"),
        *("USA", "CAN", "MEX", "GTM", "NIC", "PAN", "CRI", "SLV", "BLZ", "COL", "CHL", "VEN"),
        *("PHL", "PRI"),
    }
)
"""Where CLDR (supplemental data, paperSize) has US-Letter; elsewhere it is A4."""


def paper_of(country: str) -> Paper:
    """The paper of a country by its code of two or three letters; A4 where none is set."""
    return Paper.LETTER if country.upper() in _LETTER_COUNTRIES else Paper.A4
