"""From a key to the screen while a long evening is corrected, on a real pseudo-terminal.

Run: .venv/bin/python scripts/bench/keys.py [--words 5000]

The time of a key ends with the last byte that it brings to
the terminal. Keys that come faster than they are drawn are drawn together.
"""

import argparse
import fcntl
import json
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Then I rang Sam, who was kind about it, and we talked for a while about nothing at all."
QUIET_S, OPENS_S = 0.25, 5.0
COLUMNS, LINES = 80, 30
KEYS = {
    "a letter at the end": "a",
    "up": "\x1b[A",
    "page up": "\x1b[5~",
    "F3": "\x1bOR",
    "undo": "\x1a",
    "to the top": "\x1b[1;5H",
    "a letter at the top": "a",
    "down": "\x1b[B",
}
PRESSES = 30
LEAVE_TWICE = "\x03\x03"


def main() -> None:
    """Measure, and print a line a key."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=5000)
    words = parser.parse_args().words
    with tempfile.TemporaryDirectory() as folder:
        text = " ".join([SENTENCE] * (words // len(SENTENCE.split())))
        path = Path(folder) / "evening.json"
        path.write_text(json.dumps({"recorded_at": "2026-11-17T21:15:00+00:00", "text": text}))
        program = [sys.executable, "-m", "voicejournal", "--journal", f"{folder}/journal"]
        subprocess.run([*program, "import", str(path)], cwd=ROOT, check=True, capture_output=True)
        measure([*program, "edit", "1", "--text"])


def measure(command: list[str]) -> None:
    """Press every key some times, each when the one before has been drawn."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    around = os.environ | {"TERM": "xterm-256color"}
    with subprocess.Popen(
        ["setsid", "--ctty", *command], cwd=ROOT, env=around, stdin=slave, stdout=slave
    ):
        drawn_at(master, OPENS_S)
        for name, key in KEYS.items():
            taken_ms = sorted(press(master, key) * 1000 for _ in range(PRESSES))
            median, worst = statistics.median(taken_ms), taken_ms[-1]
            print(f"{name:20} median {median:6.1f} ms   worst {worst:6.1f} ms")
        os.write(master, LEAVE_TWICE.encode())


def press(master: int, key: str) -> float:
    """Seconds until the last byte that a key brought; 0 where it brought none."""
    began = time.perf_counter()
    os.write(master, key.encode())
    return max(drawn_at(master, QUIET_S) - began, 0.0)


def drawn_at(master: int, quiet_s: float) -> float:
    """When the last byte came, after which it was quiet."""
    last = 0.0
    while select.select([master], [], [], quiet_s)[0]:
        os.read(master, 65536)
        last = time.perf_counter()
    return last


if __name__ == "__main__":
    main()
