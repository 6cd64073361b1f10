"""Arrays of small weights inside the program, which numpy keeps in one file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from voicejournal.errors import DamagedError

Arrays = Mapping[str, NDArray[Any]]


@contextmanager
def arrays_in(content: bytes, name: str) -> Iterator[Arrays]:
    """The arrays in the bytes of a file, for as long as they are read.

    Raises:
        DamagedError: it is no such file, or what is read of it does not fit.
    """
    try:
        with np.load(BytesIO(content), allow_pickle=False) as kept:
            yield kept
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise DamagedError(f"{name} is damaged.", "Install voicejournal again.") from error


def names_in(array: NDArray[Any]) -> tuple[str, ...]:
    """Names that were kept as bytes, a line each, so that no pickle is needed."""
    return tuple(bytes(array).decode().split("\n"))
