"""The program's entry: runs a command, and says in calm words what went wrong."""

import codecs
import errno
import os
import signal
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from types import FrameType

from voicejournal.cli.own_name import own_name, with_own_name
from voicejournal.errors import ExitCode, JournalError


def main() -> None:
    """Run the command line and exit with a code of `ExitCode`."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an ASCII terminal cannot show every letter
    if isinstance(sys.stdin, TextIOWrapper):
        is_ascii = codecs.lookup(sys.stdin.encoding).name == "ascii"  # what else comes is UTF-8
        sys.stdin.reconfigure(encoding="utf-8" if is_ascii else None, errors="replace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has both
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)
    sys.exit(run(sys.argv[1:]))


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Leave as by Ctrl-C: on the way out the terminal is put back as it was."""
    raise KeyboardInterrupt


def run(arguments: list[str]) -> int:  # noqa: PLR0911 - each way to end has its own code
    """Run one command; returns the exit code. Nothing that a person said is ever printed here."""
    import click  # noqa: PLC0415 - after the streams are safe

    from voicejournal.cli.app import app  # noqa: PLC0415

    try:
        # Without its standalone mode click returns the code of an Exit, else what a command does.
        code = app.main(arguments, prog_name=own_name(), standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as wrong:
        wrong.show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        _tell("", "Left. What was kept before is kept.")
        return ExitCode.INTERRUPTED
    except JournalError as error:
        _tell(error.message, error.remedy)
        return error.exit_code
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has gone (click and rich make an exit of that); the rest of it
        # must not raise again when the program ends.
        _drop_output()
        return ExitCode.DONE
    except OSError as refused:
        if sys.stdout.closed or not _refuses_output(refused):
            return _tell_fault(refused)
        _tell("The output cannot be written: the disk is full.", "Free some room, then try again.")
        _drop_output()
        return ExitCode.INPUT
    except Exception as fault:  # noqa: BLE001 - a person must never see a traceback
        return _tell_fault(fault)
    return code if isinstance(code, int) else ExitCode.DONE


def _tell(message: str, remedy: str) -> None:
    with suppress(OSError):  # the terminal may be gone
        for line in (message, remedy):
            if line:
                sys.stderr.write(f"{with_own_name(line)}\n")


def _tell_fault(fault: Exception) -> int:
    _tell(f"A fault of ours: {_place(fault)}.", "Your recordings are safe. Please report it.")
    return ExitCode.FAULT


def _refuses_output(refused: OSError) -> bool:
    return refused.errno == errno.ENOSPC and refused.filename is None


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _place(fault: Exception) -> str:
    """The kind of a fault and where it happened; its message may hold words, and is left out."""
    import traceback  # noqa: PLC0415 - nearly no run has a fault

    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if "voicejournal" in frame.filename] or frames
    where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "nowhere"
    return f"{type(fault).__name__} at {where}"


if __name__ == "__main__":
    main()
