"""Memory that is given back: a long evening must not take more than a short one."""

import ctypes
import os
import sys
from contextlib import suppress
from typing import Final

_MMAP_THRESHOLD: Final = -3
"""Of glibc's `mallopt`: from this size on a buffer is a mapping of its own, unmapped when freed."""
LARGE_BYTES: Final = 1 << 20

CACHE_CAPACITY: Final = "ONEDNN_PRIMITIVE_CACHE_CAPACITY"
KEPT_PRIMITIVES: Final = "16"


def keep_memory_constant() -> None:
    """Bound what the models' libraries keep; to be called before ctranslate2 is loaded."""
    forget_old_shapes()
    give_large_buffers_back()


def forget_old_shapes() -> None:
    """Have oneDNN keep its code for the newest shapes alone, unless the environment says otherwise.

    It keeps code and scratch memory for a thousand, and every piece of speech has a length of its
    own: an evening grew by a megabyte a piece, 2 MB a minute.
    """
    os.environ.setdefault(CACHE_CAPACITY, KEPT_PRIMITIVES)


def give_large_buffers_back() -> None:
    """Have glibc return each large buffer to the system as soon as it is freed.

    Left alone, it raises that size with each buffer that a model frees, up to 32 MB, and then keeps
    what is freed in a heap of each thread, where it is broken up: two hours took hundreds of
    megabytes more than five minutes. Other systems' allocators are left as they are.
    """
    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError, AttributeError):  # musl has no mallopt, and no such habit
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, LARGE_BYTES)
