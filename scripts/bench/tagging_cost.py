"""Seconds and memory for an entry of 300 words, once everything is loaded."""

import resource
import statistics
import sys
import time
from typing import Final

from scripts.bench.tagging_systems import Tables, transcript
from voicejournal.journal import Past
from voicejournal.tagging.tagger import ReflectionTagger

RUNS: Final = 7
WORDS: Final = 300
EVENING: Final = (
    "We had the meeting at work this morning and I said almost nothing. He asked me in front of"
    " everyone, and I felt my face go red. I was anxious for hours after that. My sister called in"
    " the afternoon and told me about the house. She was furious with the builders. I made soup,"
    " and it was good. I am not as tired as I was last week, but I lay awake again until two. "
)


def cost(tagger: ReflectionTagger, tables: Tables) -> None:
    """The median of some runs, and the most memory that the process ever had."""
    words = (EVENING * WORDS).split()[:WORDS]
    entry = transcript(" ".join(words))
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        began_cpu = time.process_time()
        tagger.propose(entry, Past())
        taken.append((time.perf_counter() - began, time.process_time() - began_cpu))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = most / (1_000_000 if sys.platform == "darwin" else 1_000)
    seconds, cpu = (statistics.median(column) for column in zip(*taken, strict=True))
    head = ("seconds", "of the processor", "most memory, MB (with the baselines)")
    tables.add("Cost of 300 words", head, [(f"{seconds:.2f}", f"{cpu:.2f}", f"{megabytes:.0f}")])
