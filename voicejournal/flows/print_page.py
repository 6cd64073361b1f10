"""The page onto paper: which queue, what it is told, and what the person should know once."""

from collections.abc import Callable
from dataclasses import dataclass

from voicejournal.ports import Printer, PrintJob, SealedFiles

TOLD_FILE = "told.txt"
QUEUES_KEEP_COPIES = "print-queues-keep-copies"


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Gives an accepted page to a print queue."""

    printer: Printer
    files: SealedFiles
    say: Callable[[str], None]

    def __call__(self, job: PrintJob, queue: str) -> None:
        """Print on a queue that `Printer.find` gave.

        Raises:
            PrinterError: the queue did not take it.
        """
        queued = self.printer.print(job, queue)
        number = f" (job {queued.job_id})" if queued.job_id else ""
        self.say(f"Sent to {queued.printer}{number}.")
        if self._first_time():
            self.say(
                "Print queues keep copies: CUPS for about a day, an office printer perhaps longer."
                f" Once it is printed, `cancel -a -x {queued.printer}` removes them here."
            )

    def _first_time(self) -> bool:
        """Whether it was not told before; from now on it was."""
        told = set()
        if TOLD_FILE in self.files.names():
            told = set(self.files.read(TOLD_FILE).decode(errors="replace").split())
        if QUEUES_KEEP_COPIES in told:
            return False
        lines = "\n".join(sorted({*told, QUEUES_KEEP_COPIES}))
        self.files.write(TOLD_FILE, f"{lines}\n".encode())
        return True
