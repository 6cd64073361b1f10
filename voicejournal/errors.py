"""The few kinds of error, each with an exit code and a remedy that a person can follow.

No message carries a person's words: ids, paths and names of devices at the most.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program returns to the shell."""

    DONE = 0
    INPUT = 1
    USAGE = 2
    FAULT = 3
    NOT_FOUND = 4
    LOCKED = 5
    NO_MICROPHONE = 6
    NO_MODEL = 7
    INTERRUPTED = 130


class JournalError(Exception):
    """Base of all errors that the program raises on purpose.

    Attributes:
        message: what happened, in one sentence.
        remedy: what the person can do now; may be empty where nothing can be done.
        exit_code: what the shell gets.
    """

    exit_code = ExitCode.FAULT

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class InputError(JournalError):
    """Something the person gave cannot be used: an option, a file, an answer."""

    exit_code = ExitCode.INPUT


class NotFoundError(JournalError):
    """There is no such entry, model, file or device."""

    exit_code = ExitCode.NOT_FOUND


class DamagedError(JournalError):
    """The journal's own files cannot be read as they should be; nothing was overwritten."""

    exit_code = ExitCode.FAULT


class LockedError(JournalError):
    """Another program holds the journal or the recorder."""

    exit_code = ExitCode.LOCKED


class StorageError(JournalError):
    """The disk refuses: full, read-only, gone."""

    exit_code = ExitCode.FAULT


class PrinterError(JournalError):
    """The printing system refuses: stopped, taking no jobs, not answering."""

    exit_code = ExitCode.FAULT


class MicrophoneError(JournalError):
    """No sound can be had: no device, no PortAudio, unplugged in mid-sentence."""

    exit_code = ExitCode.NO_MICROPHONE


class ModelError(JournalError):
    """No speech model that can be used: not fetched, altered, unknown."""

    exit_code = ExitCode.NO_MODEL


class Interrupted(JournalError):  # noqa: N818 - it is an outcome, not a fault
    """Ended by Ctrl-C or a signal; what was said is kept."""

    exit_code = ExitCode.INTERRUPTED
