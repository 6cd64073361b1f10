"""What is between sessions goes out and comes back: nothing that the formats hold is lost."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.carried import FULL, FULL_BETWEEN, MONDAY, NOW, betweens
from voicejournal.errors import InputError
from voicejournal.exchange import between_markdown, whole_json
from voicejournal.exchange.telling import Kind, kind_of
from voicejournal.exchange.whole_json import Beside
from voicejournal.journal import (
    Between,
    CandidateKey,
    KeptChoice,
    LineOfPage,
    Material,
    MaterialKind,
    SectionName,
)
from voicejournal.ports import MaterialCopy
from voicejournal.store.between import CarriedBetween
from voicejournal.store.carried import CarriedEntries
from voicejournal.store.driver import open_database
from voicejournal.store.goals import Goals
from voicejournal.store.homework import HomeworkReports
from voicejournal.store.pages import Pages
from voicejournal.store.schema import bring_up_to_date
from voicejournal.store.sessions import Sessions
from voicejournal.store.supports import Supports
from voicejournal.store.topics import Topics

EVENINGS = tuple(f"019ac000-0000-7000-8000-00000000000{number}" for number in range(1, 4))
CONTENT = b"%PDF-1.4 \x00\xff grounding"
MATERIAL = Material(
    4,
    "Grounding: no",
    MaterialKind.FILE,
    ("panic", "12"),
    "019a.pdf",
    len(CONTENT),
    sha256(CONTENT).hexdigest(),
    MONDAY,
)


def as_json(between: Between, *materials: MaterialCopy) -> list[Any]:
    """Out as JSON without entries, and in again; appointments by themselves are left away."""
    file = BytesIO()
    whole_json.write([], file, Beside(between, materials, len(materials)))
    file.seek(0)
    found = list(whole_json.read(file, "journal.json", lambda _recording: None))
    return [one for one in found if isinstance(one, Between | MaterialCopy | InputError)]


def as_markdown(between: Between, *materials: MaterialCopy) -> list[Any]:
    """Out as a folder of Markdown, and in again."""
    with TemporaryDirectory() as folder:
        between_markdown.write(between, materials, Path(folder))
        path = Path(folder) / between_markdown.FILE
        assert kind_of(path) is Kind.BETWEEN
        return list(between_markdown.read(path))


class Journal:
    """An empty journal with three evenings."""

    def __init__(self, folder: str) -> None:
        path = Path(folder) / "journal.db"
        self.database = open_database(path)
        bring_up_to_date(self.database, path)
        entries = CarriedEntries(self.database)
        for number, entry_id in enumerate(EVENINGS, start=1):
            bare = replace(FULL, id=entry_id, number=number, recording=None, edits=(), homework=())
            words = replace(bare.transcript, id=f"t{number}") if bare.transcript else None
            entries.restore(replace(bare, transcript=words, shares=(), takeaways=(), private=False))

    def content(self) -> Between:
        """All that is between sessions in it."""
        sessions = Sessions(self.database).all()
        added = (one for one in Supports(self.database).all() if one.is_added)
        return Between(
            tuple(replace(one, takeaways=()) for one in sessions),
            tuple(HomeworkReports(self.database).all()),
            tuple(Goals(self.database).all()),
            tuple(Topics(self.database).all()),
            tuple(replace(one, evenings=0, last_day=None) for one in added),
            tuple(Pages(self.database).all_choices()),
        )


@pytest.fixture(name="journal")
def a_journal() -> Iterator[Journal]:
    """One that is thrown away."""
    with TemporaryDirectory() as folder:
        opened = Journal(folder)
        yield opened
        opened.database.close()


def by_words(between: Between) -> list[list[str]]:
    """The same whatever its numbers, its order and its zones; sessions by their instants."""
    at = {session.number: session.at for session in between.sessions}
    parts: list[list[Any]] = [
        [replace(one, number=0) for one in between.sessions],
        [
            (replace(one, number=0, session=0, reports=()), at.get(one.session))
            for one in between.homework
        ],
        [
            (homework.text, replace(report, homework=0))
            for homework in between.homework
            for report in homework.reports
        ],
        [replace(one, number=0) for one in between.goals],
        [(replace(one, number=0, session=0), at.get(one.session)) for one in between.topics],
        list(between.people),
        [
            (replace(one, line=NO_LINE, instead=None), *_lines(one, between))
            for one in between.choices
        ],
    ]
    return [sorted(map(in_utc, part)) for part in parts]


NO_LINE = LineOfPage("")


def _lines(choice: KeptChoice, between: Between) -> Iterator[str]:
    """The lines of a choice; that of homework by its words, as its number is another one here."""
    given = {homework.number: homework.text for homework in between.homework}
    for line in (choice.line, choice.instead):
        key = CandidateKey.parse(line.key) if line else None
        is_homework = key is not None and key.section is SectionName.HOMEWORK
        yield given[key.note] if key and is_homework else str(key)


def in_utc(noun: object) -> str:
    """A noun that reads alike in every zone."""
    if isinstance(noun, tuple):
        return " | ".join(map(in_utc, noun))
    if is_dataclass(noun):
        return " | ".join(in_utc(getattr(noun, field.name)) for field in fields(noun))
    return str(noun.timestamp()) if hasattr(noun, "timestamp") else repr(noun)


def test_all_there_can_be_has_a_value_here() -> None:
    """Who gives one of these nouns a field must give it a value in `tests/carried.py`."""
    following = {"Session.takeaways", "Support.evenings", "Support.last_day", "Topic.doubtful"}
    nouns: list[Any] = [one for part in fields(Between) for one in getattr(FULL_BETWEEN, part.name)]
    for noun in [*nouns, *FULL_BETWEEN.homework[0].reports]:
        for field in fields(noun):
            name = f"{type(noun).__name__}.{field.name}"
            if field.default is not MISSING and name not in following:
                assert getattr(noun, field.name) != field.default, name


@settings(max_examples=60, deadline=None)
@given(betweens(EVENINGS))
def test_json_and_markdown_lose_nothing(between: Between) -> None:
    for found in (as_json(between), as_markdown(between)):
        assert found == [between]


@settings(max_examples=30, deadline=None)
@given(betweens(EVENINGS))
def test_a_journal_takes_all_of_it_and_takes_it_once(between: Between) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal(folder)
        carrier = CarriedBetween(journal.database)
        carrier.restore(between, NOW)
        kept = journal.content()
        assert by_words(kept) == by_words(between)
        carrier.restore(between, NOW)
        carrier.restore(kept, NOW)
        assert journal.content() == kept
        journal.database.close()


def test_what_is_settled_here_stays_so_and_what_is_settled_there_is_taken(journal: Journal) -> None:
    carrier = CarriedBetween(journal.database)
    (homework,) = FULL_BETWEEN.homework
    is_open = replace(homework, outcome="", closed_at=None, reports=())
    for held in (is_open, homework, replace(is_open, reports=homework.reports)):
        carrier.restore(replace(FULL_BETWEEN, homework=(held,)), NOW)
    (kept,) = journal.content().homework
    assert (kept.outcome, kept.closed_at, len(kept.reports)) == ("let go", MONDAY, 1)


def test_of_an_evening_that_is_not_here_no_topic_homework_or_report_comes(
    journal: Journal,
) -> None:
    """Nobody could say what of it is private; what never had an evening comes."""
    gone = "019ac000-0000-7000-8000-0000000000ff"
    (homework,), (topic,) = FULL_BETWEEN.homework, FULL_BETWEEN.topics
    reports = (replace(homework.reports[0], entry_id=gone),)
    elsewhere = replace(
        FULL_BETWEEN,
        homework=(
            replace(homework, entry_id=gone, reports=reports),
            replace(homework, text="The walk", number=8, entry_id="", reports=reports),
        ),
        topics=(replace(topic, entry_id=gone),),
    )
    CarriedBetween(journal.database).restore(elsewhere, NOW)
    content = journal.content()
    assert content.topics == ()
    assert [(one.text, one.entry_id, one.reports) for one in content.homework] == [
        ("The walk", "", ())
    ]


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200), st.lists(st.sampled_from(["no", "12", "2026-11-17", "a: b"])))
def test_materials_come_with_their_content(content: bytes, about: list[str]) -> None:
    """What looks like a number or a time is words."""
    copy = MaterialCopy(replace(MATERIAL, about=tuple(about)), content)
    for found in (as_json(Between(), copy), as_markdown(FULL_BETWEEN, copy)):
        assert [one for one in found if isinstance(one, MaterialCopy)] == [copy]


@pytest.mark.parametrize("file", ["../../secret.txt", "/etc/passwd", "link.txt", "gone.txt"])
def test_no_file_from_elsewhere_is_taken_for_a_material(tmp_path: Path, file: str) -> None:
    below = tmp_path / "export"
    below.mkdir()
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    between_markdown.write(FULL_BETWEEN, (MaterialCopy(MATERIAL, CONTENT),), below)
    (below / "materials" / "link.txt").symlink_to(tmp_path / "secret.txt")
    path = below / between_markdown.FILE
    path.write_text(path.read_text("utf-8").replace("019a.pdf", file), "utf-8")
    between, refused = between_markdown.read(path)
    assert between == FULL_BETWEEN
    assert isinstance(refused, InputError)
    assert "material 1: its file is not there" in refused.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("let go", "lost"),
        ("Ring Sam once a week.", '"Ring \\e[2J Sam"'),
        ("is_added: true", "is_added: yes"),
        ("session: 3", "session: x"),
        ("goals:", "surprises:"),
    ],
)
def test_what_is_not_as_it_must_be_is_refused(tmp_path: Path, old: str, new: str) -> None:
    between_markdown.write(FULL_BETWEEN, (), tmp_path)
    path = tmp_path / between_markdown.FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    (refused,) = between_markdown.read(path)
    assert isinstance(refused, InputError)
    assert refused.message.startswith("between.md: ")
    assert "Sam" not in refused.message


def test_any_yaml_reader_reads_it(tmp_path: Path) -> None:
    between_markdown.write(FULL_BETWEEN, (), tmp_path)
    text = (tmp_path / between_markdown.FILE).read_text("utf-8")
    front = yaml.safe_load(text.strip("-\n"))
    assert front["homework"][0]["reports"][0]["learned"] == "a bit"


@pytest.mark.parametrize("text", ["1.5e3", "-1.5e3", "1.5e+3", "1e3", "1.5"])
def test_a_goal_that_looks_like_a_number_is_words(text: str) -> None:
    goal = replace(FULL_BETWEEN.goals[0], text=text)
    between = replace(FULL_BETWEEN, goals=(goal,))
    assert as_markdown(between) == [between]


@pytest.mark.parametrize(
    "value",
    ["!!timestamp x", "!!bool x", "!!int ''", "!!int x", "!!float ''", "!!binary x", "!x y"],
)
def test_a_value_that_its_tag_does_not_fit_is_a_broken_file(tmp_path: Path, value: str) -> None:
    path = tmp_path / between_markdown.FILE
    path.write_text(f"---\nvoicejournal: between sessions\ngoals: {value}\n---\n", "utf-8")
    (refused,) = between_markdown.read(path)
    assert isinstance(refused, InputError)
    assert refused.message == "between.md: its front matter is no YAML."


@pytest.mark.parametrize("carried", [as_json, as_markdown])
@pytest.mark.parametrize("empty", ["", " "])
def test_what_says_nothing_is_refused_by_name_and_the_rest_goes_on(
    carried: Callable[[Between], list[Any]], empty: str
) -> None:
    (goal,), (person,) = FULL_BETWEEN.goals, FULL_BETWEEN.people
    goals, people = (goal, replace(goal, text=empty)), (replace(person, name=empty), person)
    *refused, kept = carried(replace(FULL_BETWEEN, goals=goals, people=people))
    assert kept == FULL_BETWEEN
    told = [one.message.rpartition(", ")[2] for one in refused]
    assert told == ["goal 2: it has no words.", "person 1: they have no name."]
