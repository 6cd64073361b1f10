"""What of an entry is kept off every page, whatever became of its words since."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from voicejournal.journal import (
    Answer,
    Distress,
    Entry,
    Evidence,
    Feeling,
    Mark,
    Mentioned,
    Moment,
    Mood,
    Origin,
    Outcome,
    Person,
    Proposal,
    Segment,
    Share,
    Skill,
    Sleep,
    Slot,
    Transcript,
    Trigger,
    Value,
    Win,
    Word,
)
from voicejournal.language.private.answers import answer_scope
from voicejournal.language.private.choices import words_scopes
from voicejournal.language.private.kept_off import (
    kept_off,
    place_of,
    shareable,
    shareable_values,
)
from voicejournal.language.text.correcting import edits_between
from voicejournal.language.text.edited import current

NOW = datetime(2026, 11, 16, 22, tzinfo=UTC)
TEXT = "Work was long. I drank again. Keep that between us. Anyway, I slept. The choir was good."


def spoken(text: str, transcript_id: str = "t1") -> Transcript:
    """A text as it was heard, a word each half second."""
    words = tuple(Word(n / 2, n / 2 + 0.4, f" {word}", 0.9) for n, word in enumerate(text.split()))
    joined = "".join(word.text for word in words)
    return Transcript(transcript_id, (Segment(0.0, 99.0, joined, words),), "en", "base", NOW)


def evening(text: str = TEXT) -> Entry:
    """An entry with these words."""
    moment = Moment(NOW, "UTC", date(2026, 11, 16))
    return Entry("e1", 1, moment, Origin.SPOKEN, transcript=spoken(text))


def chosen(entry: Entry, text: str, choice: str, minutes: int = 0) -> Entry:
    """The entry after a choice about words of it."""
    place = place_of(entry, text)
    assert place is not None
    at = NOW + timedelta(minutes=minutes)
    shares = (Share(entry.id, scope, choice, at) for scope in words_scopes(entry, *place))
    return replace(entry, shares=(*entry.shares, *shares))


def shown(entry: Entry) -> str:
    """What a page may know of its words."""
    transcript = current(shareable(entry))
    assert transcript is not None
    return transcript.text


def test_a_passage_that_sounds_private_is_kept_off_until_it_is_answered() -> None:
    """With the reason that it was not answered; the words around it keep their numbers."""
    entry = evening()
    (part,) = kept_off(entry)
    assert (part.text, part.is_certain) == (
        "Work was long. I drank again. Keep that between us.",
        False,
    )
    assert shown(entry) == "… Anyway, I slept. The choir was good."
    before, after = current(entry), current(shareable(entry))
    assert before is not None
    assert after is not None
    assert len(before.words) == len(after.words)
    assert before.words[-1] == after.words[-1]


def test_what_may_be_shared_after_all_is_open_again() -> None:
    """The person's word counts, the last one."""
    entry = chosen(evening(), "Work was long. I drank again. Keep that between us.", "shared")
    assert kept_off(entry) == ()
    assert shown(entry) == TEXT
    again = chosen(entry, "I drank again.", "private", minutes=1)
    assert [(part.text, part.is_certain) for part in kept_off(again)] == [("I drank again.", True)]


def test_a_private_sentence_stays_private_when_it_is_edited() -> None:
    """What replaces its words is as private as they were."""
    entry = chosen(evening(), "The choir was good.", "private")
    raw = entry.transcript
    assert raw is not None
    text = TEXT.replace("choir was good", "concert with Ben was lovely")
    edited = replace(entry, edits=tuple(edits_between(raw, text, NOW)))
    assert "Ben" not in shown(edited)
    assert "I slept." in shown(edited)


def test_new_words_of_the_same_sound_stay_private() -> None:
    """By when they were said."""
    entry = chosen(evening(), "The choir was good.", "private")
    newer = replace(entry, transcript=spoken(TEXT.replace("choir", "quire"), "t2"))
    assert "quire" not in shown(newer)
    assert "Anyway," in shown(newer)


def test_an_edit_that_takes_the_marker_away_opens_what_was_never_answered() -> None:
    """It is what the person made of the text."""
    entry = evening()
    raw = entry.transcript
    assert raw is not None
    text = TEXT.replace(" Keep that between us.", "")
    assert kept_off(replace(entry, edits=tuple(edits_between(raw, text, NOW)))) == ()


def test_an_answer_that_was_taken_from_private_words_is_private_too() -> None:
    """As is a mark among them; what was answered by hand is not."""
    evidence = Evidence("I drank again.", 1.5)
    entry = replace(
        evening(),
        mood=Mood(3, 4),
        triggers=(Trigger("drinking"),),
        feelings=(Feeling("ashamed"),),
        marks=(Mark("I drank again"), Mark("the choir")),
        answers=(
            Answer(
                Slot.TRIGGERS,
                Outcome.ACCEPTED,
                ("drinking",),
                Proposal(Slot.TRIGGERS, ("drinking",), evidence, "word list"),
            ),
            Answer(Slot.FEELINGS, Outcome.EDITED, ("ashamed",)),
        ),
    )
    page = shareable(entry)
    assert page.triggers == ()
    assert page.feelings == (Feeling("ashamed"),)
    assert page.marks == (Mark("the choir"),)
    assert page.mood == Mood(3, 4)
    assert "drank" not in repr(page)
    assert "drinking" not in repr(page)
    alone = shareable_values(entry)
    assert (alone.mood, alone.feelings, alone.triggers) == (page.mood, page.feelings, page.triggers)
    assert alone.transcript is None


def test_one_answer_or_one_label_of_it_can_be_private() -> None:
    """The mood, or a single feeling."""
    entry = replace(
        evening("It rained."),
        mood=Mood(3, 4),
        feelings=(Feeling("ashamed", 8), Feeling("calm")),
        answers=(Answer(Slot.FEELINGS, Outcome.EDITED, ("ashamed 8", "calm")),),
        mentioned=Mentioned(wins=(Win("I stayed."),), sleep=Sleep(5.0)),
        shares=(
            Share("e1", answer_scope(Slot.SLEEP), "private", NOW),
            Share("e1", answer_scope(Slot.MOOD), "private", NOW),
            Share("e1", answer_scope(Slot.FEELINGS, "ashamed"), "private", NOW),
        ),
    )
    page = shareable(entry)
    assert page.mood == Mood(None, 4)
    assert page.feelings == (Feeling("calm"),)
    assert page.answers[0].value == ("calm",)
    assert page.mentioned.wins == (Win("I stayed."),)
    assert page.mentioned.sleep is None
    alone = shareable_values(entry)
    assert (alone.mood, alone.feelings, alone.triggers) == (page.mood, page.feelings, page.triggers)
    assert alone.transcript is None


def test_typed_words_made_anew_are_kept_off_whole() -> None:
    """Where nothing tells any more which words were meant, none is shown."""
    entry = chosen(evening("It rained. I stayed."), "I stayed.", "private")
    untimed = replace(entry.shares[0], scope="words other 2 4 0.000 0.000")
    assert shown(replace(entry, shares=(untimed,))) == "…"


def accepted(slot: Slot, values: tuple[str, ...], evidence: str) -> Answer:
    """Values accepted as they were proposed."""
    return Answer(
        slot,
        Outcome.ACCEPTED,
        values,
        Proposal(slot, values, Evidence(evidence, 0.0), "word list"),
    )


def test_a_value_whose_words_are_hidden_is_kept_off_whatever_the_first_one_tells() -> None:
    """A name is not the word that is written like it; words in both may be told by the hidden."""
    text = "My sister rang and she will come. Work was calm. Will helped me. I was ashamed at work."
    answers = (
        accepted(Slot.PEOPLE, ("sister", "Will"), "My sister rang and she will come."),
        accepted(Slot.FEELINGS, ("calm", "ashamed 8"), "Work was calm."),
        accepted(Slot.TRIGGERS, ("family", "work"), "My sister rang and she will come."),
    )
    entry = replace(
        evening(text),
        feelings=(Feeling("calm"), Feeling("ashamed", 8)),
        triggers=(Trigger("family"), Trigger("work")),
        mentioned=Mentioned(people=(Person("sister"), Person("Will"))),
        answers=answers,
    )
    assert shareable(entry).answers == answers
    entry = chosen(entry, "Will helped me. I was ashamed at work.", "private")
    for page in (shareable(entry), shareable_values(entry)):
        assert page.mentioned.people == (Person("sister"),)
        assert page.feelings == (Feeling("calm"),)
        assert Trigger("work") not in page.triggers
        for told in ("Will", "ashamed"):
            assert told not in repr(page)
    opened = Share("e1", answer_scope(Slot.PEOPLE), "shared", NOW)
    whole = shareable(replace(entry, shares=(*entry.shares, opened)))
    assert whole.mentioned.people == entry.mentioned.people
    assert whole.answers[0].value == ("sister", "Will")


def test_a_refused_proposal_names_nothing_of_hidden_words() -> None:
    """It is kept beside the answer, with what is open of it."""
    refused = accepted(Slot.PEOPLE, ("sister", "Tom"), "My sister rang.")
    refused = replace(refused, outcome=Outcome.REJECTED, value=None)
    entry = replace(evening("My sister rang. Tom helped me."), answers=(refused,))
    page = shareable(chosen(entry, "Tom helped me.", "private"))
    assert page.answers[0].proposal is not None
    assert page.answers[0].proposal.value == ("sister",)


def test_an_answer_from_a_sentence_that_is_hidden_in_part_is_kept_off() -> None:
    """Its evidence would quote what is hidden."""
    told = accepted(Slot.PEOPLE, ("Tom",), "Tom helped me after I drank.")
    people = Mentioned(people=(Person("Tom"),))
    entry = replace(evening("Tom helped me after I drank. It rained."), answers=(told,))
    page = shareable(chosen(replace(entry, mentioned=people), "after I drank. It", "private"))
    assert "drank" not in repr(page)
    assert page.mentioned.people == ()


def test_what_skills_did_is_kept_off_on_its_own() -> None:
    """The skill is not."""
    skill = Skill("breathing", Distress(8, 5))
    entry = replace(
        evening("It rained."),
        mentioned=Mentioned(skills=(skill,)),
        answers=(Answer(Slot.SKILLS, Outcome.EDITED, ("breathing 8 -> 5",)),),
        shares=(Share("e1", answer_scope(Slot.HELPED), "private", NOW),),
    )
    page = shareable(entry)
    assert page.mentioned.skills == (Skill("breathing", Distress()),)
    assert page.answers[0].value == ("breathing",)


def test_an_answer_in_own_words_that_says_a_private_sentence_again_is_kept_off() -> None:
    """Typed by hand or not, in the answer as in what the entry is known by."""
    secret, open_ = "I stayed with Ottilie.", "I rang the clinic."
    own: dict[Slot, Value] = {
        Slot.WINS: (secret, open_),
        Slot.TAKEAWAY: (secret, open_),
        Slot.HOMEWORK: (secret, open_),
        Slot.TEXT: secret,
        Slot.THERAPY: secret,
    }
    entry = replace(
        evening(f"{secret} {open_}"),
        answers=tuple(Answer(slot, Outcome.EDITED, value) for slot, value in own.items()),
        takeaways=(secret, open_),
        homework=(secret, open_),
        mentioned=Mentioned(wins=(Win(secret), Win(open_))),
        marks=(Mark(secret), Mark(open_)),
    )
    page = shareable(chosen(entry, secret, "private"))
    assert "Ottilie" not in repr(page)
    assert page.homework == page.takeaways == (open_,)
    assert page.mentioned.wins == (Win(open_),)


def test_what_was_taken_from_private_words_that_were_edited_away_is_kept_off() -> None:
    """A win that quotes them is not open because they are gone."""
    told = "I drank again."
    entry = replace(
        evening(),
        answers=(accepted(Slot.WINS, (told,), told),),
        mentioned=Mentioned(wins=(Win(told),)),
        marks=(Mark(told),),
    )
    raw = entry.transcript
    assert raw is not None
    edits = edits_between(raw, "Work was long. Anyway, I slept. The choir was good.", NOW)
    page = shareable(replace(entry, edits=edits))
    assert "drank" not in repr(replace(page, transcript=None, edits=()))
    left = edits_between(raw, TEXT.replace(" Keep that between us.", ""), NOW)
    assert shareable(replace(entry, edits=left)).mentioned.wins == (Win(told),)


def edited_to(entry: Entry, text: str, minutes: int) -> Entry:
    """The entry after a sitting of `edit` that left this text."""
    assert entry.transcript is not None
    at = NOW + timedelta(minutes=minutes)
    edits = edits_between(entry.transcript, text, at)
    return replace(entry, edits=(*entry.edits, *edits))


def test_what_was_typed_closed_and_taken_out_again_is_in_no_answer() -> None:
    """A text that was never heard may be private, too, and so may be what corrected a word."""
    for heard, typed in (
        ("I was at work. I made soup.", "I was at work. I made soup. Tom hit me at the party."),
        ("I was at work. Don hid me at the party.", "I was at work. Tom hit me at the party."),
    ):
        entry = chosen(
            edited_to(evening(heard), typed, 1), "Tom hit me at the party.", "private", 2
        )
        marked = replace(
            edited_to(entry, "I was at work.", 3), marks=(Mark("Tom hit me at the party."),)
        )
        assert "Tom hit" not in current(marked).text  # type: ignore[union-attr]
        assert shareable(marked).marks == ()


def test_what_sounded_private_in_an_earlier_sitting_is_in_no_answer_either() -> None:
    """Nobody answered for it before it was taken out; what was opened may be told."""
    typed = "I was at work. I drank again. Keep that between us. Anyway, I slept."
    entry = edited_to(evening("I was at work. Anyway, I slept."), typed, 1)
    told = (Mark("I drank again."),)
    gone = replace(edited_to(entry, "I was at work. Anyway, I slept.", 3), marks=told)
    assert shareable(gone).marks == ()
    opened = chosen(entry, "I drank again.", "shared", 2)
    gone = replace(edited_to(opened, "I was at work. Anyway, I slept.", 3), marks=told)
    assert shareable(gone).marks == told
