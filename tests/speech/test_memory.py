"""What a model frees goes back to the system."""

import subprocess
import sys

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
