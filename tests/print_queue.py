"""A private CUPS with one queue that prints into a file, for tests that put a page on paper."""

import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

QUEUE = "study"
DRIVER = "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"
CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
NEEDED = ("lp", "lpstat", "pdftotext", "pdfinfo")
READY_WITHIN_S = 30.0

SERVER = """
LogLevel warn
DirtyCleanInterval 0
Listen {folder}/socket
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
FileDevice Yes
SystemGroup root
ServerRoot {folder}/root
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/temporary
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/pages
"""


@dataclass(frozen=True)
class PrintQueue:
    """One queue of a server of its own."""

    folder: Path
    server: "subprocess.Popen[bytes]"

    @property
    def environment(self) -> dict[str, str]:
        """What a subprocess needs in its environment to print here."""
        return {"CUPS_SERVER": f"{self.folder}/socket"}

    @property
    def paper(self) -> Path:
        """What came out last."""
        return self.folder / "temporary" / "printed.pdf"

    def printed(self) -> str:
        """The words on the paper that came out, once the queue is done."""
        give_up_at = time.monotonic() + READY_WITHIN_S
        while self.control("lpstat", "-o") or not self.paper.is_file():
            assert time.monotonic() < give_up_at, (self.folder / "error").read_text()[-500:]
            time.sleep(0.1)
        return self.control("pdftotext", "-layout", str(self.paper), "-")

    def sheets(self) -> int:
        """How many sheets came out."""
        told = self.control("pdfinfo", str(self.paper))
        return int(told.split("Pages:")[1].split()[0])

    def notes(self) -> bytes:
        """What the server notes of its jobs, apart from what is printed."""
        return b"".join(path.read_bytes() for path in (self.folder / "spool").glob("c*"))

    def control(self, *command: str) -> str:
        """Run a command of CUPS against this server."""
        return subprocess.run(
            command,
            env=os.environ | self.environment | {"LC_ALL": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            timeout=READY_WITHIN_S,
            check=True,
        ).stdout

    def close(self) -> None:
        """End the server and forget its files."""
        self.server.terminate()
        self.server.wait(READY_WITHIN_S)
        shutil.rmtree(self.folder, ignore_errors=True)


def start_print_queue() -> PrintQueue:
    """A queue that takes jobs; skips, and says so, where none can be had."""
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if CUPSD is None or missing:
        pytest.skip(f"NOTHING WAS PRINTED: {', '.join(missing) or 'cupsd'} not installed.")
    # A socket's path has at most 108 bytes, so not under tmp_path.
    folder = Path(tempfile.mkdtemp(prefix="vj", dir="/tmp"))
    folder.chmod(0o755)
    for name in ("root/ppd", "state", "cache", "spool", "temporary"):
        (folder / name).mkdir(parents=True)
    (folder / "temporary").chmod(0o1777)  # filters run as another user
    (folder / "server").write_text(SERVER.format(folder=folder))
    (folder / "files").write_text(FILES.format(folder=folder))
    server = subprocess.Popen(
        [CUPSD, "-f", "-c", str(folder / "server"), "-s", str(folder / "files")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    queue = PrintQueue(folder, server)
    device = f"file:{queue.paper}"
    give_up_at = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < give_up_at and server.poll() is None:
        try:
            queue.control("lpadmin", "-p", QUEUE, "-E", "-v", device, "-m", DRIVER)
        except (subprocess.SubprocessError, OSError):
            time.sleep(0.2)
        else:
            return queue
    said = (folder / "error").read_text()[-300:] if (folder / "error").is_file() else ""
    queue.close()
    pytest.skip(f"NOTHING WAS PRINTED: a CUPS of the tests' own did not start. {said}")
