"""`voicejournal demo`, run once as it is: seven evenings through the real pipeline, then a page."""

import json
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jiwer
import pytest

MOST_WORD_ERRORS = 0.10
PATIENCE_S = 400
EVENINGS = 7
FEWEST_QUOTES = 4
"""Of a sentence with a word in doubt nothing is quoted before it is settled, but marks."""
MUTED_S = 4
ROOT = Path(__file__).resolve().parents[2]
OWN_TEXT = "My own evening, which no demo may touch."


@dataclass(frozen=True)
class Demo:
    """What one run of the demo left: what it printed, and its journal."""

    own: Path
    out: str
    environment: dict[str, str]

    @property
    def journal(self) -> Path:
        """Where the demo's entries lie."""
        return self.own / "demo"

    def run(self, *arguments: str) -> str:
        """What a command over the demo's journal prints."""
        return run(self.environment, "--journal", str(self.journal), *arguments)

    def entries(self) -> list[dict[str, Any]]:
        """All entries whole, oldest first."""
        numbers = sorted(entry["number"] for entry in json.loads(self.run("list", "--json")))
        return [json.loads(self.run("show", str(number), "--json")) for number in numbers]


def run(environment: dict[str, str], *arguments: str, typed: str = "") -> str:
    """Run the program; it must end well."""
    done = subprocess.run(
        [sys.executable, "-m", "voicejournal", *arguments],
        env=environment,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Demo:
    """One demo beside a journal of the person's own, in a home that must stay empty."""
    own = tmp_path_factory.mktemp("own") / "journal"
    home = tmp_path_factory.mktemp("demo-home")
    places = {
        "HOME": str(home),
        "VOICEJOURNAL_HOME": str(own),
        "VOICEJOURNAL_MODELS": str(models_folder),
        "PULSE_SERVER": "unix:/nowhere",
        "COLUMNS": "100",
    }
    kept = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "VIRTUAL_ENV")
    environment = {name: os.environ[name] for name in kept if name in os.environ} | places
    run(environment, "record", "--typed", typed=OWN_TEXT)
    out = run(environment, "demo")
    assert list(home.rglob("*")) == []
    return Demo(own, out, environment)


@pytest.fixture(scope="session")
def week() -> list[dict[str, Any]]:
    """The script of the week."""
    text = (ROOT / "voicejournal" / "demo" / "week.toml").read_text("utf-8")
    evenings: list[dict[str, Any]] = tomllib.loads(text)["evening"]
    return evenings


@pytest.fixture(scope="session")
def entries(demo: Demo) -> list[dict[str, Any]]:
    """The demo's entries whole, oldest first."""
    return demo.entries()


def test_the_words_of_the_week_are_those_of_the_script(
    entries: list[dict[str, Any]], week: list[dict[str, Any]]
) -> None:
    """At most one word in ten is wrong over the week."""
    steps = [jiwer.ToLowerCase(), jiwer.RemovePunctuation(), jiwer.RemoveMultipleSpaces()]
    plain = jiwer.Compose([*steps, jiwer.Strip(), jiwer.ReduceToListOfListOfWords()])
    said = [
        " ".join(piece["say"] for piece in evening["pieces"] if "say" in piece) for evening in week
    ]
    heard = [entry["text"] for entry in entries]
    assert len(heard) == EVENINGS
    errors = jiwer.wer(said, heard, reference_transform=plain, hypothesis_transform=plain)
    assert errors <= MOST_WORD_ERRORS


def test_each_evening_has_its_day_and_its_answers(
    entries: list[dict[str, Any]], week: list[dict[str, Any]]
) -> None:
    """What the script skips is skipped; what it gives is kept; past midnight is still Friday."""
    assert [entry["day"] for entry in entries] == [f"2026-11-{day}" for day in range(16, 23)]
    for entry, evening in zip(entries, week, strict=True):
        outcomes = {answer["slot"]: answer["outcome"] for answer in entry["answers"]}
        given = evening["answers"]
        assert set(outcomes) >= {"mood", "energy", "feelings", "triggers", "therapy"}
        for slot in ("mood", "energy"):
            if given[slot] == "skip":
                assert (outcomes[slot], entry[slot]) == ("skipped", None)
            elif given[slot] != "accept":
                assert entry[slot] == given[slot]


def test_every_quote_of_the_page_was_said(demo: Demo, entries: list[dict[str, Any]]) -> None:
    """Word for word, in the entry it names, at the second it names."""
    page = json.loads(demo.run("week", "--week", "2026-W47", "--json"))
    lines = [line for section in page["sections"] for line in section["lines"]]
    quotes = [line["quote"] for line in lines if line["quote"]]
    assert len(quotes) >= FEWEST_QUOTES
    said = {entry["id"]: entry for entry in entries}
    for quote in quotes:
        entry = said[quote["entry"]]
        words = [w for segment in entry["segments"] for w in segment["words"]]
        assert quote["start_s"] in [word["start_s"] for word in words]
        assert re.sub(r"\[([^]/]*)(?: / [^]]*)?\?\]", r"\1", quote["text"]) in entry["text"]
        if quote.get("doubtful"):
            assert entry["marks"]
        else:
            assert quote["text"] in "".join("\n" if w["doubtful"] else w["text"] for w in words)


def test_what_was_marked_can_be_read_on_the_page(demo: Demo) -> None:
    """However much of it is in doubt, it is no riddle."""
    page = demo.run("week", "--week", "2026-W47")
    assert "something I marked" not in page
    assert all(word in page for word in ("deadline", "bad nights", "everyone", "until seven"))


def test_the_page_is_the_last_thing_shown_and_fits_on_paper(demo: Demo) -> None:
    """At most 72 columns and 400 words."""
    page = demo.out.split("The page for the therapist:\n")[1].split("minutes of speech")[0]
    page = page.rsplit("\n", 2)[0]
    assert "16 - 22 November 2026" in page
    assert max(map(len, page.splitlines())) <= 72
    assert len(page.split()) <= 400


def test_it_says_where_its_journal_is_and_what_to_type_next(demo: Demo) -> None:
    """Each command that it names can be typed as it stands."""
    assert f"The demo's journal is in {demo.journal}" in " ".join(demo.out.split())
    flat = demo.out.replace("\n", " ")
    commands = re.findall(r'voicejournal --journal "([^"]+)" (\w+)', flat)
    assert [name for _, name in commands] == ["list", "show", "search", "mood", "play"]
    assert {Path(folder.replace(" ", "")) for folder, _ in commands} == {demo.journal}
    assert demo.out.endswith("voicejournal\n")
    assert re.search(r"\d+\.\d minutes of speech, done in \d+\.\d minutes\.", demo.out)
    assert "Mon 16 Nov 2026" in demo.run("search", "deadline")


def test_the_muted_stretch_of_thursday_is_said(demo: Demo) -> None:
    """Of that evening alone."""
    told = f"For {MUTED_S} seconds the sound was exact silence, as if muted."
    by_evening = re.split(r"\n(?=[A-Z][a-z]+day \d+ November\n)", demo.out)
    assert [evening.split()[0] for evening in by_evening if told in evening] == ["Thursday"]


def test_the_own_journal_and_anything_that_is_no_demo_are_left_alone(demo: Demo) -> None:
    """The person's entries are untouched, and a folder that is not the demo's is refused."""
    listed = json.loads(run(demo.environment, "list", "--json"))
    assert [entry["text"] for entry in listed] == [OWN_TEXT]


def test_a_folder_named_demo_that_is_none_is_refused(demo: Demo, tmp_path: Path) -> None:
    """Nothing of it is unlinked."""
    precious = tmp_path / "journal" / "demo" / "precious.txt"
    precious.parent.mkdir(parents=True)
    precious.write_text("mine", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "voicejournal", "demo"],
        env=demo.environment | {"VOICEJOURNAL_HOME": str(tmp_path / "journal")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 1
    assert "was left alone" in done.stderr
    assert precious.read_text("utf-8") == "mine"
