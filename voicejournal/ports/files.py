"""The journal's files."""

from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol


class SealedFiles(Protocol):
    """A folder of files that are whole or absent, and readable by their owner alone.

    Names are plain file names. A protected journal gives another kind that also encrypts.
    """

    def writing(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A file to write into, and to seek in; in place, durable, when the block ends well.

        Raises:
            StorageError: the disk refuses; an earlier file of that name is untouched.
        """
        ...

    def reading(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A file to read from, and to seek in.

        Raises:
            NotFoundError: there is none.
        """
        ...

    def write(self, name: str, content: bytes) -> None:
        """Put a file in place, durable, in one step.

        Raises:
            StorageError: the disk refuses; an earlier file of that name is untouched.
        """
        ...

    def read(self, name: str) -> bytes:
        """Content of a file.

        Raises:
            NotFoundError: there is none.
        """
        ...

    def names(self) -> tuple[str, ...]:
        """Names of the whole files, sorted."""
        ...

    def remove(self, name: str) -> None:
        """Unlink a file; one that is not there is no error."""
        ...
