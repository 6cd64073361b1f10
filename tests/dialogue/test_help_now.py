"""Help now: legible at the worst moment, and no number without its source."""

from datetime import date

import pytest

from voicejournal.dialogue import help_now
from voicejournal.dialogue.help_now import help_text, parse_countries, read_countries
from voicejournal.errors import DamagedError

WANTED = frozenset(
    (
        "US",
        "CA",
        "GB",
        "IE",
        "AU",
        "NZ",
        "DE",
        "AT",
        "CH",
        "NL",
        "BE",
        "FR",
        "ES",
        "IT",
        "PT",
        "SE",
        "NO",
        "DK",
        "FI",
        "PL",
        "IN",
        "ZA",
    )
)


def test_the_countries_that_were_promised_are_here() -> None:
    """Each with an emergency number and at least one line."""
    countries = read_countries()
    assert set(countries) >= WANTED
    assert all(country.lines for country in countries.values())


@pytest.mark.parametrize("code", sorted(WANTED))
def test_every_number_has_digits_a_date_and_a_source(code: str) -> None:
    """Nothing is listed from memory."""
    country = read_countries()[code]
    for number in (country.emergency, *(line.number for line in country.lines)):
        assert any(character.isdigit() for character in number.number)
        assert number.number.replace(" ", "").replace("-", "").isdigit()
        assert date(2026, 11, 1) <= number.checked <= date.today()  # noqa: DTZ011 - a day is enough
        assert number.source.startswith("http")


@pytest.mark.parametrize("code", [*sorted(WANTED), "", "XX", "uk", "\x1b[2J"])
def test_it_is_narrow_and_in_order(code: str) -> None:
    """The emergency number, the therapist, the lines, and where to find more."""
    text = help_text("", code)
    assert max(map(len, text.split("\n"))) <= 60
    danger, therapist = text.index("IN DANGER NOW"), text.index("Your therapist")
    assert danger < therapist < text.index("findahelpline.com")
    assert "\x1b" not in text


def test_the_plan_comes_first_as_it_was_written() -> None:
    """With its own lines, and without escape codes."""
    plan = "1. Sit down.\n   Feet on the floor.\n\n2. Ring Anna, 0123\x1b[31m"
    text = help_text(plan, "GB")
    assert text.startswith(
        "MY PLAN\n1. Sit down.\n   Feet on the floor.\n\n2. Ring Anna, 0123[31m\n\nIN DANGER NOW"
    )


def test_a_wide_plan_is_wrapped_where_it_began() -> None:
    """No line of it is lost."""
    text = help_text("  " + "word " * 40, "GB")
    assert text.count("word") == 40
    assert max(map(len, text.split("\n"))) <= 60


def test_without_a_plan_it_says_how_to_write_one() -> None:
    """In a line, and the numbers follow."""
    assert "voicejournal help-now --edit" in " ".join(
        help_text(" \n", "").replace("\n", " ").split()
    )


def test_an_unknown_country_gets_the_numbers_of_several() -> None:
    """112, 911, 999, 000 and 111."""
    text = help_text("", "XX")
    assert all(number in text for number in ("112", "911", "999", "000", "111"))


def test_a_damaged_list_still_gives_emergency_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever needs help now gets no error message."""

    def damaged() -> None:
        raise DamagedError("The list of help lines is damaged.")

    monkeypatch.setattr(help_now, "read_countries", damaged)
    assert help_text("", "GB") == help_text("", "XX")


@pytest.mark.parametrize(
    "change",
    [
        ('number = "1"', 'number = "none"'),
        ("checked = 2026-11-23", 'checked = "today"'),
        ('source = "http://a"', 'source = ""'),
        ('name = "A"', ""),
        ("[XX]", "[XX"),
    ],
)
def test_a_list_that_is_not_whole_is_refused(change: tuple[str, str]) -> None:
    """A number without digit, date or source is none."""
    whole = (
        '[XX]\nname = "A"\nlines = []\n[XX.emergency]\nnumber = "1"\nnote = ""\n'
        'checked = 2026-11-23\nsource = "http://a"\nsource_date = ""\n'
    )
    assert parse_countries(whole)["XX"].emergency.number == "1"
    with pytest.raises(DamagedError):
        parse_countries(whole.replace(*change))
