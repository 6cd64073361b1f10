"""What goes out in a format comes back equal in all that the format can hold."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.carried import FULL, WORDS, OneSound, a_journal, entries
from voicejournal.errors import InputError
from voicejournal.exchange import csv_log, day_one, jrnl, markdown
from voicejournal.exchange.building import passages
from voicejournal.exchange.reading import arriving
from voicejournal.exchange.telling import Kind, kind_of
from voicejournal.journal import (
    Answer,
    Care,
    Distress,
    Entry,
    Evidence,
    Mark,
    Mentioned,
    Moment,
    Mood,
    Origin,
    Outcome,
    Person,
    Proposal,
    Share,
    Skill,
    Sleep,
    Slot,
    Urge,
    Win,
)
from voicejournal.language.private.answers import answer_scope
from voicejournal.language.private.choices import words_scopes
from voicejournal.language.private.hidden_words import letters_of
from voicejournal.language.private.kept_off import kept_off, places_of, shareable
from voicejournal.language.text.edited import current
from voicejournal.ports import Arrived

SOME = st.lists(entries(), max_size=3, unique_by=(lambda e: e.id, lambda e: e.number))
TIMES = settings(max_examples=60)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
RATINGS = st.none() | st.integers(0, 10)
SECONDS = st.floats(0, 900)


def read_back(path: Path, kind: Kind) -> list[Entry]:
    """Entries of a file that is first told by its content."""
    assert kind_of(path) is kind
    arrived = list(arriving(path, kind, path.parent, a_journal()))
    assert [each for each in arrived if isinstance(each, InputError)] == []
    return [each.entry for each in arrived if isinstance(each, Arrived)]


def through_file(
    write: Callable[[list[Entry], BytesIO], None], kind: Kind, some: list[Entry]
) -> list[Entry]:
    """Out into a file without a telling name, and in again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        with path.open("wb") as file:
            write(some, file)  # type: ignore[arg-type]
        return read_back(path, kind)


def confirmed(entry: Entry) -> tuple[object, ...]:
    """What was confirmed of an entry by labels and ratings."""
    return entry.mood, entry.feelings, entry.triggers, entry.private


def words(entry: Entry) -> str:
    """The text in one line."""
    return " ".join(passages(entry))


@TIMES
@given(SOME)
def test_the_mood_log_holds_every_rated_entry(some: list[Entry]) -> None:
    """Its day, instant and zone, what was confirmed, its number and id; no words."""
    back = through_file(csv_log.write, Kind.CSV, some)
    rated = [e for e in some if e.mood != Mood() or e.feelings or e.triggers]
    assert [(e.id, e.number, e.moment, *confirmed(e)) for e in back] == [
        (e.id, e.number, e.moment, *confirmed(e)) for e in rated
    ]


def test_no_cell_of_the_mood_log_is_a_formula_and_numbers_stay_numbers() -> None:
    """A label comes back as it was, whatever it begins with."""
    odd = [replace(FULL.feelings[0], word=word) for word in ("=1+1", "'=x", "@home", "-so", "+a")]
    for feeling in odd:
        entry = replace(FULL, feelings=(feeling,), triggers=())
        file = BytesIO()
        csv_log.write([entry], file)
        row = file.getvalue().decode("utf-8-sig").splitlines()[1]
        assert f",'{feeling.word} 8," in row
        assert ",4,3," in row
        file.seek(0)
        (back,) = csv_log.read(file, "log", a_journal())
        assert isinstance(back, Arrived)
        assert back.entry.feelings == (feeling,)


@TIMES
@given(SOME)
def test_markdown_holds_the_words_and_all_that_was_confirmed(some: list[Entry]) -> None:
    """Its passages, marks, origin and language as well; without sound no recording."""
    with TemporaryDirectory() as folder:
        markdown.write(some, Path(folder), None)
        files = sorted(Path(folder).rglob("*.md"))
        assert len(files) == len(some)
        back = {e.id: e for path in files for e in read_back(path, Kind.MARKDOWN)}
    for entry in some:
        came = back[entry.id]
        assert (came.number, came.moment, *confirmed(came)) == (
            entry.number,
            entry.moment,
            *confirmed(entry),
        )
        assert (passages(came), came.marks, came.origin) == (
            passages(entry),
            entry.marks,
            entry.origin,
        )


TOLD = st.builds(
    Mentioned,
    st.lists(
        st.builds(
            Skill, WORDS, st.builds(Distress, RATINGS, RATINGS), st.none() | st.integers(0, 10)
        ),
        max_size=2,
    ).map(tuple),
    st.lists(st.builds(Win, TEXTS), max_size=2).map(tuple),
    st.lists(st.builds(Urge, TEXTS, st.none() | st.booleans()), max_size=2).map(tuple),
    st.none() | st.builds(Sleep, st.none() | st.floats(0, 24), WORDS | st.just("")),
    st.lists(st.builds(Person, TEXTS), max_size=2).map(tuple),
    st.lists(st.builds(Care, WORDS | st.just(""), TEXTS), max_size=2).map(tuple),
)
NAMED = st.builds(
    Answer,
    st.just(Slot.TEXT),
    st.just(Outcome.EDITED),
    TEXTS,
    st.none()
    | st.builds(
        Proposal, st.just(Slot.TEXT), TEXTS, st.builds(Evidence, TEXTS, SECONDS), st.just("words")
    ),
    st.sampled_from(["event", "belief", "situation_2", "wanted_to_say"]),
)


@TIMES
@given(entries(), TOLD, st.builds(Distress, RATINGS, RATINGS), st.lists(NAMED, max_size=3), TEXTS)
def test_markdown_holds_what_was_told_beside_and_each_hard_moment(
    entry: Entry, told: Mentioned, distress: Distress, named: list[Answer], text: str
) -> None:
    """Skills with their effects, wins, urges, sleep, people, care, distress, named answers."""
    entry = replace(
        entry,
        mentioned=told,
        distress=distress,
        takeaways=(text,),
        homework=(text,),
        answers=(*FULL.answers, *named),
    )
    back = through_markdown(entry)
    assert (back.mentioned, back.distress) == (told, distress)
    assert (back.takeaways, back.homework, back.answers) == ((text,), (text,), entry.answers)


def test_markdown_holds_all_that_is_known_of_the_full_entry() -> None:
    back = through_markdown(replace(FULL, shares=()))
    assert replace(back, transcript=None, recording=None, edits=()) == replace(
        FULL, transcript=None, recording=None, edits=(), shares=()
    )


def through_markdown(entry: Entry) -> Entry:
    """Out as a file, and in again."""
    with TemporaryDirectory() as folder:
        markdown.write([entry], Path(folder), None)
        (path,) = Path(folder).rglob("*.md")
        (back,) = read_back(path, Kind.MARKDOWN)
    return back


def test_hand_written_front_matter_may_say_it_shortly_or_not_at_all(tmp_path: Path) -> None:
    """A name alone is a skill, a number a night's hours; what has a wrong type is named."""
    path = tmp_path / "evening.md"
    head = f"---\nid: {FULL.id}\nrecorded_at: 2026-11-16T22:30:00+00:00\nday: 2026-11-16\n"
    path.write_text(f"{head}---\n\nRain.\n", "utf-8")
    (plain,) = read_back(path, Kind.MARKDOWN)
    assert (plain.mentioned, plain.answers) == (Mentioned(), ())
    told = "skills: [breathing]\npeople: Sam\nsleep: 6.5\nwins:\nurges:\n- label: a drink\n"
    path.write_text(f"{head}{told}---\n\nRain.\n", "utf-8")
    (came,) = read_back(path, Kind.MARKDOWN)
    assert came.mentioned == Mentioned(
        (Skill("breathing", Distress()),), (), (Urge("a drink"),), Sleep(6.5), (Person("Sam"),)
    )
    path.write_text(f"{head}skills: [{{name: x, helped: 11}}]\n---\n\nRain.\n", "utf-8")
    (refused,) = arriving(path, Kind.MARKDOWN, tmp_path, a_journal())
    assert isinstance(refused, InputError)
    assert "a rating is not 0 to 10" in refused.message


@TIMES
@given(entries(), st.data())
def test_markdown_holds_what_is_private_of_an_entry(entry: Entry, data: st.DataObject) -> None:
    """Answers and sentences: a page of it that came in again has no word more."""
    slots = data.draw(st.lists(st.sampled_from(Slot), max_size=3, unique=True))
    scopes = [answer_scope(slot) for slot in slots]
    scopes += [answer_scope(Slot.FEELINGS, feeling.word) for feeling in entry.feelings[:1]]
    whole = current(entry)
    count = len(whole.words) if whole else 0
    if count:
        start = data.draw(st.integers(0, count - 1))
        scopes += words_scopes(entry, start, data.draw(st.integers(start + 1, count)))
    shares = tuple(Share(entry.id, scope, "private", entry.moment.at) for scope in scopes)
    entry = replace(entry, shares=(*entry.shares, *shares))
    with TemporaryDirectory() as folder:
        markdown.write([entry], Path(folder), None)
        (path,) = Path(folder).rglob("*.md")
        (back,) = read_back(path, Kind.MARKDOWN)
    assert back.private or not entry.private
    if back.private:
        return
    shown, was = shareable(back), shareable(entry)
    assert (shown.mood, shown.feelings, shown.triggers) == (was.mood, was.feelings, was.triggers)
    answers = {share.scope for share in entry.shares if share.scope.startswith("answer ")}
    assert answers <= {share.scope for share in back.shares if share.choice == "private"}
    told, open_before = letters_of(words_of(shown)), letters_of(words_of(was))
    closed = [part.text for part in kept_off(entry) if part.is_certain]
    if all(len(places_of(entry, text)) == 1 for text in closed):
        assert told == open_before
    else:  # words do not tell which of several places was meant
        assert Counter(told) <= Counter(open_before)


def words_of(entry: Entry) -> str:
    """All words of an entry that are open."""
    transcript = current(entry)
    return transcript.text if transcript else ""


def test_a_private_sentence_that_was_changed_outside_makes_its_entry_private(
    tmp_path: Path,
) -> None:
    """Nobody could say what of the new words is private."""
    scopes = words_scopes(FULL, 2, 4)
    shares = tuple(Share(FULL.id, scope, "private", FULL.moment.at) for scope in scopes)
    markdown.write([replace(FULL, private=False, shares=shares)], tmp_path, None)
    (path,) = tmp_path.rglob("*.md")
    text = path.read_text("utf-8")
    path.write_text(text.replace("I did my breathing", "I did my breathless"), "utf-8")
    (back,) = read_back(path, Kind.MARKDOWN)
    assert back.private


def test_markdown_is_front_matter_that_any_yaml_reader_reads(tmp_path: Path) -> None:
    """As a person sees it; and with its sound beside it, which comes back bit for bit."""
    markdown.write([FULL], tmp_path, OneSound())
    path = tmp_path / "2026" / "2026-11-16 entry 42.md"
    text = path.read_text("utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["day"] == FULL.moment.journal_day
    assert (front["mood"], front["feelings"]) == (4, ["anxious 8", "ashamed"])
    assert text.endswith("---\n\nI did my breathing.\n")
    (arrived,) = arriving(path, Kind.MARKDOWN, tmp_path, a_journal())
    assert isinstance(arrived, Arrived)
    assert arrived.sound is not None
    assert arrived.sound.path == (tmp_path / "audio" / f"{FULL.id}.flac").resolve()
    assert arrived.entry.recording is not None
    assert oct(path.stat().st_mode)[-3:] == "600"


@TIMES
@given(SOME)
def test_jrnl_holds_the_words_the_minute_and_tags(some: list[Entry]) -> None:
    """On the wall clock, for jrnl knows no zone: it is read in the journal's own."""
    back = through_file(jrnl.write, Kind.JRNL, some or [FULL])
    for came, entry in zip(back, some or [FULL], strict=True):
        wall = entry.moment.at.replace(second=0, microsecond=0, tzinfo=None, fold=0)
        assert came.moment.at.replace(tzinfo=None) == wall
        assert (came.id, words(came)) == (entry.id, words(entry))
        assert confirmed(came) == confirmed(entry)
        assert came.marks == ((Mark(""),) if entry.marks else ())


@TIMES
@given(SOME)
def test_day_one_holds_the_words_the_second_the_zone_and_tags(some: list[Entry]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        day_one.write(some or [FULL], path, None)
        assert [child.name for child in Path(folder).iterdir()] == ["x"]
        back = read_back(path, Kind.DAY_ONE_ZIP)
    for came, entry in zip(back, some or [FULL], strict=True):
        assert came.moment.at == entry.moment.at.replace(microsecond=0)
        assert came.moment.zone == entry.moment.zone
        assert (came.id, passages(came)) == (entry.id, passages(entry))
        assert confirmed(came) == confirmed(entry)
        assert came.marks == ((Mark(""),) if entry.marks else ())


def test_day_ones_sound_is_an_m4a_named_by_its_md5(tmp_path: Path) -> None:
    """Linked in the text, stored as it is, and heard again."""
    path = tmp_path / "j.zip"
    day_one.write([FULL], path, OneSound())
    with ZipFile(path) as archive:
        journal = json.loads(archive.read("Journal.json"))
        (given_entry,) = journal["entries"]
        (audio,) = given_entry["audios"]
        content = archive.read(f"audios/{audio['md5']}.m4a")
    assert journal["metadata"] == {"version": "1.0"}
    assert content[4:11] == b"ftypM4A"
    link = f"![](dayone-moment:/audio/{audio['identifier']})"
    assert given_entry["text"] == f"I did my breathing.\n\n{link}"
    assert given_entry["creationDate"] == "2026-11-16T22:30:05Z"
    assert (given_entry["timeZone"], given_entry["starred"]) == ("Europe/London", True)
    (kept,) = read_back_with_sound(path)
    assert kept.sound is not None
    assert kept.sound.name == f"{audio['md5']}.m4a"


def read_back_with_sound(path: Path) -> list[Arrived]:
    """What arrives of a zip."""
    found = arriving(path, Kind.DAY_ONE_ZIP, path.parent, a_journal())
    return [each for each in found if isinstance(each, Arrived)]


def test_what_jrnl_itself_writes_is_read(tmp_path: Path) -> None:
    """Its export, and its journal; a tag is no trigger before one says so."""
    exported = {
        "tags": {"@idea": 1, "@work": 1},
        "entries": [
            {
                "title": "A meeting.",
                "body": "We argued.\nI left early. @work",
                "date": "2013-06-09",
                "time": "15:39",
                "tags": ["@work", "@idea"],
                "starred": True,
            }
        ],
    }
    as_json = tmp_path / "jrnl.json"
    as_json.write_text(json.dumps(exported, indent=2), "utf-8")
    (entry,) = read_back(as_json, Kind.JRNL)
    assert passages(entry) == ["A meeting. We argued.", "I left early. @work"]
    assert entry.moment.at.isoformat() == "2013-06-09T15:39:00+05:45"
    assert (entry.triggers, entry.marks, entry.origin) == ((), (), Origin.IMPORTED)
    (arrived,) = arriving(as_json, Kind.JRNL, tmp_path, a_journal())
    assert isinstance(arrived, Arrived)
    assert arrived.left == ("tag", "star")
    here = replace(a_journal(), tags_are_triggers=True)
    (arrived,) = arriving(as_json, Kind.JRNL, tmp_path, here)
    assert isinstance(arrived, Arrived)
    assert [trigger.label for trigger in arrived.entry.triggers] == ["work", "idea"]
    kept = tmp_path / "journal.txt"
    kept.write_text(
        "[2013-06-09 03:39:00 PM] A meeting. *\nWe argued.\n\n[2013-06-10 07:05] Rain.\n", "utf-8"
    )
    first, second = read_back(kept, Kind.JRNL_TEXT)
    assert passages(first) == ["A meeting.", "We argued."]
    assert first.moment.at.hour == 15
    assert (passages(second), second.moment.at.minute) == (["Rain."], 5)


def test_what_day_one_itself_writes_is_read(tmp_path: Path) -> None:
    """Lines, escaped punctuation, links to photos; the same uuid is the same entry."""
    entry = {
        "creationDevice": "a phone",
        "duration": 0,
        "isPinned": False,
        "text": "# Rain\n\n![](dayone-moment:\\/\\/24BD)\nIt rained\\. All day\\!",
        "uuid": "959E7A13B3B649D681DC573DB7E07967",
        "timeZone": "America/Toronto",
        "modifiedDate": "2024-04-21T22:46:02Z",
        "creationDate": "2024-04-21T22:45:51Z",
        "starred": True,
        "tags": ["holiday"],
        "photos": [{"identifier": "24BD", "md5": "x", "type": "jpeg"}],
        "location": {"placeName": "London"},
    }
    path = tmp_path / "Dev Journal.json"
    text = json.dumps({"metadata": {"version": "1.0"}, "entries": [entry]}).replace("\\\\/", "/")
    path.write_text(text, "utf-8")
    (arrived,) = arriving(path, kind_of(path), tmp_path, a_journal())
    assert isinstance(arrived, Arrived)
    came = arrived.entry
    assert came.id == "959e7a13-b3b6-49d6-81dc-573db7e07967"
    assert passages(came) == ["# Rain", "It rained. All day!"]
    assert came.moment == Moment(
        datetime.fromisoformat("2024-04-21T18:45:51-04:00"),
        "America/Toronto",
        came.moment.journal_day,
    )
    assert arrived.left == ("tag", "photo", "place", "star")
    assert came.marks == ()
    assert Mark("") not in came.marks


def from_day_one(path: Path, **more: object) -> Arrived | InputError:
    """What arrives of one entry as Day One writes it."""
    plain = {"uuid": "959E7A13B3B649D681DC573DB7E07967", "modifiedDate": "2024-04-21T22:46:02Z"}
    plain |= {"creationDate": "2024-04-21T22:45:51Z", "timeZone": "Europe/London"}
    entry = {key: value for key, value in {**plain, **more}.items() if value is not None}
    path.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": [entry]}), "utf-8")
    (only,) = arriving(path, kind_of(path), path.parent, a_journal())
    assert isinstance(only, Arrived | InputError)
    return only


def test_words_that_day_one_holds_as_rich_text_alone_come_in(tmp_path: Path) -> None:
    """And where they cannot be read, that is said."""
    path = tmp_path / "j.json"
    contents = [{"text": "Rain\n", "attributes": {}}, {"embeddedObjects": []}, {"text": "A * b."}]
    came = from_day_one(path, richText=json.dumps({"contents": contents}))
    assert isinstance(came, Arrived)
    assert passages(came.entry) == ["Rain", "A * b."]
    for odd in ("{", "[]", json.dumps({"contents": [7]}), json.dumps({"contents": [{"text": 7}]})):
        refused = from_day_one(path, richText=odd)
        assert isinstance(refused, InputError)
        assert "its words are in a form that cannot be read" in refused.message


def test_what_day_one_holds_and_a_journal_does_not_is_counted(tmp_path: Path) -> None:
    """Its place, weather, pin; one without a date or with nothing in it is named."""
    path = tmp_path / "j.json"
    more = {"location": {"a": 1}, "weather": {"b": 2}, "isPinned": True, "isAllDay": True}
    came = from_day_one(path, text="Rain.", **more)
    assert isinstance(came, Arrived)
    assert came.left == ("place", "weather report", "pin", "all-day mark")
    undated, empty = from_day_one(path, text="Rain.", creationDate=None), from_day_one(path)
    assert isinstance(undated, InputError)
    assert isinstance(empty, InputError)
    assert undated.message == "j.json, entry 1: it has no date."
    assert empty.message == "j.json, entry 1: it has no text and no sound."
