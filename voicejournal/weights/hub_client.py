"""Fetch files of one commit from the model hub; run as a script, in a process of its own.

    python hub_client.py REPOSITORY REVISION FOLDER BEGUN FILE...

It first asks for the files' entries, which is one cheap call without retries: a hub that cannot be
reached is known after a second, where each download alone would try six times over 23 seconds.
The file BEGUN says that the hub has answered. When its input closes, whoever started it is gone,
and it ends too. Nothing of voicejournal is imported.
"""

import logging
import os
import sys
import threading
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Fetch; the last line of what is written says why it could not."""
    repository, revision, folder, begun, *names = arguments
    threading.Thread(target=_end_with_input, daemon=True).start()
    logging.disable(logging.CRITICAL)  # the library tells of each of its retries
    try:
        _fetch(repository, revision, Path(folder), Path(begun), names)
    except Exception as error:  # noqa: BLE001 - three HTTP libraries, as the hub's version has it
        sys.stderr.write(f"{_reason(error)}\n")
        return 1
    return 0


def _fetch(repository: str, revision: str, folder: Path, begun: Path, names: list[str]) -> None:
    from huggingface_hub import HfApi, hf_hub_download  # noqa: PLC0415 - slow, and may be absent

    # token=False: no account of the person is told to the hub
    found = HfApi(token=False).get_paths_info(repository, names, revision=revision)
    begun.touch()
    missing = set(names) - {entry.path for entry in found}
    if missing:
        message = f"there is no {', '.join(sorted(missing))} in {repository} at {revision}"
        raise LookupError(message)
    for name in names:
        hf_hub_download(repository, name, revision=revision, local_dir=folder, token=False)


def _end_with_input() -> None:
    """End at once when the other end of our input closes."""
    # Not sys.stdin: at a normal end a thread waiting in it would hold its lock.
    os.read(0, 1)
    os._exit(1)


def _reason(error: BaseException) -> str:
    """The first cause in one line: the hub wraps it in advice that does not fit here."""
    while error.__cause__ is not None:
        error = error.__cause__
    words = " ".join(str(error).split())
    return words or type(error).__name__


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
