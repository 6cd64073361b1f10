"""Single sentences that a word list gets wrong: what is proposed that is there, and that is not."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from scripts.bench.tagging_systems import Row, Tables, proposals, transcript
from scripts.train.naming import Probe, near_words, own_words
from voicejournal.journal import Slot
from voicejournal.language.lists.lexicon import Lexicon
from voicejournal.language.text.sentences import sentences_of
from voicejournal.tagging.danger import hear_danger
from voicejournal.tagging.danger_sense import DangerSense
from voicejournal.tagging.tagger import ReflectionTagger

HIGHEST_UNPLEASANT: Final = 4
LEAST_PLEASANT: Final = 6

Says = Callable[[str], frozenset[str]]
"""Feelings that a system proposes to a text."""


def measure_probes(probes: Sequence[Probe], tagger: ReflectionTagger, tables: Tables) -> None:
    """By part, and within each by kind, beside two systems that need no rules."""
    lexicon = tagger.lexicon
    systems: dict[str, Says] = {
        "voicejournal": lambda text: _feelings(tagger, text),
        "by words alone": lambda text: _feelings(ReflectionTagger(lexicon=lexicon), text),
        "plain word list": lambda text: frozenset(
            hit.entry.word for hit in lexicon.feelings.find(text)
        ),
        "propose nothing": lambda _text: frozenset(),
    }
    head = ("part", "system", "probes", "present", "absent", "absent, or near", "fully right")
    rows: list[Row] = []
    kinds: list[Row] = []
    for part in dict.fromkeys(probe.part for probe in probes):
        of_part = [probe for probe in probes if probe.part == part]
        for name, says in systems.items():
            rows.append((part, name, *_scores(of_part, says, lexicon)))
        for kind in dict.fromkeys(probe.kind for probe in of_part):
            of_kind = [probe for probe in of_part if probe.kind == kind]
            kinds.append((part, kind, *_scores(of_kind, systems["voicejournal"], lexicon)))
    tables.add("Probes: feelings", head, rows)
    tables.add("Probes: by kind", ("part", "kind", *head[2:]), kinds)
    _measure_beside(probes, tagger, tables)


def _feelings(tagger: ReflectionTagger, text: str) -> frozenset[str]:
    value = proposals(tagger, text).get(Slot.FEELINGS, ())
    return frozenset(value) if isinstance(value, tuple) else frozenset()


def _scores(probes: Iterable[Probe], says: Says, lexicon: Lexicon) -> Row:
    """Count, and the shares: of the present, of the absent (also with what is near), fully right.

    Fully right is a probe of which all that is present is proposed, and nothing absent or near it.
    """
    present = absent = hit = wrong = same = right = count = 0
    for probe in probes:
        said = says(probe.text)
        wanted = [own_words(word, lexicon) for word in probe.present]
        hits = [bool(said & (words | near_words(words, lexicon))) for words in wanted]
        # A near synonym of what is present is not counted against what is absent.
        covered = frozenset(near for words in wanted for near in words | near_words(words, lexicon))
        wrongs = [bool(_counted(word, said, covered, lexicon)) for word in probe.absent]
        present, absent = present + len(hits), absent + len(wrongs)
        hit, wrong = hit + sum(hits), wrong + sum(wrongs)
        same += sum(bool(said & own_words(word, lexicon)) for word in probe.absent)
        right += all(hits) and not any(wrongs)
        count += 1
    return (
        str(count),
        _share(hit, present),
        _share(same, absent),
        _share(wrong, absent),
        _share(right, count),
    )


def _counted(
    absent: str, said: frozenset[str], covered: frozenset[str], lexicon: Lexicon
) -> frozenset[str]:
    words = own_words(absent, lexicon)
    return said & words | (said & near_words(words, lexicon)) - covered


def _measure_beside(probes: Sequence[Probe], tagger: ReflectionTagger, tables: Tables) -> None:
    """Sign of the mood, triggers, and wording of danger, each where a probe says something."""
    rows: list[Row] = []
    for part in dict.fromkeys(probe.part for probe in probes):
        of_part = [probe for probe in probes if probe.part == part]
        signed = [probe for probe in of_part if probe.valence]
        signs = [(_sign(tagger, probe.text), probe.valence) for probe in signed]
        told = [probe for probe in of_part if probe.triggers]
        labels = [(_triggers(tagger, probe.text), probe.triggers or ()) for probe in told]
        danger = [probe for probe in of_part if probe.crisis is not None]
        real = [_heard(tagger, probe.text) for probe in danger if probe.crisis]
        false = [_heard(tagger, probe.text) for probe in danger if not probe.crisis]
        rows.append(
            (
                part,
                _share(sum(said == sign for said, sign in signs), len(signs)),
                _share(sum(said is None for said, _ in signs), len(signs)),
                _share(sum({said, sign} == {"neg", "pos"} for said, sign in signs), len(signs)),
                _share(
                    sum(label in said for said, wanted in labels for label in wanted),
                    sum(len(wanted) for _, wanted in labels),
                ),
                _share(sum(real), len(real)),
                f"{sum(false)}/{len(false)}" if false else "-",
            )
        )
    head = ("part", "sign right", "no mood", "sign wrong", "triggers", "danger met", "falsely met")
    tables.add("Probes: beside the feelings", head, rows)


def _heard(tagger: ReflectionTagger, text: str) -> bool:
    """Whether help would be offered, for what is clear or faint."""
    model = tagger.model
    sense = DangerSense(model.embedder) if model else None
    heard = hear_danger(sentences_of(transcript(text)), sense)
    return heard.clearly or bool(heard.faintly)


def _sign(tagger: ReflectionTagger, text: str) -> str | None:
    mood = proposals(tagger, text).get(Slot.MOOD)
    if not isinstance(mood, int):
        return None
    return "neg" if mood <= HIGHEST_UNPLEASANT else "pos" if mood >= LEAST_PLEASANT else "neu"


def _triggers(tagger: ReflectionTagger, text: str) -> tuple[str, ...]:
    value = proposals(tagger, text).get(Slot.TRIGGERS, ())
    return value if isinstance(value, tuple) else ()


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"
