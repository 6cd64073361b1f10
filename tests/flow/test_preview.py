"""The page before anybody else sees it, over a real journal."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from voicejournal.errors import NotFoundError
from voicejournal.flows.loop_source import LoopSource
from voicejournal.flows.page_source import Gathering
from voicejournal.flows.previewing import Previewing
from voicejournal.flows.week import Days, Week
from voicejournal.flows.went_together import WentTogether
from voicejournal.journal import Answer, Entry, Moment, Origin, Outcome, Share, Slot
from voicejournal.language.kept.sounds_private import KeptSoundsPrivate
from voicejournal.language.private.kept_off import kept_off
from voicejournal.language.text.correcting import edits_between
from voicejournal.language.text.doubts import open_doubts, settled
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.ports import NewEntry, Wish
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.homework import HomeworkReports
from voicejournal.store.pages import Pages
from voicejournal.store.rated import Rated
from voicejournal.store.schema import bring_up_to_date
from voicejournal.store.sessions import Sessions
from voicejournal.store.topics import Topics
from voicejournal.summary.fitting import fit
from voicejournal.summary.patterns.reckoned import reckon
from voicejournal.summary.week import candidates
from voicejournal.vault.sealed import PlainFiles

NOW = datetime(2026, 11, 18, 21, tzinfo=UTC)
TODAY = NOW.date()
TEXTS = (
    "I want to bring up the rent. The hardest part was the call. I am proud that I rang Anna.",
    "I want to bring up the nights. I slept badly. My sister listened to me.",
)


class Journal:
    """A journal of two evenings, yesterday's and today's."""

    def __init__(self, folder: Path) -> None:
        database = open_database(folder / "journal.db")
        bring_up_to_date(database, folder / "journal.db")
        self.entries, self.pages = Entries(database), Pages(database)
        self.sessions = Sessions(database)
        self.topics = Topics(database)
        loop = LoopSource(self.entries, self.topics, HomeworkReports(database), self.sessions)
        self.loop = loop
        read = KeptSoundsPrivate(PlainFiles(folder))
        gathering = Gathering(
            self.entries,
            self.sessions,
            loop,
            read,
            WentTogether(self.entries, Rated(database, 4), read, reckon),
            "Dr M.",
        )
        self.week = Week(self.entries, self.pages, self.sessions, gathering, candidates, fit)
        for number, text in enumerate(TEXTS):
            self.write(text, NOW - timedelta(days=1 - number))

    def write(self, text: str, at: datetime) -> Entry:
        """Keep an evening."""
        number = len(self.entries.entries())
        new = NewEntry(f"0193-{number:04x}", Moment(at, "UTC", at.date()), Origin.TYPED)
        return self.entries.add(new, transcript_of_text(text, f"t{number}", "en", at))

    def preview(self) -> Previewing:
        """The preview of the two days."""
        draft = self.week.draft(self.days, NOW, self.refuse)
        return Previewing(self.week, draft, lambda: NOW)

    @property
    def days(self) -> Days:
        """Yesterday and today."""
        return Days(TODAY - timedelta(days=1), TODAY)

    def refuse(self, entry: Entry) -> None:
        """No entry is damaged here."""
        raise AssertionError(entry.number)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal of two evenings."""
    return Journal(tmp_path)


def line_with(preview: Previewing, text: str) -> int:
    """Index of the line that says this."""
    return next(n for n, row in enumerate(preview.rows) if text in row.text)


def on_page(preview: Previewing) -> list[str]:
    """What the page says, in order."""
    return [row.text for row in preview.rows if row.is_on_page]


def test_a_line_goes_and_comes_back_and_the_choice_is_remembered(journal: Journal) -> None:
    """Left out it is below, with the reason; another look at the page has it so."""
    preview = journal.preview()
    preview.wish(line_with(preview, "the rent"), Wish.OUT_OR_IN)
    again = journal.preview()
    assert not any("the rent" in text for text in on_page(again))
    number = line_with(again, "the rent")
    assert again.rows[number].reason == "left out by you"
    again.wish(number, Wish.OUT_OR_IN)
    assert any("the rent" in text for text in on_page(journal.preview()))


def test_lines_change_places_within_their_section(journal: Journal) -> None:
    """Up and down, to the ends and no further."""
    preview = journal.preview()
    rent, nights = line_with(preview, "the rent"), line_with(preview, "the nights")
    assert nights == rent + 1
    at, _ = preview.wish(nights, Wish.UP)
    assert (at, line_with(preview, "the rent")) == (rent, nights)
    assert preview.wish(at, Wish.UP)[1] == "It is at the end of its section."
    assert line_with(journal.preview(), "the nights") == rent


def test_names_become_initials_and_whole_again(journal: Journal) -> None:
    """The preview shows which are taken for names."""
    preview = journal.preview()
    number = line_with(preview, "rang Anna")
    assert preview.rows[number].names == ("Anna",)
    assert preview.wish(number, Wish.INITIALS)[1] == "As initials: Anna."
    assert "rang A." in preview.rows[number].text
    preview.wish(number, Wish.ALL_INITIALS)
    assert "rang Anna" in preview.rows[number].text
    assert preview.wish(line_with(preview, "the rent"), Wish.INITIALS)[1] == (
        "No name is in this line."
    )


def test_what_is_private_is_shown_to_the_person_alone_and_stays_below(journal: Journal) -> None:
    """With the reason, and with what opens it."""
    entry = journal.write("It rained. I hid the letter. Don't tell Dr M that.", NOW)
    preview = journal.preview()
    number = line_with(preview, "hid the letter")
    assert preview.rows[number].reason == "private until you say"
    at, told = preview.wish(number, Wish.UP)
    assert at == number
    assert told == (
        "It sounded private. `x`, or `in`, lets this sentence on; `voicejournal"
        f" tag {entry.number}` asks about all of them."
    )
    assert not any("letter" in text for text in on_page(preview))


def test_what_sounded_private_is_opened_sentence_by_sentence(journal: Journal) -> None:
    """The others stay below until the person says."""
    entry = journal.write("It rained. I am proud that I rang Ben. Don't tell Dr M that.", NOW)
    preview = journal.preview()
    below = [row.text for row in preview.rows if row.reason == "private until you say"]
    assert [text.partition(": ")[2] for text in below] == [
        '"It rained."',
        '"I am proud that I rang Ben."',
        '"Don\'t tell Dr M that."',
    ]
    told = preview.wish(line_with(preview, "rang Ben"), Wish.OUT_OR_IN)[1]
    assert told == "It may be on the page now."
    assert any("rang Ben" in text for text in on_page(preview))
    assert [part.text for part in kept_off(journal.entries.find(entry.id))] == [
        "It rained.",
        "Don't tell Dr M that.",
    ]
    assert preview.rows == journal.preview().rows


def test_an_acceptance_is_for_just_that_page(journal: Journal) -> None:
    """Edited, rated or made private since, it has to be looked at again."""
    week = journal.week

    def page_now() -> bool:
        return week.is_accepted(week.page(journal.days, NOW, journal.refuse))

    preview = journal.preview()
    preview.wish(line_with(preview, "the nights"), Wish.OUT_OR_IN)
    assert not page_now()
    preview.accept()
    assert page_now()
    entry = journal.entries.entries()[0]
    raw = entry.transcript
    assert raw is not None
    edits = edits_between(raw, TEXTS[0].replace("the rent", "the lease"), NOW)
    journal.entries.set_edits(entry.id, edits)
    assert not page_now()
    assert week.was_changed(week.page(journal.days, NOW, journal.refuse))
    journal.preview().accept()
    assert page_now()
    journal.entries.set_answer(entry.id, Answer(Slot.MOOD, Outcome.EDITED, 3), NOW)
    assert not page_now()
    journal.preview().accept()
    journal.entries.share(Share(entry.id, "entry", "private", NOW))
    assert not page_now()


def test_choices_go_with_their_entry(journal: Journal) -> None:
    """Deleted, nothing of it is left in what was chosen."""
    preview = journal.preview()
    preview.wish(line_with(preview, "the rent"), Wish.OUT_OR_IN)
    entry = journal.entries.entries()[0]
    journal.entries.delete(entry.id)
    assert journal.pages.choices([entry.id], journal.days.first).made == ()


def test_an_accepted_page_keeps_its_numbers(journal: Journal) -> None:
    """Another page of the same days is shown without taking them; a later one takes them."""
    journal.preview().accept()
    first = journal.pages.quote(1)
    journal.week.page(Days(TODAY, TODAY), NOW, journal.refuse)
    assert journal.pages.quote(1) == first
    later = NOW + timedelta(days=7)
    journal.write("I want to bring up the move.", later)
    journal.week.page(Days(later.date(), later.date()), later, journal.refuse)
    assert "move" in journal.pages.quote(1).text


def test_a_topic_in_doubt_is_carried_on_with_its_doubt_until_that_is_settled(
    journal: Journal,
) -> None:
    """What was marked is not lost from one page to the next."""
    heard = transcript_of_text("He said it in front of everyone.", "t9", "en", NOW)
    (segment,) = heard.segments
    words = tuple(replace(w, doubtful=n == 1) for n, w in enumerate(segment.words))
    raw = replace(heard, segments=(replace(segment, words=words),))
    entry = journal.entries.add(
        NewEntry("0193-0009", Moment(NOW, "UTC", TODAY), Origin.SPOKEN), raw
    )
    mark = Answer(Slot.THERAPY, Outcome.EDITED, (raw.text,))
    journal.entries.set_answer(entry.id, mark, NOW)
    preview = journal.preview()
    assert "[said?]" in preview.rows[line_with(preview, "in front of everyone")].text
    preview.accept()
    (topic,) = (one for one in journal.topics.all() if "everyone" in one.text)
    carried = journal.loop.shareable_topic(topic)
    assert carried is not None
    assert (carried.text, carried.doubtful) == ("He [said?] it in front of everyone.", True)
    (doubt,) = open_doubts(raw, ())
    journal.entries.set_edits(entry.id, settled(raw, (), doubt, doubt.text, NOW))
    carried = journal.loop.shareable_topic(topic)
    assert carried is not None
    assert (carried.text, carried.doubtful) == ("He said it in front of everyone.", False)


@pytest.mark.parametrize(("speaks", "days"), [(False, 1), (True, 2)])
def test_the_morning_after_the_accepted_page_is_the_page_still(
    journal: Journal, speaks: bool, days: int
) -> None:
    """Unless something was said since."""
    journal.sessions.add(NOW - timedelta(days=1, hours=3), "Dr M.")

    def since(now: datetime) -> Days:
        return journal.week.since_last_session(now, 4)

    assert since(NOW) == journal.days
    journal.preview().accept()
    morning = NOW + timedelta(hours=12)
    if speaks:
        journal.write("I dreamt of it.", morning)
    assert (since(morning).last - since(morning).first).days == days


def test_a_session_that_began_just_now_is_what_the_page_is_for(journal: Journal) -> None:
    """And without any it is the week; 'since the session' then says that there is none."""
    week = journal.week
    monday = TODAY - timedelta(days=TODAY.weekday())
    assert week.since_last_session(NOW, 4) == Days(monday, monday + timedelta(days=6))
    with pytest.raises(NotFoundError, match="No past session"):
        week.since_last_session(NOW, 4, only=True)
    journal.sessions.add(NOW - timedelta(days=2), "Dr M.")
    journal.sessions.add(NOW - timedelta(minutes=10), "Dr N.")
    assert week.since_last_session(NOW, 4).first == TODAY - timedelta(days=2)
    assert week.page(journal.days, NOW, journal.refuse).with_whom == "Dr N."
