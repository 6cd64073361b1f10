"""What sentences tell is asked of the model once, and forgotten with what was deleted."""

from collections.abc import Sequence
from pathlib import Path

from voicejournal.language.kept.sense import KeptSense, Shares
from voicejournal.vault.kept_file import SENSE, forget_all
from voicejournal.vault.sealed import PlainFiles


class Counting:
    """A FAKE model: the longer a sentence, the more it tells of a win; counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> tuple[Shares, ...]:
        """Shares for each text."""
        self.asked += texts
        return tuple({"win": len(text) / 100} for text in texts)


def test_a_sentence_is_asked_about_once(tmp_path: Path) -> None:
    """Also by the next program, unless the weights are others."""
    model, files = Counting(), PlainFiles(tmp_path)
    first = KeptSense(lambda: model, files, "one")
    assert first(["I rang her.", "I slept."]) == ({"win": 0.11}, {"win": 0.08})
    assert KeptSense(lambda: model, files, "one")(["I slept.", "I ran."])[0] == {"win": 0.08}
    assert model.asked == ["I rang her.", "I slept.", "I ran."]
    KeptSense(lambda: model, files, "two")(["I slept."])
    assert model.asked[-1] == "I slept."
    assert b"rang" not in (tmp_path / SENSE).read_bytes()


def test_what_is_kept_goes_with_a_deleted_entry(tmp_path: Path) -> None:
    """It can be made anew at any time."""
    model, files = Counting(), PlainFiles(tmp_path)
    KeptSense(lambda: model, files, "one")(["I slept."])
    forget_all(files)
    assert list(tmp_path.iterdir()) == []
    assert KeptSense(lambda: model, files, "one")(["I slept."]) == ({"win": 0.08},)


def test_a_model_that_is_not_here_says_nothing_and_nothing_is_kept(tmp_path: Path) -> None:
    """So that it is asked again when it is."""
    silent = KeptSense(lambda: lambda texts: [{} for _ in texts], PlainFiles(tmp_path), "one")
    assert silent(["I slept."]) == ({},)
    assert list(tmp_path.iterdir()) == []
