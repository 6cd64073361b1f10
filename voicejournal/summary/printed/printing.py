"""The system's print queues by `lp`. What is printed goes through standard input alone.

The page's words are in no argument, no job title and no temporary file of ours: arguments and
titles can be read by every user of the machine (`ps`, `lpstat`).
"""

import os
import re
import subprocess
from typing import Final

from voicejournal.errors import NotFoundError, PrinterError
from voicejournal.language.text.safe import printable
from voicejournal.ports import PrintJob, Queued

JOB_TITLE: Final = "page"
ANSWERS_WITHIN_S: Final = 60.0
"""A queue on the network that sleeps takes its time; without an end the program would hang."""

_REQUEST: Final = re.compile(r"\b(?P<job>\S+-\d+)\b")
_DEFAULT: Final = re.compile(r":\s*(?P<name>\S+)\s*$")


class LpPrinter:
    """`lp` and `lpstat`, of CUPS (ports.Printer)."""

    def find(self, name: str = "") -> str:
        """The queue of that name, else the default, else the only one."""
        names = _told("lpstat", "-e").split()
        if not names:
            raise NotFoundError(
                "There is no print queue on this machine.",
                "Add the printer in the system's settings; until then --output page.pdf (or"
                " page.html) makes a file that prints elsewhere.",
            )
        if name and name not in names:
            raise NotFoundError(
                f"There is no printer {printable(name)}.", f"There is: {', '.join(names)}."
            )
        found = name or _default(names)
        self._check(found)
        return found

    def print(self, job: PrintJob, printer: str) -> Queued:
        """Give a job to a queue by standard input."""
        options = [part for option in job.options for part in ("-o", option)]
        kind = ["-o", f"document-format={job.media_type}"]
        command = ["lp", "-d", printer, "-t", JOB_TITLE, *kind, *options]
        said = _told(*command, content=job.content)
        request = _REQUEST.search(said)
        return Queued(printer, request["job"] if request else "")

    def _check(self, name: str) -> None:
        """A stopped queue would keep the page, and print it at some other time."""
        if "disabled" in _told("lpstat", "-p", name):
            raise PrinterError(
                f"The printer {name} is stopped, so nothing was sent to it.",
                f"When it is ready: `cupsenable {name}`, then print again.",
            )
        if "not accepting" in _told("lpstat", "-a", name):
            raise PrinterError(
                f"The printer {name} takes no jobs, so nothing was sent to it.",
                f"`cupsaccept {name}` lets it take them; or name another with --printer.",
            )


def _default(names: list[str]) -> str:
    said = _DEFAULT.search(_told("lpstat", "-d"))
    if said is not None and said["name"].split("/")[0] in names:
        return said["name"].split("/")[0]
    if len(names) == 1:
        return names[0]
    raise NotFoundError(
        "No printer is the default one.", f"Name one with --printer: {', '.join(names)}."
    )


def _told(*command: str, content: bytes | None = None) -> str:
    """What a command of CUPS says, in English."""
    try:
        done = subprocess.run(
            command,
            input=content,
            stdin=subprocess.DEVNULL if content is None else None,
            capture_output=True,
            env=os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
            timeout=ANSWERS_WITHIN_S,
            check=False,
        )
    except FileNotFoundError:
        raise NotFoundError(
            f"Printing needs the command `{command[0]}`, which is not here.",
            "On Debian: sudo apt-get install cups-client. Or --output page.html, and print that.",
        ) from None
    except subprocess.TimeoutExpired:
        raise PrinterError(
            "The printing system does not answer.", "Look whether it runs: `lpstat -r`."
        ) from None
    said = done.stdout.decode(errors="replace")
    if done.returncode == 0:
        return said
    refusal = printable(done.stderr.decode(errors="replace")).strip()
    if command[0] == "lpstat" and _NO_QUEUES.search(refusal):
        return ""
    reason = refusal.splitlines()[-1] if refusal else "no reason given"
    raise PrinterError(
        f"The printing system refused: {reason}",
        "Nothing was printed. `lpstat -t` shows the printers and what they wait for.",
    )


_NO_QUEUES: Final = re.compile(
    r"no destinations added|scheduler is not running|no such file|unable to connect|bad file",
    re.IGNORECASE,
)
"""What `lpstat` says where nothing prints."""
