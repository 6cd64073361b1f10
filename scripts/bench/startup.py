"""How long commands that need no model take, as ratios to importing their three libraries.

Run: .venv/bin/python scripts/bench/startup.py [--runs 9]
Both sides run in turn; the median of the pairs' ratios counts. The list has 20 entries, the week 7.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

BASELINE = (sys.executable, "-c", "import click, rich.console, sqlite_utils")
COMMANDS = {
    "--help": (1.5, ("--help",)),
    "list": (2.0, ("list",)),
    "week": (2.0, ("week", "--from", "2026-11-16", "--to", "2026-11-22")),
}
ENTRIES = 20


def main() -> int:
    """Print the table; returns 1 where a ratio is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as journal:
        environment = {**os.environ, "VOICEJOURNAL_HOME": journal}
        fill(Path(journal), environment)
        ratios = {
            name: measure(arguments, given.runs, environment)
            for name, (_limit, arguments) in COMMANDS.items()
        }
    print(f"{platform.platform()}, Python {platform.python_version()}, median of {given.runs}")
    for name, ratio in ratios.items():
        print(f"{name:<8} {ratio:5.2f} x the imports (at most {COMMANDS[name][0]})")
    if given.json:
        given.json.write_text(json.dumps(ratios, indent=2), "utf-8")
    return int(any(ratio > COMMANDS[name][0] for name, ratio in ratios.items()))


def fill(journal: Path, environment: dict[str, str]) -> None:
    """A journal of written evenings, so that list and week have something to read."""
    first = datetime(2026, 11, 3, 22, 0, tzinfo=UTC)
    text = "I felt anxious at work and I want to bring up the deadline with my therapist. " * 20
    entries = [
        {
            "recorded_at": (first + timedelta(days=n)).isoformat(),
            "text": text,
            "mood": n % 10,
            "feelings": ["anxious"],
        }
        for n in range(ENTRIES)
    ]
    source = journal / "entries.json"
    source.write_text(json.dumps(entries), "utf-8")
    subprocess.run(program("import", str(source)), env=environment, check=True, capture_output=True)


def program(*arguments: str) -> tuple[str, ...]:
    """The command line of the program."""
    return (sys.executable, "-m", "voicejournal", *arguments)


def measure(arguments: tuple[str, ...], runs: int, environment: dict[str, str]) -> float:
    """Median ratio of a command's time to the baseline's, the two in turn, after one warm-up."""
    ratios = []
    for run in range(runs + 1):
        ours = seconds(program(*arguments), environment)
        theirs = seconds(BASELINE, environment)
        if run:
            ratios.append(ours / theirs)
    return statistics.median(ratios)


def seconds(command: tuple[str, ...], environment: dict[str, str]) -> float:
    """Wall time of a command."""
    started_s = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started_s


if __name__ == "__main__":
    sys.exit(main())
