"""The page on its way out: files of each format, and paper."""

import io
import json
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.print_queue import QUEUE, PrintQueue, start_print_queue

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

WEEK = ("week", "--week", "2026-W47")
SPOKEN_WORDS = "I felt ashamed when she was silent"
PRIVATE_WORDS = "frightened of what it says"
EVENINGS = [
    {
        "recorded_at": "2026-11-17T21:15:00+00:00",
        "text": f"The hardest part was the phone. {SPOKEN_WORDS}. I called my sister back.",
        "mood": 5,
        "feelings": ["ashamed 6"],
        "triggers": ["family"],
    },
    {
        "recorded_at": "2026-11-18T21:15:00+00:00",
        "text": f"I found the letter. I am {PRIVATE_WORDS}.",
        "mood": 2,
        "private": True,
    },
]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the journal lies, once the first test made it."""
    return tmp_path_factory.mktemp("written") / "journal"


@pytest.fixture
def written(voicejournal: "Program", made_once: Path, tmp_path: Path) -> "Program":
    """The program over two written evenings, the second private."""
    if made_once.exists():
        shutil.rmtree(voicejournal.journal)
        shutil.copytree(made_once, voicejournal.journal)
        return voicejournal
    evenings = tmp_path / "evenings.json"
    evenings.write_text(json.dumps(EVENINGS), "utf-8")
    ran = voicejournal("import", evenings)
    assert ran.code == 0, ran
    shutil.copytree(voicejournal.journal, made_once)
    return voicejournal


@pytest.fixture(scope="module")
def shared_queue() -> Iterator[PrintQueue]:
    """A queue of the tests' own, started once."""
    queue = start_print_queue()
    yield queue
    queue.close()


@pytest.fixture
def queue(shared_queue: PrintQueue) -> PrintQueue:
    """The queue, idle and empty."""
    shared_queue.control("cupsenable", QUEUE)
    shared_queue.control("cupsaccept", QUEUE)
    shared_queue.control("cancel", "-a", "-x", QUEUE)
    shared_queue.paper.unlink(missing_ok=True)
    return shared_queue


def words_of(content: bytes) -> str:
    """All words of a file, those of a PDF as another library reads them."""
    if not content.startswith(b"%PDF"):
        return content.decode()
    (sheet,) = pypdf.PdfReader(io.BytesIO(content)).pages
    return sheet.extract_text()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("page.txt", b"FOR MY"), ("page.html", b"<!DOCTYPE"), ("page.pdf", b"%PDF"), ("p.json", b"{")],
)
def test_the_end_of_a_file_says_its_format(
    name: str, begins: bytes, written: "Program", tmp_path: Path
) -> None:
    """One page in each format, for its owner alone, without a byte of what is private."""
    out = tmp_path / name
    ran = written(*WEEK, "--output", out, "--accept")
    assert (ran.code, ran.err) == (0, "")
    content = out.read_bytes()
    assert content.startswith(begins)
    assert PRIVATE_WORDS not in words_of(content)
    assert "called my sister back" in words_of(content)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    again = tmp_path / f"again{out.suffix}"
    assert written(*WEEK, "--output", again, "--accept").code == 0
    assert again.read_bytes() == content


def test_a_format_may_be_named_and_sent_to_another_program(written: "Program") -> None:
    """Standard output is a place too."""
    ran = written(*WEEK, "--format", "html", "--output", "-")
    assert ran.out.startswith("<!DOCTYPE html>")
    assert json.loads(written(*WEEK, "--format", "json").out) == written.data(*WEEK)


def test_options_that_contradict_each_other_are_refused(written: "Program", tmp_path: Path) -> None:
    """Each with a sentence, and nothing is written."""
    assert written(*WEEK, "--json", "--format", "html").code == 2
    assert written(*WEEK, "--print", "--format", "pdf", "--accept").code == 2
    assert written(*WEEK, "--paper", "a4").code == 2
    ran = written(*WEEK, "--output", tmp_path / "page.docx", "--accept")
    assert ran.code == 1
    assert ".pdf" in ran.err
    assert not list(tmp_path.glob("page.*"))


def test_nothing_leaves_before_it_was_accepted(
    written: "Program", queue: PrintQueue, tmp_path: Path
) -> None:
    """Neither a file nor paper."""
    for arguments in (("--output", tmp_path / "page.pdf"), ("--print",)):
        ran = written(*WEEK, *arguments, **queue.environment)
        assert ran.code == 1
        assert "was not accepted" in ran.err
    assert not (tmp_path / "page.pdf").exists()
    assert queue.control("lpstat", "-W", "all") == ""


def test_the_page_comes_out_on_one_sheet_and_its_job_says_nothing(
    written: "Program", queue: PrintQueue
) -> None:
    """The queue knows a job called 'page'; of copies it is told once."""
    ran = written(*WEEK, "--print", "--accept", **queue.environment)
    assert ran.code == 0, ran
    assert f"Sent to {QUEUE}" in ran.out
    assert "Print queues keep copies" in ran.out
    assert "called my sister back" in queue.printed()
    assert queue.sheets() == 1
    notes = queue.notes()
    assert b"page" in notes
    for word in (b"sister", b"session", b"voicejournal", b"letter", b"November"):
        assert word not in notes
    again = written(*WEEK, "--printer", QUEUE, "--paper", "letter", "--accept", **queue.environment)
    assert again.code == 0, again
    assert "copies" not in again.out


def test_without_the_pdf_extra_the_text_is_printed(
    written: "Program", queue: PrintQueue, tmp_path: Path
) -> None:
    """On one sheet, its lines whole."""
    (tmp_path / "typst.py").write_text("raise ImportError\n")
    hidden = tmp_path / "sitecustomize.py"
    hidden.write_text(
        "import importlib.util as u\nf = u.find_spec\n"
        "u.find_spec = lambda n, p=None: None if n == 'typst' else f(n, p)\n"
    )
    path = f"{tmp_path}:{Path(__file__).parents[2]}"
    ran = written(*WEEK, "--print", "--accept", **queue.environment, PYTHONPATH=path)
    assert ran.code == 0, ran
    # The filter for text keeps shapes and no letters: its lines are compared.
    shown = [line for line in queue.printed().split("\n") if line.strip()]
    assert len(shown) == len([line for line in written(*WEEK).out.split("\n") if line.strip()])
    assert queue.sheets() == 1
    ran = written(*WEEK, "--output", tmp_path / "page.pdf", "--accept", PYTHONPATH=path)
    assert ran.code == 4
    assert "--format html" in ran.err


def test_a_queue_that_cannot_print_is_told_with_its_remedy(
    written: "Program", queue: PrintQueue
) -> None:
    """Nothing waits in it, to come out when nobody is there."""
    ask = (*WEEK, "--print", "--accept")
    queue.control("cupsdisable", QUEUE)
    ran = written(*ask, **queue.environment)
    assert (ran.code, "is stopped" in ran.err, f"cupsenable {QUEUE}" in ran.err) == (3, True, True)
    queue.control("cupsenable", QUEUE)
    queue.control("cupsreject", QUEUE)
    ran = written(*ask, **queue.environment)
    assert (ran.code, "takes no jobs" in ran.err) == (3, True)
    ran = written(*ask, "--printer", "attic", **queue.environment)
    assert (ran.code, f"There is: {QUEUE}" in ran.err) == (4, True)
    assert queue.control("lpstat", "-W", "all") == ""


def test_no_word_is_in_a_command_line(written: "Program", tmp_path: Path) -> None:
    """Every user of a machine can read those, and a job's title."""
    told = '#!/bin/sh\necho "$0 $@" >> {log}\n{answer}\n'
    log = tmp_path / "commands"
    answers = {
        "lpstat": 'case "$1" in -e) echo study;; esac',
        "lp": f"cat > {tmp_path}/printed; echo request id is study-7 \\(0 file\\(s\\)\\)",
    }
    for name, answer in answers.items():
        (tmp_path / name).write_text(told.format(log=log, answer=answer))
        (tmp_path / name).chmod(0o755)
    ran = written(*WEEK, "--print", "--accept", PATH=f"{tmp_path}:/usr/bin:/bin")
    assert ran.code == 0, ran
    assert "job study-7" in ran.out
    last = log.read_text().splitlines()[-1].removeprefix(str(tmp_path))
    assert last == (
        "/lp -d study -t page -o document-format=application/pdf -o media=A4 -o fit-to-page"
    )
    assert "called my sister back" in words_of((tmp_path / "printed").read_bytes())


def test_no_queue_and_no_lp_have_a_remedy(written: "Program", tmp_path: Path) -> None:
    """A machine that never printed."""
    ran = written(*WEEK, "--print", "--accept", CUPS_SERVER=f"{tmp_path}/none")
    assert (ran.code, "no print queue" in ran.err) == (4, True)
    ran = written(*WEEK, "--print", "--accept", PATH=str(tmp_path))
    assert (ran.code, "cups-client" in ran.err) == (4, True)
