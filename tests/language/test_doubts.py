"""What is in doubt, and that the person's word settles it without touching anything else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.errors import InputError
from voicejournal.journal import (
    Edit,
    Entry,
    Moment,
    Origin,
    OtherReading,
    Segment,
    Transcript,
    Word,
)
from voicejournal.language.text.correcting import edits_between
from voicejournal.language.text.doubts import Doubt, context_of, open_doubts, settled
from voicejournal.language.text.edited import (
    current,
    current_text,
    current_words,
    is_changed,
    placed_words,
    within,
)

TONIGHT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
LATER = TONIGHT + timedelta(minutes=5)


def heard(*pieces: str, others: tuple[tuple[int, int, str], ...] = ()) -> Transcript:
    """A segment a piece, half a second a word, `?` before a doubtful one; `others` of the first."""
    segments: list[Segment] = []
    now = 0.0
    for piece in pieces:
        words = []
        for text in piece.split():
            words.append(Word(now, now + 0.5, f" {text.lstrip('?')}", 0.8, text.startswith("?")))
            now += 0.5
        readings = () if segments else tuple(OtherReading(*other) for other in others)
        said = "".join(word.text for word in words)
        segments.append(Segment(words[0].start_s, now, said, tuple(words), others=readings))
    return Transcript("t1", tuple(segments), "en", "small", TONIGHT)


def an_entry(transcript: Transcript, edits: tuple[Edit, ...]) -> Entry:
    """An entry of this evening."""
    moment = Moment(TONIGHT, "Europe/London", TONIGHT.date())
    return Entry("e1", 1, moment, Origin.SPOKEN, transcript=transcript, edits=edits)


BREATHING = heard(
    "I did ?the ?breeding twice. ?It ?helped.", "Thank ?you.", others=((2, 4, "the breathing"),)
)


def texts_of(transcript: Transcript, edits: tuple[Edit, ...] = ()) -> list[str]:
    """What is in doubt, as it stands."""
    return [doubt.text for doubt in open_doubts(transcript, edits)]


def test_a_doubt_is_another_reading_or_a_run_of_doubtful_words() -> None:
    """In the order of the words, each with the time of its own."""
    assert open_doubts(BREATHING, ()) == (
        Doubt(2, 4, "the breeding", "the breathing", 1.0, 2.0),
        Doubt(5, 7, "It helped.", None, 2.5, 3.5),
        Doubt(8, 9, "you.", None, 4.0, 4.5),
    )


def test_a_run_ends_with_its_sentence_and_with_its_passage() -> None:
    """So that each can be heard and settled by itself."""
    assert texts_of(heard("?I ?froze. ?Then ?I", "?left ?them.")) == [
        "I froze.",
        "Then I",
        "left them.",
    ]


def test_a_reading_of_words_that_nobody_doubts_is_no_doubt() -> None:
    """Nor one that says what stands there, nor one that is out of place."""
    sure = heard("I was sad.", others=((1, 2, "am"),))
    assert open_doubts(sure, ()) == ()
    same = heard("I ?was sad.", others=((1, 2, "was"), (1, 9, "far off")))
    assert [doubt.other for doubt in open_doubts(same, ())] == [None]


def test_taking_the_other_reading_keeps_the_words_that_both_heard_so() -> None:
    """'the' has its time and probability still; only the other word is new."""
    doubt = open_doubts(BREATHING, ())[0]
    sitting = settled(BREATHING, (), doubt, "the breathing", LATER)
    assert sitting == (Edit("t1", 2, 3, "the", LATER), Edit("t1", 3, 4, "breathing", LATER))
    words = current_words(BREATHING, sitting)
    assert words[2] == Word(1.0, 1.5, " the", 0.8)
    assert (words[3].text, words[3].start_s, words[3].end_s) == (" breathing", 1.5, 2.0)
    assert texts_of(BREATHING, sitting) == ["It helped.", "you."]


def test_confirming_changes_nothing_but_the_doubt() -> None:
    """Times, probabilities and text stay; the entry does not count as edited."""
    doubt = open_doubts(BREATHING, ())[1]
    sitting = settled(BREATHING, (), doubt, "It helped.", LATER)
    words = current_words(BREATHING, sitting)
    assert [word.doubtful for word in words[5:7]] == [False, False]
    assert [word.text for word in words] == [word.text for word in BREATHING.words]
    assert [word.start_s for word in words] == [word.start_s for word in BREATHING.words]
    assert not is_changed(an_entry(BREATHING, sitting))
    assert is_changed(an_entry(BREATHING, settled(BREATHING, (), doubt, "It hurt.", LATER)))


def test_an_empty_text_removes_what_was_never_said() -> None:
    """And leaves a space between what stood beside it."""
    doubt = open_doubts(BREATHING, ())[0]
    sitting = settled(BREATHING, (), doubt, "", LATER)
    assert current_text(BREATHING, sitting) == "I did twice. It helped. Thank you."


def test_a_new_sitting_keeps_what_was_settled_before() -> None:
    """Even where the clock was put back between the two."""
    first = settled(BREATHING, (), open_doubts(BREATHING, ())[2], "them.", LATER)
    second = settled(BREATHING, first, open_doubts(BREATHING, first)[1], "It helped.", TONIGHT)
    both = (*first, *second)
    assert current_text(BREATHING, both) == "I did the breeding twice. It helped. Thank them."
    assert texts_of(BREATHING, both) == ["the breeding"]
    assert len({edit.made_at for edit in second}) == 1
    assert second[0].made_at > LATER


def test_a_doubt_that_was_edited_meanwhile_is_not_settled_over_the_edit() -> None:
    """What another window kept is not lost."""
    doubt = open_doubts(BREATHING, ())[0]
    with pytest.raises(InputError):
        settled(BREATHING, (Edit("t1", 1, 3, "tried", TONIGHT),), doubt, "the breathing", LATER)


def test_an_edit_within_a_doubt_leaves_the_choice_one_across_it_takes_it() -> None:
    """The reading is of just these words, or it is none."""
    inner = (Edit("t1", 3, 4, "reading", TONIGHT),)
    doubt = open_doubts(BREATHING, inner)[0]
    assert (doubt.text, doubt.other) == ("the reading", "the breathing")
    stands = settled(BREATHING, inner, doubt, doubt.text, LATER)
    assert current_text(BREATHING, stands).startswith("I did the reading twice.")
    across = (Edit("t1", 3, 5, "reading", TONIGHT),)
    doubt = open_doubts(BREATHING, across)[0]
    assert (doubt.text, doubt.other) == ("the", None)


def test_the_sentence_around_a_doubt_is_given_as_it_reads_now() -> None:
    """With what was corrected in it."""
    edits = (Edit("t1", 4, 5, "thrice.", TONIGHT),)
    context = context_of(BREATHING, edits, open_doubts(BREATHING, edits)[0])
    assert (context.before, context.after) == ("I did", "thrice.")


def test_free_text_confirms_nothing_that_was_not_touched() -> None:
    """A correction elsewhere leaves the doubts; one of the word itself settles it."""
    elsewhere = edits_between(BREATHING, BREATHING.text.replace("twice", "thrice"), LATER)
    assert texts_of(BREATHING, elsewhere) == ["the breeding", "It helped.", "you."]
    within_it = edits_between(BREATHING, BREATHING.text.replace("helped", "hurt"), LATER)
    assert texts_of(BREATHING, within_it) == ["the breeding", "It", "you."]
    spaced = Transcript(
        "t1",
        (
            Segment(
                0, 1, "", (Word(0, 1, " New York", 0.5, doubtful=True), Word(1, 2, " too", 1.0))
            ),
        ),
        "en",
        "small",
        TONIGHT,
    )
    assert texts_of(spaced, edits_between(spaced, "New York as well", LATER)) == ["New York"]


def test_free_text_keeps_the_confirmations_that_it_leaves_alone() -> None:
    """The latest sitting counts whole, so it carries them."""
    confirmed = settled(BREATHING, (), open_doubts(BREATHING, ())[1], "It helped.", TONIGHT)
    text = current_text(BREATHING, confirmed).replace("twice", "thrice")
    corrected = edits_between(BREATHING, text, LATER, confirmed)
    assert texts_of(BREATHING, (*confirmed, *corrected)) == ["the breeding", "you."]
    raw_again = edits_between(BREATHING, BREATHING.text, LATER + timedelta(1), corrected)
    assert texts_of(BREATHING, raw_again) == ["the breeding", "you."]


def test_the_words_as_they_stand_now_keep_the_readings_that_are_open() -> None:
    """By their places among these words, for the screen and for programs."""
    edits = (Edit("t1", 0, 1, "Then at last I", TONIGHT),)
    now = current(an_entry(BREATHING, edits))
    assert now is not None
    assert now.segments[0].others == (OtherReading(5, 7, "the breathing"),)
    doubt = open_doubts(BREATHING, edits)[0]
    now = current(an_entry(BREATHING, settled(BREATHING, edits, doubt, doubt.text, LATER)))
    assert now is not None
    assert now.segments[0].others == ()


PIECES = st.sampled_from(
    [" I", " was", "well", "-known", " sad.", "\u597d", "", " ", "a ", " New York"]
)
TYPED = st.lists(
    st.sampled_from(["I", "was", "well-known", "sad.", "\u597d", "New", "York", "a"]), max_size=6
).map(" ".join)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Words of all kinds, some doubtful, with other readings wherever these may stand."""
    segments, now = [], 0.0
    for texts in draw(st.lists(st.lists(PIECES, min_size=1, max_size=6), max_size=3)):
        words = [
            Word(now + n * 0.5, now + n * 0.5 + 0.5, text, 0.8, draw(st.booleans()))
            for n, text in enumerate(texts)
        ]
        others, reached = [], 0
        for text in draw(st.lists(TYPED, max_size=2)):
            start = draw(st.integers(reached, len(words)))
            reached = draw(st.integers(start, len(words)))
            others.append(OtherReading(start, reached, text))
        end = words[-1].end_s
        segments.append(Segment(now, end, "".join(texts), tuple(words), others=tuple(others)))
        now = end
    return Transcript("t1", tuple(segments), "en", "small", TONIGHT)


def beside(transcript: Transcript, edits: tuple[Edit, ...], doubt: Doubt) -> list[Word]:
    """The words beside a doubt, spacing aside."""
    return [
        Word(item.word.start_s, item.word.end_s, item.word.text.strip(), 1.0, item.word.doubtful)
        for item in placed_words(transcript, edits)
        if not item.within(doubt.start_word, doubt.end_word) and item.word.text.strip()
    ]


@given(transcripts(), st.none() | TYPED, st.data())
def test_settling_all_leaves_none_and_touches_nothing_else(
    transcript: Transcript, corrected: str | None, data: st.DataObject
) -> None:
    """In any order, by either reading, by other words or by none, after a correction or not."""
    edits = () if corrected is None else edits_between(transcript, corrected, TONIGHT)
    while doubts := open_doubts(transcript, edits):
        doubt = data.draw(st.sampled_from(doubts))
        text = data.draw(st.sampled_from([doubt.text, doubt.other or "", ""]) | TYPED)
        others = beside(transcript, edits, doubt)
        edits = (*edits, *settled(transcript, edits, doubt, text, LATER))
        assert beside(transcript, edits, doubt) == others
        own = within(placed_words(transcript, edits), doubt.start_word, doubt.end_word)
        assert " ".join("".join(item.word.text for item in own).split()) == text
        assert len(open_doubts(transcript, edits)) == len(doubts) - 1
    assert not any(word.doubtful and word.text.strip() for word in current_words(transcript, edits))


@given(transcripts(), st.lists(TYPED, min_size=1, max_size=4))
def test_any_text_over_any_earlier_one_is_read_back(
    transcript: Transcript, texts: list[str]
) -> None:
    """However often a text is corrected, it reads as it was left."""
    edits: tuple[Edit, ...] = ()
    for text in texts:
        edits = (*edits, *edits_between(transcript, text, TONIGHT, edits))
        assert current_text(transcript, edits) == text
