"""Recordings that were cut off before they were kept, at the next start."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from voicejournal.errors import JournalError, LockedError, NotFoundError, StorageError
from voicejournal.flows.keep import Keeper
from voicejournal.journal import Recording
from voicejournal.ports import OneProgram


@dataclass(frozen=True, slots=True)
class CutOff:
    """What was found cut off: `kept` are entries now; `copies` of files are not whole, and lie.

    `troubles` are of those that could not be kept just now: they lie as they were.
    """

    kept: Sequence[Recording] = ()
    copies: Sequence[Recording] = ()
    troubles: Sequence[JournalError] = ()


def keep_cut_off(keeper: Keeper, recorder: OneProgram, *, copies_too: bool = False) -> CutOff:
    """Make entries of recordings that were cut off before they were kept.

    A copy of a file that is not whole is no entry: the file is brought in again, and the copy
    gives way to it. With `copies_too` it is made one, for somebody who has the file no more.
    While another program records, its growing recording is left alone. One recording that cannot
    be kept does not hold up the others.
    """
    if keeper.spool.never_begun():
        _tidy(keeper, recorder)
    found = keeper.spool.scan()
    if not found or recorder.is_held():
        return CutOff()
    kept, copies, troubles = [], [], []
    for recording in found:
        try:
            if keeper.store.holds(recording.id):
                keeper.spool.recover(recording.id)
                if keeper.is_archived(recording.id):
                    keeper.spool.drop(recording.id)
            elif (whole := _adopted(keeper, recording, copies_too=copies_too)) is not None:
                kept.append(whole)
            else:
                copies.append(recording)
        except NotFoundError:
            continue  # another program has kept it, and put it away, just now
        except JournalError as trouble:
            troubles.append(trouble)
    return CutOff(kept, copies, troubles)


def drop_copies(keeper: Keeper, fingerprint: str) -> None:
    """Unlink what an earlier import left of a file that is at hand; never what was spoken."""
    for recording in keeper.spool.scan():
        copy = keeper.spool.copied(recording.id)
        is_entry = keeper.store.holds(recording.id)
        if copy is not None and copy.fingerprint == fingerprint and not is_entry:
            keeper.spool.drop(recording.id)


def _tidy(keeper: Keeper, recorder: OneProgram) -> None:
    """Unlink what was begun and never got a sound, and what a kill left of a copy that was let go.

    With the lock, for a recorder begins just so.
    """
    with suppress(LockedError, StorageError), recorder.held("a look at what was cut off"):
        for recording_id in keeper.spool.never_begun():
            if not keeper.store.holds(recording_id) or keeper.is_archived(recording_id):
                keeper.spool.drop(recording_id)


def _adopted(keeper: Keeper, recording: Recording, *, copies_too: bool) -> Recording | None:
    """The recording as an entry has it; None where it is half a copy and shall stay one."""
    copy = keeper.spool.copied(recording.id)
    if copy is None:
        sealed = keeper.spool.recover(recording.id)
        keeper.recording(sealed, private=keeper.spool.is_private(recording.id))
        return sealed
    found = keeper.fingerprint(recording)  # not by its name: a part may have been sealed
    if found != copy.fingerprint and not copies_too:
        return None
    sealed = replace(keeper.spool.recover(recording.id), fingerprint=found)
    keeper.recording(sealed, copy.origin, private=copy.private)
    return sealed
