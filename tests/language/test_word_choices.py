"""What was made private stays private, whatever is typed into it, beside it, or made of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.journal import Entry, Moment, Origin, Segment, Share, Transcript, Word
from voicejournal.language.private.choices import PRIVATE, SHARED, words_scopes
from voicejournal.language.private.kept_off import place_of, shareable
from voicejournal.language.text.correcting import edits_between
from voicejournal.language.text.edited import current

AT = datetime(2026, 11, 16, 22, tzinfo=UTC)
SAID = ("Work was long.", "I hit him again.", "Then I slept.")
SECRET = SAID[1]


@dataclass
class Evening:
    """An entry, and a clock that goes on with each thing that is done to it."""

    entry: Entry
    now: datetime = AT

    def edit(self, text: str) -> None:
        """Leave another text, in a sitting of its own."""
        raw = self.entry.transcript
        assert raw is not None
        edits = edits_between(raw, text, self._tick(), self.entry.edits)
        self.entry = replace(self.entry, edits=(*self.entry.edits, *edits))

    def choose(self, text: str, choice: str) -> None:
        """Close or open words of the text as it stands."""
        place = place_of(self.entry, text)
        assert place is not None
        at = self._tick()
        self.entry = replace(
            self.entry,
            shares=(
                *self.entry.shares,
                *(Share("e1", one, choice, at) for one in words_scopes(self.entry, *place)),
            ),
        )

    @property
    def text(self) -> str:
        """All of the text."""
        return _text(self.entry)

    @property
    def shown(self) -> str:
        """What others may read of it."""
        return _text(shareable(self.entry))

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def spoken(text: str, transcript_id: str = "t1") -> Transcript:
    """A text as it was heard, a word each half second."""
    words = tuple(Word(n / 2, n / 2 + 0.4, f" {word}", 0.9) for n, word in enumerate(text.split()))
    segment = Segment(0.0, len(words) / 2, "".join(word.text for word in words), words)
    return Transcript(transcript_id, (segment,) if words else (), "en", "base", AT)


def evening(text: str = " ".join(SAID)) -> Evening:
    """An evening on which this was said."""
    moment = Moment(AT, "UTC", date(2026, 11, 16))
    return Evening(Entry("e1", 1, moment, Origin.SPOKEN, transcript=spoken(text)))


@pytest.fixture
def closed() -> Evening:
    """The evening with its middle sentence private."""
    one = evening()
    one.choose(SECRET, PRIVATE)
    return one


def _text(entry: Entry) -> str:
    transcript = current(entry)
    return "" if transcript is None else " ".join(transcript.text.split())


@pytest.mark.parametrize(
    "typed",
    [
        "I hit him again. Twice that week. ",
        "I hit him again, twice that week. ",
        "Twice that week. I hit him again. ",
        "I hit, twice that week, him again. ",
    ],
)
def test_what_is_typed_into_or_beside_a_private_sentence_is_private(
    closed: Evening, typed: str
) -> None:
    """At its end as at its beginning and within it."""
    closed.edit(closed.text.replace(f"{SECRET} ", typed))
    assert "Twice" in closed.text.title()
    assert closed.shown == "Work was long. … Then I slept."


def test_what_was_typed_at_its_end_stays_private_when_it_grows_into_the_next_sentence(
    closed: Evening,
) -> None:
    """An edit that takes both in is private whole; the rest is shown."""
    closed.edit(closed.text.replace(SECRET, f"{SECRET} Twice."))
    closed.edit(closed.text.replace("Twice. Then", "Thrice, and then"))
    assert "hrice" not in closed.shown
    assert closed.shown.endswith("I slept.")
    closed.edit(closed.text.replace("Thrice, and then", "Thrice"))
    assert "hrice" not in closed.shown


def test_a_private_sentence_that_was_moved_or_said_twice_is_private() -> None:
    """Wherever it stands then, alone or in another sentence."""
    rest = "Then I slept until noon. The choir was good and we sang for an hour."
    one = evening(f"Work was long. {SECRET} {rest}")
    one.choose(SECRET, PRIVATE)
    one.edit(f"Work was long. {rest} {SECRET}")
    assert one.shown == f"Work was long. {rest} …"
    one.edit(f"Work was long. {rest} On Friday, too, {SECRET}")
    assert one.shown == f"Work was long. {rest} …"
    twice = evening(f"{SECRET} It rained. {SECRET}")
    twice.choose(SECRET, PRIVATE)
    assert twice.shown == "… It rained. …"


def test_opening_a_sentence_opens_nothing_that_was_typed_beside_it(closed: Evening) -> None:
    """What stands at its edge may belong to the private one."""
    closed.edit(closed.text.replace(SECRET, f"Never before. {SECRET} Twice."))
    closed.choose("Work was long.", SHARED)
    closed.choose("Then I slept.", SHARED)
    assert closed.shown == "Work was long. … Then I slept."
    closed.choose("Twice.", SHARED)
    assert closed.shown == "Work was long. … Twice. Then I slept."
    closed.choose(f"Never before. {SECRET} Twice.", SHARED)
    assert closed.shown == closed.text


def test_what_was_opened_is_what_could_be_read_then() -> None:
    """A wish that was typed in since is heard."""
    one = evening("Work was long. Keep this between us. I drank. It rained all day.")
    assert "drank" not in one.shown
    one.choose(one.text, SHARED)
    assert one.shown == one.text
    one.edit(one.text.replace("I drank.", "I drank. Do not tell Dr M about the pills."))
    assert "pills" not in one.shown
    one.choose(one.text, SHARED)
    assert "pills" in one.shown


def test_words_that_come_back_are_not_opened_by_what_stood_in_their_place() -> None:
    """The person opened what they had made of them."""
    one = evening("It rained. This stays between us, I hit him. Work was long.")
    one.edit("It rained. This stays between us, I rang him. Work was long.")
    one.choose("This stays between us, I rang him.", SHARED)
    assert "I rang him" in one.shown
    one.edit("It rained. This stays between us, I hit him. Work was long.")
    assert "hit" not in one.shown


def test_an_evening_of_typed_words_alone_has_sentences_to_close() -> None:
    """Where nothing was heard, what was typed is one piece."""
    one = evening("")
    one.edit("I drank. It rained.")
    one.choose("I drank.", PRIVATE)
    assert "drank" not in one.shown


def test_other_words_of_the_sound_near_what_was_typed_stay_private(closed: Evening) -> None:
    """When a new model has heard the evening, typed words are told by their neighbours."""
    closed.edit(f"{closed.text} And I cried.")
    closed.choose("And I cried.", PRIVATE)
    closed.entry = replace(closed.entry, transcript=spoken(" ".join(SAID), "t2"), edits=())
    assert closed.shown == "Work …"


Change = Callable[[list[tuple[str, bool]]], list[tuple[str, bool]]]


@st.composite
def changes(draw: st.DrawFn, text: list[tuple[str, bool]], number: int) -> list[tuple[str, bool]]:
    """A text after one change: each word, and whether it is private by where it was typed."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 4)))
    replaced = text[start:end]
    beside = [*text[max(start - 1, 0) : start], *text[end : end + 1]]
    # Between a private word and an open one it may be either; what goes on is private.
    is_private = any(own for _, own in (replaced or beside))
    words = [f"typed{number}x{n}" for n in range(draw(st.integers(0, 3)))]
    stop = draw(st.sampled_from(["", ".", ","]))
    said = [(f"{word}{stop}", is_private) for word in words]
    return [*text[:start], *said, *text[end:]]


@given(st.data())
def test_whatever_is_edited_private_words_stay_private(data: st.DataObject) -> None:
    """Before, after, within, and over their edges; and all that is typed there."""
    words = data.draw(st.integers(1, 12))
    text = [(f"said{n}{'.' if n % 4 == 3 else ''}", False) for n in range(words)]
    one = evening(" ".join(word for word, _ in text))
    start = data.draw(st.integers(0, words - 1))
    end = data.draw(st.integers(start + 1, words))
    one.choose(" ".join(word for word, _ in text[start:end]), PRIVATE)
    text = [(word, start <= n < end) for n, (word, _) in enumerate(text)]
    for number in range(data.draw(st.integers(1, 4))):
        text = data.draw(changes(text, number))
        one.edit(" ".join(word for word, _ in text))
        shown = one.shown.split()
        for word, is_private in text:
            assert not (is_private and word in shown), (text, one.shown)
