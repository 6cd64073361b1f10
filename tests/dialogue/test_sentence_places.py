"""Where sentences stand while a text is changed."""

from hypothesis import example, given
from hypothesis import strategies as st

from voicejournal.dialogue.sentence_places import Change, places_after, sentence_places

PIECES = st.sampled_from(
    (
        "a",
        "It",
        "Dr.",
        "M.",
        "p.m.",
        "so do I.",
        "late.",
        "Why?",
        '"no."',
        "said",
        "…",
        "好。",
        "1.",
    )
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from((" ", "  ", "\n", ""))), max_size=140).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, str]:
    """A text before and after something was typed or deleted, somewhere."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    end = min(start + draw(st.integers(0, 12)), len(text))
    typed = draw(st.one_of(st.sampled_from((" ", ".", "", "x", "\n")), TEXTS))
    return text, f"{text[:start]}{typed}{text[end:]}"


@example(
    ("word " * 45 + "end. And more of it. He went.", "word " * 46 + "end. And more of it. He went.")
)
@given(changes())
def test_sentences_of_a_changed_text_are_those_of_the_text_by_itself(
    texts: tuple[str, str],
) -> None:
    """Whatever was near it, and however long a stretch without a stop is."""
    old, new = texts
    change = Change.between(old, new)
    assert old[: change.start] == new[: change.start]
    assert old[change.old_end :] == new[change.new_end :]
    assert places_after(old, sentence_places(old), new, change) == sentence_places(new)
