"""Small weights inside the program: each is in the list and as the list says, or is not used."""

import hashlib
import tomllib
from pathlib import Path

import pytest

import voicejournal
from voicejournal.errors import DamagedError
from voicejournal.language import shipped
from voicejournal.language.private.word_weights import read_privacy_words
from voicejournal.language.shipped import read_shipped, shipped_hashes
from voicejournal.language.telling import word_sense

PACKAGE = Path(voicejournal.__file__).parent


def listed() -> list[dict[str, object]]:
    """The rows of the list."""
    text = (PACKAGE / shipped.LIST).read_text("utf-8")
    rows: list[dict[str, object]] = tomllib.loads(text)["shipped"]
    return rows


def test_every_file_of_weights_in_the_program_is_listed_once() -> None:
    """Arrays, and words with a weight each."""
    arrays = {str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.npz")}
    words = {str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*_words.json")}
    names = [row["name"] for row in listed()]
    assert sorted(map(str, names)) == sorted(arrays | words)


@pytest.mark.parametrize("row", listed(), ids=lambda row: str(row["name"]))
def test_each_is_what_the_list_says(row: dict[str, object]) -> None:
    """To the byte; and it says under which licence, and of what it was made."""
    content = read_shipped(str(row["name"]))
    assert len(content) == row["size_bytes"]
    assert hashlib.sha256(content).hexdigest() == row["sha256"]
    assert row["licence"]
    assert row["trained_on"]


def test_weights_that_are_not_listed_are_not_read() -> None:
    """Whatever they are."""
    with pytest.raises(DamagedError) as told:
        read_shipped("language/lists/lexicon.toml")
    assert told.value.remedy == "Install voicejournal again."


@pytest.mark.parametrize(
    "altered", ["language/telling/page_words.json", "language/private/privacy_words.json"]
)
def test_altered_words_are_refused_with_a_remedy(
    altered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One other byte is enough, though it could still be read."""
    known = {**shipped_hashes(), altered: "0" * 64}
    monkeypatch.setattr(shipped, "shipped_hashes", lambda: known)
    read = {
        "language/telling/page_words.json": word_sense.read_word_weights.__wrapped__,
        "language/private/privacy_words.json": getattr(read_privacy_words, "__wrapped__", None),
    }[altered]
    assert read is not None
    with pytest.raises(DamagedError) as told:
        read()
    assert altered in told.value.message
    assert told.value.remedy == "Install voicejournal again."
