"""What a model frees goes back to the system."""

import subprocess
import sys
from pathlib import Path

import pytest

GROWS = """
import ctypes, os, sys
from voicejournal.speech.memory import give_large_buffers_back
if sys.argv[1] == "given back":
    give_large_buffers_back()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.calloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]

def resident_bytes():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

size = 16 << 20
libc.free(libc.malloc(size))  # glibc now keeps buffers of up to this size
before = resident_bytes()
held = libc.calloc(1, size)
ctypes.memset(held, 1, size)
pinned = libc.malloc(1000)  # above it in the heap, so that the heap cannot shrink
libc.free(held)
print((resident_bytes() - before) >> 20)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's habit")
def test_a_large_buffer_leaves_nothing_behind() -> None:
    """Under another one, glibc keeps it: so memory grew with the length of an evening."""
    left_mib = {
        how: int(subprocess.check_output([sys.executable, "-c", GROWS, how]))
        for how in ("kept", "given back")
    }
    assert left_mib["given back"] < 2 < left_mib["kept"]


SHAPES = """
import sys
from pathlib import Path
from pathlib import Path
from voicejournal.speech.memory import keep_memory_constant
if sys.argv[1] == "bounded":
    keep_memory_constant()
import numpy as np
from voicejournal.speech.whisper import Whisper
import os
model = Whisper(Path(sys.argv[2]), 1, 1)
noise = (np.random.default_rng(1).standard_normal(20 * 16000) / 300).astype(np.float32)

def resident_bytes():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

for number in range(60):
    if number == 20:
        before = resident_bytes()
    model.hear(noise[: 16000 * 2 + 3200 * number])
print((resident_bytes() - before) >> 20)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="read from /proc")
def test_pieces_of_many_lengths_leave_nothing_behind(models_folder: Path) -> None:
    """Each length is a shape that oneDNN keeps code for: memory grew with every piece."""
    grown_mib = {
        how: int(
            subprocess.check_output([sys.executable, "-c", SHAPES, how, models_folder / "tiny.en"])
        )
        for how in ("kept", "bounded")
    }
    assert grown_mib["bounded"] < 0.5 * grown_mib["kept"], grown_mib
