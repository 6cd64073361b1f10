"""The sample week: which clip, when, and the scripted answers."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from voicejournal.dialogue.answers import ScriptedAnswers, answers_from


@dataclass(frozen=True, slots=True)
class SampleEvening:
    """One evening of the demo; `script` is what its clip says, word for word."""

    clip: str
    at: str
    script: str
    answers: ScriptedAnswers


def read_sample_week() -> tuple[SampleEvening, ...]:
    """The evenings of the demo, in order."""
    text = (files("voicejournal") / "demo" / "week.toml").read_text("utf-8")
    return tuple(
        SampleEvening(
            row["clip"],
            row["at"],
            " ".join(piece["say"] for piece in row["pieces"] if "say" in piece),
            answers_from(row["answers"], row["clip"]),
        )
        for row in tomllib.loads(text)["evening"]
    )
