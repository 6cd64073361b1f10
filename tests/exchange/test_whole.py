"""JSON holds all there is of an entry: what a noun gains, and JSON does not carry, fails here."""

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.carried import FULL, FULL_BETWEEN, entries
from voicejournal.errors import InputError
from voicejournal.exchange import whole_json
from voicejournal.exchange.building import checked
from voicejournal.exchange.codec import from_json, to_json
from voicejournal.exchange.refusal import Refused
from voicejournal.exchange.whole_json import NOTHING
from voicejournal.journal import Between, Entry, Moment, Session, SoundsPrivate
from voicejournal.ports import Arrived
from voicejournal.store.carried import CarriedEntries

LATE = "9999-12-31T23:59:00-14:00"
FOLLOWING = {"Recording.sample_rate_hz"}
"""It is the same for all."""


def nouns_in(value: object) -> Iterator[Any]:
    """All nouns within a value, itself as well."""
    if isinstance(value, tuple):
        for item in value:
            yield from nouns_in(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from nouns_in(getattr(value, field.name))


def there_and_back(*given_entries: Entry) -> list[Any]:
    """Out as JSON, and in again."""
    file = BytesIO()
    whole_json.write(given_entries, file)
    file.seek(0)
    return list(whole_json.read(file, "journal.json", lambda _recording: None))


def test_the_full_entry_has_a_value_in_every_field_of_every_noun() -> None:
    """Who gives a noun a field must give it a value in `tests/carried.py`, and so carry it."""
    found = list(nouns_in(FULL))
    bare = {
        f"{kind.__name__}.{field.name}"
        for kind in {type(noun) for noun in found}
        for field in fields(kind)
        if field.compare
        if field.default is not MISSING or field.default_factory is not MISSING
        if all(
            getattr(noun, field.name)
            == (field.default if field.default_factory is MISSING else field.default_factory())
            for noun in found
            if type(noun) is kind
        )
    }
    assert bare - FOLLOWING == set()


def test_the_full_entry_comes_back_from_the_store_and_from_json(carrier: CarriedEntries) -> None:
    """All of it, with its id and its number; a second time it is here already."""
    assert from_json(Entry, to_json(FULL), "it") == FULL
    (arrived,) = there_and_back(FULL)
    assert isinstance(arrived, Arrived)
    assert arrived.entry == FULL
    assert carrier.like(FULL) is None
    assert carrier.restore(arrived.entry) == FULL
    assert list(carrier.each()) == [FULL]
    assert carrier.like(arrived.entry) == FULL


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(entries(), max_size=3, unique_by=(lambda e: e.id, lambda e: e.number)))
def test_any_entries_come_back_whole(carrier: CarriedEntries, some: list[Entry]) -> None:
    arrived = there_and_back(*some)
    assert [each.entry for each in arrived if isinstance(each, Arrived)] == some
    for entry in some:
        if carrier.like(entry) is None:
            kept = carrier.restore(entry)
            assert replace(kept, number=0) == replace(entry, number=0)


def choice_of(scope: str) -> dict[str, str]:
    """A choice about a part of the entry, as a file may have it."""
    made_at = "2026-11-16T22:30:00+00:00"
    return {"entry_id": FULL.id, "scope": scope, "choice": "private", "made_at": made_at}


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        ("id", "../../etc"),
        ("number", 1.5),
        ("mood", {"pleasantness": 11}),
        ("mood", {"pleasantness": True}),
        ("feelings", [{"word": "a, b"}]),
        ("feelings", "anxious"),
        ("moment", {"at": "2026-11-16T22:30:00", "zone": "UTC", "journal_day": "2026-11-16"}),
        ("moment", {"at": "9999-11-16T22:30:00+00:00", "zone": "UTC", "journal_day": "2026-11-16"}),
        (
            "edits",
            [{"of": "x", "start_word": 0, "end_word": 1, "text": "", "made_at": "2026-11-16"}],
        ),
        ("shares", [{"entry_id": FULL.id, "scope": "entry", "choice": "private", "made_at": LATE}]),
        ("shares", [choice_of("words")]),
        ("shares", [choice_of("words t 0 1 soon 0.500")]),
        ("private", "no"),
        ("surprise", 1),
        ("origin", "dreamt"),
        ("recording", {"id": "another"}),
    ],
)
def test_what_is_not_as_it_must_be_is_refused_by_name(path: str, bad: object) -> None:
    """The others come in all the same, and the message holds nothing of what was written."""
    broken = to_json(FULL) | {path: bad}
    whole = to_json(replace(FULL, number=43))
    text = json.dumps({"voicejournal": {}, "entries": [broken, whole, 7]})
    found = list(whole_json.read(BytesIO(text.encode()), "j.json", lambda _recording: None))
    assert [type(each) for each in found] == [InputError, Arrived, InputError]
    refused = found[0]
    assert isinstance(refused, InputError)
    assert refused.message.startswith("j.json, entry 1: ")
    assert refused.remedy
    assert "dreamt" not in refused.message
    assert "etc" not in refused.message


def test_the_hour_that_comes_twice_keeps_its_instant(carrier: CarriedEntries) -> None:
    """As in New York in November: by its offset, and not by the clock on the wall."""
    second = datetime(2023, 11, 5, 1, 55, fold=1, tzinfo=ZoneInfo("America/New_York"))
    twice = replace(FULL, moment=Moment(second, "America/New_York", second.date()))
    (arrived,) = there_and_back(twice)
    assert isinstance(arrived, Arrived)
    assert arrived.entry.moment.at.timestamp() == second.timestamp()
    assert carrier.restore(arrived.entry).moment.at.timestamp() == second.timestamp()


def test_appointments_come_before_what_was_taken_along_from_them() -> None:
    """One that is none is named."""
    file = BytesIO()
    session = Session(FULL.moment.at, "Miriam", ("Say no once.",), 3)
    beside = replace(NOTHING, between=Between((session, session)))
    whole_json.write([FULL], file, beside)
    text = file.getvalue().replace(b'"with_whom":"Miriam"', b'"with_whom":7', 1)
    refused, came, arrived, _ = whole_json.read(BytesIO(text), "j.json", lambda _recording: None)
    assert isinstance(refused, InputError)
    assert refused.message.startswith("j.json, appointment 1: ")
    assert came == Session(FULL.moment.at, "Miriam")
    assert isinstance(arrived, Arrived)


def test_edits_that_do_not_fit_the_words_are_refused() -> None:
    (edit,) = FULL.edits
    beyond = replace(FULL, edits=(replace(edit, start_word=70, end_word=80),))
    (found,) = there_and_back(beyond)
    assert isinstance(found, InputError)
    assert checked(FULL) == FULL


@pytest.mark.parametrize("text", ['{"voicejournal": 1, "entries": [', "[" * 100_000, "", "{]"])
def test_json_that_breaks_off_or_is_too_deep_ends_in_words_of_ours(text: str) -> None:
    """Deep nesting would otherwise take all of the machine's memory."""
    with pytest.raises(InputError) as ended:
        list(whole_json.read(BytesIO(text.encode()), "j.json", lambda _recording: None))
    assert ended.value.remedy


def test_what_is_only_known_of_words_goes_neither_out_nor_in() -> None:
    """A file may not say that words are open which sound private."""
    assert "sounds_private" not in to_json(replace(FULL, sounds_private=(SoundsPrivate("of", ()),)))
    told = to_json(FULL) | {"sounds_private": [{"of": "of", "spans": []}]}
    with pytest.raises(Refused):
        from_json(Entry, told, "it")


def test_the_same_words_at_the_same_hour_are_one_entry_in_another_zone(
    carrier: CarriedEntries,
) -> None:
    """As a journal that knows no zone is read here and there; other words are another entry."""
    carrier.restore(FULL)
    at = FULL.moment.at.replace(tzinfo=ZoneInfo("Asia/Kathmandu"))
    there = Moment(at, "Asia/Kathmandu", FULL.moment.journal_day)
    same = replace(FULL, id=FULL.id.replace("1", "2"), moment=there)
    assert carrier.like(same) == FULL
    assert carrier.like(replace(same, edits=(), transcript=None)) is None
    later = replace(there, at=at.replace(minute=31))
    assert carrier.like(replace(same, moment=later)) is None


def test_homework_that_comes_from_between_sessions_is_not_kept_before_it() -> None:
    """So that it has its order there; other homework of the entry stays with it."""
    file = BytesIO()
    whole_json.write([FULL], file, replace(NOTHING, between=FULL_BETWEEN))
    file.seek(0)
    found = list(whole_json.read(file, "j.json", lambda _recording: None))
    (arrived,) = (one for one in found if isinstance(one, Arrived))
    assert FULL.homework == ("One thought record.", "The walk.")
    assert arrived.entry.homework == ("The walk.",)
    assert FULL_BETWEEN in found
