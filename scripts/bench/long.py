"""Long evenings: the memory of two hours beside five minutes, and what the live screen costs.

Run: .venv/bin/python scripts/bench/long.py [--minutes 120] [--model tiny.en] [--json FILE]
     .venv/bin/python scripts/bench/long.py --screen
The recordings are the demo's evenings, repeated, each through `record --from-file` in a process of
its own, whose peak the system tells when it ends. The screen is fed ten views a second with the
words of two hours.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path

import av
from rich.console import Console

from voicejournal.journal import Moment, Segment, SpeechSegment, Word
from voicejournal.ports import Heard, LiveView, ReadPiece, SoundState
from voicejournal.screen.live import DrawnScreen

DEMO = Path(__file__).resolve().parents[2] / "voicejournal" / "demo"
SHORT_MINUTES = 5.0
MOST_GROWTH = 1.3
"""Peak of the long recording, as a ratio to that of five minutes."""
MOST_CORE_SHARE = 0.05
KIB_A_MIB = 1024
VIEWS_A_SECOND = 10
PIECE_S = 10.0
WORDS_A_PIECE = 25
WORD_S = 0.4
PACED_S = 20.0
LEVELS = 32


@dataclass(frozen=True)
class Recorded:
    """One recording through the program."""

    minutes: float
    peak_mib: float
    wall_s: float
    cpu_s: float


@dataclass(frozen=True)
class Drawn:
    """The live screen: shares of one core, and the peak time of one view."""

    growing_core_share: float
    """Over a whole evening that grows, as ten views a second."""
    paced_core_share: float
    """Measured at its end, ten views a second in real time."""
    slowest_view_s: float


def main() -> int:
    """Print the tables; returns 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=120.0)
    parser.add_argument("--model", default="tiny.en")
    parser.add_argument("--screen", action="store_true", help="Only the screen.")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}")
    drawn = draw(given.minutes * 60)
    recorded = [] if given.screen else record_both(given.minutes, given.model)
    is_within = tell_screen(drawn, given.minutes)
    if recorded:
        is_within = tell_memory(recorded) and is_within
    if given.json:
        figures = {"screen": asdict(drawn), "recorded": [asdict(one) for one in recorded]}
        given.json.write_text(json.dumps(figures, indent=2), "utf-8")
    return int(not is_within)


def record_both(minutes: float, model: str) -> list[Recorded]:
    """Five minutes, and the long recording."""
    with tempfile.TemporaryDirectory() as folder:
        return [record(Path(folder), length, model) for length in (SHORT_MINUTES, minutes)]


def tell_memory(recorded: list[Recorded]) -> bool:
    """Print what the recordings took; whether the long one keeps within its limit."""
    print(f"\n{'minutes':>8}{'peak MiB':>10}{'wall s':>9}{'CPU s':>9}")
    for one in recorded:
        print(f"{one.minutes:8.0f}{one.peak_mib:10.0f}{one.wall_s:9.0f}{one.cpu_s:9.0f}")
    growth = recorded[-1].peak_mib / recorded[0].peak_mib
    print(f"The long peak is {growth:.2f} of the short one (at most {MOST_GROWTH}).")
    return growth <= MOST_GROWTH


def tell_screen(drawn: Drawn, minutes: float) -> bool:
    """Print what the screen took; whether it keeps within its limit."""
    print(f"\nThe live screen over {minutes:.0f} minutes, ten views a second, of one core:")
    print(f"  while it grows   {drawn.growing_core_share:6.1%}")
    print(f"  at its end       {drawn.paced_core_share:6.1%}  (at most {MOST_CORE_SHARE:.0%})")
    print(f"  slowest view     {drawn.slowest_view_s * 1000:6.1f} ms")
    return max(drawn.growing_core_share, drawn.paced_core_share) <= MOST_CORE_SHARE


def record(folder: Path, minutes: float, model: str) -> Recorded:
    """One recording through `record --from-file`, in a journal of its own."""
    journal = folder / f"journal-{minutes:.0f}"
    journal.mkdir(mode=0o700)
    (journal / "settings.toml").write_text(f'model = "{model}"\nlanguage = "en"\n', "utf-8")
    clip = repeated(folder / f"{minutes:.0f}.flac", minutes * 60)
    command = [sys.executable, "-m", "voicejournal", "record", "--from-file", str(clip)]
    started_s = time.monotonic()
    with (folder / f"{minutes:.0f}.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, "VOICEJOURNAL_HOME": str(journal)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit((folder / f"{minutes:.0f}.log").read_text("utf-8")[-2000:])
    return Recorded(
        minutes,
        used.ru_maxrss / KIB_A_MIB,
        time.monotonic() - started_s,
        used.ru_utime + used.ru_stime,
    )


def repeated(path: Path, length_s: float) -> Path:
    """The demo's evenings, one after the other, until it is long enough."""
    with av.open(str(path), "w") as target:
        stream = target.add_stream("flac", rate=16_000, layout="mono", format="s16")
        given_s = 0.0
        for clip in cycle(sorted(DEMO.glob("*.flac"))):
            with av.open(str(clip)) as source:
                for frame in source.decode(audio=0):
                    frame.pts = None
                    target.mux(stream.encode(frame))
                    given_s += frame.samples / frame.sample_rate
            if given_s >= length_s:
                break
        target.mux(stream.encode(None))
    return path


def draw(length_s: float) -> Drawn:
    """The screen of a terminal, over an evening that grows, then at its end in real time."""
    with Path(os.devnull).open("w", encoding="utf-8") as sink:
        console = Console(file=sink, force_terminal=True, width=80, height=40)
        screen = DrawnScreen(console)
        pieces = tuple(piece(number) for number in range(int(length_s / PIECE_S)))
        views, slowest_s, used_s = 0, 0.0, 0.0
        for second in range(int(length_s)):
            shown = view(pieces[: int(second / PIECE_S)], float(second))
            began_s = time.process_time()
            screen.show(shown)
            took_s = time.process_time() - began_s
            views, used_s, slowest_s = views + 1, used_s + took_s, max(slowest_s, took_s)
        paced = paced_share(screen, pieces, length_s)
        screen.close()
    return Drawn(used_s / views * VIEWS_A_SECOND, paced, slowest_s)


def paced_share(screen: DrawnScreen, pieces: tuple[ReadPiece, ...], at_s: float) -> float:
    """CPU seconds a wall second, of ten views a second."""
    began_s, used_s = time.monotonic(), time.process_time()
    for number in range(int(PACED_S * VIEWS_A_SECOND)):
        screen.show(view(pieces, at_s + number / VIEWS_A_SECOND))
        time.sleep(max(0.0, began_s + (number + 1) / VIEWS_A_SECOND - time.monotonic()))
    return (time.process_time() - used_s) / (time.monotonic() - began_s)


def piece(number: int) -> ReadPiece:
    """Ten seconds of speech; one piece in five has a word in doubt."""
    start_s = number * PIECE_S
    words = tuple(
        Word(at_s, at_s + WORD_S, f" word{n}", 0.9, n == 0 and number % 5 == 0)
        for n, at_s in enumerate(start_s + n * WORD_S for n in range(WORDS_A_PIECE))
    )
    text = "".join(word.text for word in words).strip()
    segment = Segment(start_s, start_s + PIECE_S, text, words)
    samples = int(start_s * 16_000)
    return ReadPiece(SpeechSegment(samples, samples + int(PIECE_S * 16_000)), segment, "en")


def view(pieces: tuple[ReadPiece, ...], elapsed_s: float) -> LiveView:
    """What the flow shows at a tick; the meter moves at each."""
    levels = tuple(-54.0 + (n * 7 + elapsed_s * 10) % 50 for n in range(LEVELS))
    sound = SoundState(elapsed_s, levels, False, False, 0.0, "", (), True, None)
    moment = Moment(datetime(2026, 11, 17, 22, 30, tzinfo=UTC), "UTC", date(2026, 11, 17))
    return LiveView("Blue Yeti", moment, sound, Heard(pieces, 3.0), True, False)


if __name__ == "__main__":
    sys.exit(main())
