"""`mood` and `patterns` over a journal of ten weeks, brought in as text."""

import json
import random
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

LAST = date(2026, 11, 22)
DAYS = ("--from", "2026-09-14", "--to", "2026-11-22")
PRIVATE = "the letter"


def written() -> list[dict[str, Any]]:
    """Seventy evenings less some: conflict lowers the mood, work does not; some are private."""
    chance = random.Random(5)  # noqa: S311 - the same evenings each time
    evenings = []
    for number in range(70):
        named = [
            label for label, share in (("conflict", 0.3), ("work", 0.5)) if chance.random() < share
        ]
        mood = chance.choice((5, 6, 6, 7, 8)) - 3 * ("conflict" in named)
        if number % 9 == 4:
            continue
        evening: dict[str, Any] = {
            "recorded_at": f"{LAST - timedelta(days=69 - number)}T21:15:00+00:00",
            "text": f"This was evening number {number}.",
            "triggers": named,
        }
        if number % 10 != 7:
            evening |= {"mood": mood, "energy": number % 11}
        if number % 23 == 11:
            evening |= {"private": True, "triggers": [PRIVATE]}
        evenings.append(evening)
    return evenings


@pytest.fixture(scope="module")
def weeks_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ten weeks lie, once the first test that needs them made them."""
    return tmp_path_factory.mktemp("weeks") / "journal"


@pytest.fixture
def weeks(voicejournal: "Program", weeks_made: Path, tmp_path: Path) -> "Program":
    """The program over ten weeks."""
    if not weeks_made.exists():
        file = tmp_path / "weeks.json"
        file.write_text(json.dumps(written()), "utf-8")
        ran = voicejournal("import", file)
        assert ran.code == 0, ran
        shutil.copytree(voicejournal.journal, weeks_made)
    shutil.rmtree(voicejournal.journal)
    shutil.copytree(weeks_made, voicejournal.journal)
    return voicejournal


def test_what_went_together_is_said_with_both_counts_and_never_as_a_cause(weeks: "Program") -> None:
    """In sixty columns, without colour; how many were compared is said."""
    ran = weeks("patterns", *DAYS, COLUMNS="60")
    assert (ran.code, ran.err) == (0, "")
    together, rest = ran.out.split("No clear difference")
    found = re.search(
        r"conflict +(\d\.\d) lower +named (\d+): (\d\.\d) +not (\d+): (\d\.\d)", together
    )
    assert found is not None, ran.out
    assert float(found[1]) == pytest.approx(float(found[5]) - float(found[3]), abs=0.6)
    assert re.search(r"work +named \d+: \d\.\d +not \d+: \d\.\d", rest)
    narrow = weeks("patterns", *DAYS, COLUMNS="50").out
    assert re.search(r"conflict  \d\.\d lower *\n +named \d+: \d\.\d   not \d+: \d\.\d", narrow)
    assert f"{PRIVATE}  on 2 of 56" in rest.split("Too few to say")[1]
    assert "2 of 3 had evenings enough to be compared." in " ".join(ran.out.split())
    assert "Mo " in ran.out
    assert max(map(len, ran.out.splitlines())) <= 60
    assert not re.search(r"\b(caus|because|lead to|makes you|due to|suggests)", ran.out)
    assert weeks("patterns", *DAYS, COLUMNS="60").out == ran.out


def test_the_figures_are_there_for_programs(weeks: "Program") -> None:
    """The same, with p and q; the trend; each day."""
    data = weeks.data("patterns", *DAYS)
    verdicts = {pattern["label"]: pattern["verdict"] for pattern in data["patterns"]}
    assert verdicts == {
        "conflict": "went together",
        "work": "no clear difference",
        PRIVATE: "too few to say",
    }
    assert data["tested"] == 2
    assert data["rated"] == len(data["trend"]) == 56
    assert {day["rated"] for day in data["days"]} == {"unknown", None}
    conflict = data["patterns"][0]
    assert conflict["evenings_with"] + conflict["evenings_without"] == 56
    assert conflict["p"] <= conflict["q"] <= 0.1
    assert data["patterns"][2]["p"] is None


def test_under_four_weeks_everything_is_counted_and_nothing_said(weeks: "Program") -> None:
    """No difference, no trend."""
    days = ("--from", "2026-11-02", "--to", "2026-11-22")
    ran = weeks("patterns", *days, COLUMNS="60")
    assert (ran.code, ran.err) == (0, "")
    told = " ".join(ran.out.split())
    assert "Nothing is said under 28." in told
    assert "Went together with mood" not in told
    assert "LOWESS" not in told
    assert re.search(r"conflict on \d of 1\d evenings", told)
    data = weeks.data("patterns", *days)
    assert (data["tested"], data["trend"]) == (0, [])


def test_days_are_named_in_one_way_and_in_order(weeks: "Program") -> None:
    """Everything, or from and to; of moods a month, a year, or days."""
    assert weeks("patterns", "--all", "--to", "2026-11-22").code == 2
    assert weeks("patterns", "--from", "2026-11-22", "--to", "2026-11-21").code == 1
    assert weeks("patterns", "--to", "1990-01-01").out == "There is no evening in these days.\n"
    assert weeks("mood", "--month", "2026-11", "--year", "2026").code == 2
    for wrong in ("2026-13", "2026-1", "november", "2026-11-01"):
        ran = weeks("mood", "--month", wrong)
        assert (ran.code, ran.out) == (1, "")
        assert "For example 2026-11." in ran.err
    assert len(weeks.data("patterns", "--all")["days"]) == len(written())


def test_a_month_and_a_year_are_calendars_with_their_words(weeks: "Program") -> None:
    """In sixty columns; in plain lines without any drawing."""
    month = weeks("mood", "--month", "2026-10", COLUMNS="60")
    assert (month.code, month.err) == (0, "")
    assert "  October 2026" in month.out
    assert " of 31 evenings rated" in month.out
    year = weeks("mood", "--year", "2026", COLUMNS="60")
    assert (year.code, year.err) == (0, "")
    assert re.search(r"October 2026: \d+ rated, mean \d\.\d\.", year.out)
    assert max(map(len, (month.out + year.out).splitlines())) <= 60
    for command in (
        ("mood", "--month", "2026-10"),
        ("mood", "--year", "2026"),
        ("patterns", *DAYS),
    ):
        plain = weeks(*command, "--plain", COLUMNS="60")
        assert plain.code == 0
        assert plain.out.isascii()
        assert "|" not in plain.out


@pytest.mark.parametrize(("name", "begins"), [("mood.svg", b"<svg "), ("mood.PNG", b"\x89PNG\r\n")])
def test_the_chart_is_written_for_its_owner_alone(
    weeks: "Program", tmp_path: Path, name: str, begins: bytes
) -> None:
    """As the kind of picture that the file's name asks for."""
    output = tmp_path / name
    ran = weeks("mood", "--month", "2026-11", "--output", output)
    assert (ran.code, ran.err) == (0, "")
    assert "private evenings" in ran.out
    assert output.read_bytes().startswith(begins)
    assert output.stat().st_mode & 0o077 == 0


def test_a_chart_that_cannot_be_written_is_said(weeks: "Program", tmp_path: Path) -> None:
    """Another kind, or a folder that is not there."""
    for output in (tmp_path / "mood.pdf", tmp_path / "nowhere" / "mood.svg", tmp_path):
        ran = weeks("mood", "--month", "2026-11", "--output", output)
        assert (ran.code, ran.out) == (1, "")


def test_the_page_has_one_line_of_it_without_anything_private(weeks: "Program") -> None:
    """Of twelve weeks up to the page's last day."""
    ran = weeks("week", "--week", "2026-W47", COLUMNS="80")
    assert (ran.code, ran.err) == (0, "")
    told = " ".join(ran.out.split("WENT TOGETHER")[1].split())
    assert re.match(r"conflict: mood \d\.\d points lower on 1\d evenings than on 3\d others", told)
    assert PRIVATE not in ran.out
    assert weeks("tag", "last", "--triggers", "something new").code == 0
    early = weeks("week", "--week", "2026-W38").out
    assert re.search(r"WENT TOGETHER +work: on \d of \d evenings - too few to say more", early)
