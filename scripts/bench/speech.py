"""This program beside faster-whisper on whole files: words, waiting, silence, doubt, memory.

Run: .venv/bin/python -m scripts.bench.speech --quick     (about ten minutes on two cores)
     .venv/bin/python -m scripts.bench.speech --full      (about an hour; docs/SPEECH.md)
     … --audio MANIFEST.jsonl                             (other speech, in the same tables)

All sides run in turn in one process, on the same models, in int8 on two threads. CPU is user and
system time. The set 'tuned' is the one that thresholds were chosen on; it is printed apart.
"""

import argparse
import json
import os
import platform
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scripts.bench.speech_accuracy import accuracy_tables
from scripts.bench.speech_extent import FULL, QUICK, Extent
from scripts.bench.speech_material import OWN, Clip, read_manifest
from scripts.bench.speech_silence import silence_tables
from scripts.bench.speech_tables import Table
from scripts.bench.speech_waiting import memory_table, waiting_tables

MODELS = Path(os.environ.get("VOICEJOURNAL_MODELS") or Path(__file__).parents[2] / "models")

Part = Callable[[Sequence[Clip], Extent, Path], list[Table]]
PARTS: dict[str, Part] = {
    "accuracy": accuracy_tables,
    "waiting": waiting_tables,
    "silence": silence_tables,
}


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--quick", action="store_true", help="about ten minutes (the default)")
    extent.add_argument("--full", action="store_true", help="everything, for the record")
    parser.add_argument("--audio", type=Path, action="append", metavar="MANIFEST.jsonl")
    parser.add_argument("--only", choices=("accuracy", "waiting", "silence", "memory"))
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--sound", choices=FULL.conditions, help="words in one condition alone")
    given = parser.parse_args()
    clips = [clip for path in given.audio or [OWN] for clip in read_manifest(path)]
    measured = FULL if given.full else QUICK
    if given.sound:
        measured = replace(measured, conditions=(given.sound,))
    print(f"$ python -m scripts.bench.speech {shlex.join(sys.argv[1:])}")
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {_machine()}\n")
    tables = []
    for name, part in PARTS.items():
        if given.only in (None, name):
            for table in part(clips, measured, MODELS):
                print(table.as_text(), flush=True)
                tables.append(table)
    if given.only in (None, "memory"):
        tables.append(memory_table(given.audio or [OWN], MODELS))
        print(tables[-1].as_text(), flush=True)
    if given.json:
        given.json.write_text(json.dumps([t.as_rows() for t in tables], indent=2), "utf-8")


def _machine() -> str:
    processor = platform.processor() or platform.machine()
    return f"{os.cpu_count()} cores of {processor}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
