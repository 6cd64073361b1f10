"""Paper that comes out of a printer."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What is to be printed: a file's bytes, its media type, and options as CUPS names them."""

    content: bytes
    media_type: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """A job that a queue took."""

    printer: str
    job_id: str


class Printer(Protocol):
    """The system's print queues."""

    def find(self, name: str = "") -> str:
        """The queue of that name, else the default one; it takes jobs and prints.

        Raises:
            NotFoundError: no such queue, or no printing system at all.
            PrinterError: the queue is stopped or refuses.
        """
        ...

    def print(self, job: PrintJob, printer: str) -> Queued:
        """Give a job to a queue; returns when the queue has taken it.

        Raises:
            PrinterError: it was not taken.
        """
        ...
