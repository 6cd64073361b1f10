"""Changing entries: `tag`, `edit`, `delete`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program


def test_ratings_can_be_changed_and_taken_away(evenings: "Program") -> None:
    """What was given before is replaced, not added to."""
    options = ("--mood", "7", "--feelings", "calm, proud 6", "--triggers", "-", "--energy", "-")
    ran = evenings("tag", "1", *options, "--therapy", "the deadline")
    assert (ran.code, ran.err) == (0, "")
    entry = evenings.data("show", "1")
    assert (entry["mood"], entry["energy"]) == (7, None)
    assert [feeling["word"] for feeling in entry["feelings"]] == ["calm", "proud"]
    assert [feeling["intensity"] for feeling in entry["feelings"]] == [None, 6]
    assert entry["triggers"] == []
    assert entry["marks"] == ["the deadline"]


def test_a_rating_that_is_none_changes_nothing(evenings: "Program") -> None:
    """The scale is said, and the earlier rating stays."""
    for mood in ("11", "-3", "four", "4.5", "\N{ARABIC-INDIC DIGIT FOUR}", "1" * 5000):
        ran = evenings("tag", "1", f"--mood={mood}", "--energy", "9")
        assert ran.code == 1
        assert ran.err.startswith("That is no rating from 0 to 10.")
    entry = evenings.data("show", "1")
    assert (entry["mood"], entry["energy"]) == (4, 3)


def test_a_correction_is_shown_and_searched_and_the_first_hearing_stays(
    evenings: "Program",
) -> None:
    """The text comes from standard input where there is no terminal; times survive."""
    before = evenings.data("show", "1")
    corrected = before["text"].replace("report", "budget")
    assert corrected != before["text"]
    ran = evenings("edit", "1", typed=corrected)
    assert (ran.code, ran.out) == (0, "Kept your correction of entry 1.\n")
    after = evenings.data("show", "1")
    assert after["text"] == corrected
    assert after["raw_text"] == before["text"]
    changed = [
        new
        for old, new in zip(_words(before), _words(after), strict=True)
        if old["text"] != new["text"]
    ]
    heard = next(word for word in _words(before) if "report" in word["text"])
    assert [word["text"].strip(" .,") for word in changed] == ["budget"]
    assert changed[0]["start_s"] == heard["start_s"]
    for word in ("budget", "report"):
        found = evenings.data("search", word)
        assert [hit["entry"]["number"] for hit in found] == [1]
    assert evenings("edit", "1", typed=corrected).out == "Nothing was changed.\n"


def _words(entry: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[dict[str, str]]:
    return [word for segment in entry["segments"] for word in segment["words"]]


def test_an_empty_correction_is_refused(evenings: "Program") -> None:
    """An entry is not emptied by a slip; deleting has its own command."""
    before = evenings.data("show", "2")["text"]
    ran = evenings("edit", "2", typed="\n")
    assert ran.code == 1
    assert "voicejournal delete" in ran.err
    assert evenings.data("show", "2")["text"] == before


def test_deleting_asks_first(evenings: "Program") -> None:
    """Without a person to answer, and without `--yes`, nothing is deleted."""
    ran = evenings("delete", "2")
    assert ran.code == 1
    assert "--yes" in ran.err
    assert len(evenings.data("list")) == 3


def test_what_is_deleted_leaves_no_trace_on_the_disk(evenings: "Program") -> None:
    """Not in the rows, not in the index, not as sound; and its number is not given again."""
    sounds = list((evenings.journal / "audio").iterdir())
    assert len(sounds) == 1
    for number in ("1", "2"):
        ran = evenings("delete", number, "--yes")
        assert (ran.code, ran.err) == (0, "")
    assert [entry["number"] for entry in evenings.data("list")] == [3]
    assert list((evenings.journal / "audio").iterdir()) == []
    assert evenings.data("search", "sister") == []
    kept = b"".join(path.read_bytes() for path in evenings.journal.glob("journal.db*"))
    assert b"letter in the drawer" in kept
    assert b"breathing exercise" not in kept
    assert b"anxious all afternoon" not in kept
    assert evenings("show", "1").code == 4


def test_a_mark_is_shown_as_its_words_read_after_a_correction(voicejournal: "Program") -> None:
    """Not by the words that were there when it was set."""
    typed = "I called Ana about the rent. I slept."
    assert voicejournal("record", "--typed", typed=typed).code == 0
    assert voicejournal("tag", "1", "--therapy", "I called Ana about the rent.").code == 0
    assert voicejournal("edit", "1", typed=typed.replace("Ana", "Anna")).code == 0
    assert "to bring  I called Anna about the rent." in voicejournal("show", "1").out
    assert voicejournal.data("show", "1")["marks"] == ["I called Anna about the rent."]
