"""The text as the person last left it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.errors import DamagedError
from voicejournal.journal import Edit, Entry, Moment, Origin, Segment, Transcript, Word
from voicejournal.language.text.correcting import edits_between
from voicejournal.language.text.edited import current, current_text, current_words

TONIGHT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
LATER = TONIGHT + timedelta(minutes=5)


def spoken(*pieces: list[str], doubtful: bool = False) -> Transcript:
    """A transcript of a segment for each list of raw words, half a second a word."""
    segments, now = [], 0.0
    for texts in pieces:
        words = []
        for text in texts:
            words.append(Word(now, now + 0.5, text, 0.8, doubtful))
            now += 0.5
        start = words[0].start_s if words else now
        segments.append(Segment(start, now, "".join(texts), tuple(words)))
    return Transcript("t1", tuple(segments), "en", "small", TONIGHT)


def kept(transcript: Transcript | None, edits: tuple[Edit, ...] = ()) -> Entry:
    """An entry of this evening."""
    moment = Moment(TONIGHT, "Europe/London", TONIGHT.date())
    return Entry("e1", 1, moment, Origin.SPOKEN, transcript=transcript, edits=edits)


FROZE = spoken([" I", " just", " froze."], [" Then", " I", " left."])


def test_a_changed_word_is_one_small_edit() -> None:
    """Only the word that differs is replaced."""
    assert edits_between(FROZE, "I just fled. Then I left.", TONIGHT) == (
        Edit("t1", 2, 3, "fled.", TONIGHT),
    )


def test_new_words_share_the_time_of_those_they_replace() -> None:
    """Three words over one second take a third of it each, and are sure."""
    edits = (Edit("t1", 1, 3, "was very quiet,", TONIGHT),)
    _, *new, _, _, _ = current_words(FROZE, edits)
    assert [word.text for word in new] == [" was", " very", " quiet,"]
    assert new[0].start_s == 0.5
    assert new[1].start_s == pytest.approx(0.5 + 1 / 3)
    assert new[2].end_s == 1.5
    assert {word.probability for word in new} == {1.0}


def test_an_inserted_word_takes_the_time_of_its_neighbour() -> None:
    """It stands at the end of the word before it, with no length."""
    edits = edits_between(FROZE, "I just froze. Then I quietly left.", TONIGHT)
    assert edits == (Edit("t1", 5, 5, "quietly", TONIGHT),)
    assert current_words(FROZE, edits)[5] == Word(2.5, 2.5, " quietly", 1.0)


def test_only_the_latest_sitting_of_this_transcript_counts() -> None:
    """An earlier sitting, and edits of another transcription, change nothing."""
    edits = (
        Edit("t1", 0, 1, "We", TONIGHT),
        Edit("t1", 5, 6, "stayed.", LATER),
        Edit("another", 0, 6, "gone", LATER + timedelta(days=1)),
    )
    assert current_text(FROZE, edits) == "I just froze. Then I stayed."


def test_going_back_to_the_raw_words_is_one_empty_edit() -> None:
    """And the current transcript is then the raw one."""
    first = edits_between(FROZE, "Nothing.", TONIGHT)
    back = edits_between(FROZE, "I just froze.  Then I left.", LATER)
    assert back == (Edit("t1", 0, 0, "", LATER),)
    assert current_words(FROZE, (*first, *back)) == FROZE.words
    assert current(kept(FROZE, (*first, *back))) is FROZE


def test_a_hyphenated_word_is_changed_whole() -> None:
    """Its later part carries no space of its own."""
    transcript = spoken([" a", " well", "-known", " dip"])
    edits = edits_between(transcript, "a well-worn dip", TONIGHT)
    assert edits == (Edit("t1", 1, 3, "well-worn", TONIGHT),)
    assert current_text(transcript, edits) == "a well-worn dip"


def test_an_edit_within_unspaced_words_adds_no_space() -> None:
    """In a script without spaces none appear round the edit."""
    transcript = spoken(["\u4eca\u5929", "\u5f88", "\u597d"])
    assert current_text(transcript, (Edit("t1", 1, 2, "\u4e0d", TONIGHT),)) == (
        "\u4eca\u5929\u4e0d\u597d"
    )


@pytest.mark.parametrize("span", [(4, 9), (3, 1), (-1, 1)])
def test_an_edit_that_does_not_fit_is_refused_without_its_words(span: tuple[int, int]) -> None:
    """An edit outside the words is damage; the message is free of the words."""
    with pytest.raises(DamagedError) as caught:
        current_text(FROZE, (Edit("t1", *span, "secret", TONIGHT),))
    assert "secret" not in caught.value.message


def test_edits_over_one_another_are_refused() -> None:
    """Two edits of one sitting never share a word."""
    edits = (Edit("t1", 0, 3, "a", TONIGHT), Edit("t1", 2, 4, "b", TONIGHT))
    with pytest.raises(DamagedError):
        current_text(FROZE, edits)


def test_a_corrected_word_is_not_doubtful_any_more() -> None:
    """Those that were not touched stay in doubt, and an untouched passage the same value."""
    raw = spoken([" I", " just", " froze."], [" Then", " I", " left."], doubtful=True)
    now = current(kept(raw, edits_between(raw, "I just froze. Then I fled.", TONIGHT)))
    assert now is not None
    assert [word.doubtful for word in now.words] == [True, True, True, True, True, False]
    assert now.segments[0] is raw.segments[0]
    assert now.segments[1].text == " Then I fled."
    assert now.text == "I just froze. Then I fled."


def test_a_confirmed_word_keeps_its_time_and_is_not_doubtful_any_more() -> None:
    """An edit that says what was heard already."""
    raw = spoken([" I", " just", " froze."], doubtful=True)
    now = current(kept(raw, (Edit("t1", 1, 3, "just froze.", TONIGHT),)))
    assert now is not None
    assert [word.doubtful for word in now.words] == [True, False, False]
    assert [word.start_s for word in now.words] == [0.0, 0.5, 1.0]
    assert {word.probability for word in now.words} == {0.8}


def test_a_passage_edited_away_is_gone_from_the_current_transcript() -> None:
    """No empty segment is left behind."""
    now = current(kept(FROZE, edits_between(FROZE, "Then I left.", TONIGHT)))
    assert now is not None
    assert [seg.text for seg in now.segments] == [" Then I left."]


def test_words_can_be_written_where_nothing_was_heard() -> None:
    """A recording of silence can still be given words by hand."""
    silence = spoken()
    now = current(kept(silence, edits_between(silence, "I could not speak.", TONIGHT)))
    assert now is not None
    assert now.text == "I could not speak."


def test_an_entry_that_waits_for_its_words_has_no_current_ones() -> None:
    """No transcript, nothing to lay edits over."""
    assert current(kept(None)) is None


WORDS = st.sampled_from(
    [" I", " was", "well", "-known", " sad.", "\u597d", "", " ", "a ", " New York"]
)
TRANSCRIPTS = st.lists(st.lists(WORDS | st.text(max_size=4), max_size=6), max_size=4)


@given(
    TRANSCRIPTS,
    st.text() | st.lists(st.sampled_from(["I", "was", "well-known", "sad"])).map(" ".join),
)
def test_any_text_is_read_back_as_it_was_left(pieces: list[list[str]], text: str) -> None:
    """Whatever was heard and whatever is typed over it, spacing aside."""
    transcript = spoken(*pieces)
    edits = edits_between(transcript, text, TONIGHT)
    assert current_text(transcript, edits) == " ".join(text.split())
    now = current(kept(transcript, edits))
    assert now is not None
    assert now.words == current_words(transcript, edits)


@given(TRANSCRIPTS)
def test_raw_text_is_read_back_as_no_change(pieces: list[list[str]]) -> None:
    """Typing the raw text again is the way back, not an edit."""
    transcript = spoken(*pieces)
    assert edits_between(transcript, transcript.text, TONIGHT) == (Edit("t1", 0, 0, "", TONIGHT),)
