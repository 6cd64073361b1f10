"""Opens the journal's database: sqlite-utils over sqlcipher3, for plain and protected alike.

sqlite-utils takes the driver it finds as `pysqlite3` when it is first imported, so this module
names sqlcipher3 so before; it is the only one that imports either.
"""

import os
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

# Nor does it find numpy, which takes `list` longer to load than all else: no table here needs it.
_HAS_NUMPY = "numpy" in sys.modules
if not _HAS_NUMPY:
    sys.modules["numpy"] = None  # type: ignore[assignment] # so an import says: not there
from sqlite_utils import Database  # noqa: E402 - after its driver was named

if not _HAS_NUMPY:
    del sys.modules["numpy"]

from voicejournal.errors import DamagedError, InputError, LockedError, StorageError  # noqa: E402
from voicejournal.store.damage.image import is_log_broken, log_path  # noqa: E402
from voicejournal.store.other_seals import note_others, seal_others  # noqa: E402
from voicejournal.store.seals import note_changes, seal_changed  # noqa: E402
from voicejournal.store.swap import finish_swap  # noqa: E402
from voicejournal.vault.sealed import (  # noqa: E402
    PRIVATE_FILE_MODE,
    make_private_folder,
    storage_error,
    storage_errors,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

APPLICATION_ID = 0x564A4E4C
"""'VJNL' in the file's header: tells our database from any other SQLite file."""

APPLICATION_ID_AT = 68
APPLICATION_ID_ENDS_AT = 72
SQLITE_MAGIC = b"SQLite format 3\x00"
BUSY_TIMEOUT_MS = 5_000
RETRY_S = 0.02

Connection = Any
DriverError: type[Exception] = sqlcipher3.dbapi2.DatabaseError
OperationalError: type[Exception] = sqlcipher3.dbapi2.OperationalError
IntegrityError: type[Exception] = sqlcipher3.dbapi2.IntegrityError

PRAGMAS = (
    f"busy_timeout = {BUSY_TIMEOUT_MS}",
    "journal_mode = WAL",
    "synchronous = FULL",  # a commit that was acknowledged survives a power cut
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is overwritten
    "trusted_schema = OFF",
)


def open_database(path: Path, *, anew: bool = False) -> Database:
    """Open or create the database, after making sure that it is ours.

    With `anew` there is none, and that is as it should be.

    Raises:
        DamagedError: the file is not a database, or its header is damaged.
        InputError: it is a database of another program.
        StorageError: the disk refuses.
    """
    with storage_errors(path.parent):
        make_private_folder(path.parent)
        finish_swap(path)
        is_new = not path.exists() or path.stat().st_size == 0
        _refuse_broken_log(path)
        if is_new:
            if not anew:
                _refuse_loss(path)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE_MODE))
        else:
            _refuse_foreign_header(path)
            _refuse_foreign_tables(path)
    with driver_errors(path):
        connection: Connection = sqlcipher3.connect(
            str(path), timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None
        )
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
        return _wrapped(connection)


def database_in_memory() -> Database:
    """An empty database that leaves no trace, for a look at what could be saved."""
    connection: Connection = sqlcipher3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return _wrapped(connection)


@contextmanager
def database_to_look_at(path: Path, content: "Callable[[], bytearray]") -> "Iterator[Database]":
    """A database that is read alone: neither its file nor a log beside it is touched.

    `content` gives its pages with the log laid over them, read from a file in memory where there is
    a log and the system has such files.

    Raises:
        DamagedError: it cannot be opened.
    """
    log = log_path(path)
    has_log = log.exists() and log.stat().st_size > 0
    in_memory = Path("/dev/shm")  # noqa: S108 - a private file there, without a name once opened
    with driver_errors(path), ExitStack() as opened:
        if has_log and os.access(in_memory, os.W_OK):
            copy = opened.enter_context(NamedTemporaryFile(dir=in_memory))
            copy.write(content())
            copy.flush()
            path = Path(copy.name)
        how = "mode=ro" if has_log and path.name.endswith(".db") else "immutable=1"
        connection: Connection = sqlcipher3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)
        opened.callback(connection.close)
        yield _wrapped(connection)


def _wrapped(connection: Connection) -> Database:
    # The driver would put a text that is no UTF-8 any more, a person's words, into its error.
    connection.text_factory = lambda content: content.decode(errors="replace")
    return Database(connection, execute_plugins=False, strict=True)


@contextmanager
def writing(database: Database) -> "Iterator[Connection]":
    """One durable commit. It begins immediate, so that a busy database is waited for."""
    connection: Connection = database.conn
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    with driver_errors(path):
        note_changes(connection)
        note_others(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            seal_changed(connection)
            seal_others(connection)
            connection.execute("COMMIT")  # which a full disk may refuse as well
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def reading(connection: Connection) -> "Iterator[None]":
    """Turn what the driver says while reading into our errors."""
    try:
        yield
    except (DriverError, UnicodeDecodeError):
        path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
        with driver_errors(path):
            raise


@contextmanager
def driver_errors(path: Path) -> "Iterator[None]":
    """Turn the driver's errors into ours, without the words that a statement may carry."""
    try:
        yield
    except OperationalError as refused:
        raise _operational(str(refused), path) from None
    except IntegrityError:
        raise InputError(
            "That does not fit what the journal holds. Nothing was changed.",
            "`voicejournal list` shows the entries; ratings are 0 to 10.",
        ) from None
    except (DriverError, UnicodeDecodeError):  # the latter from a name in the schema
        raise DamagedError(
            f"The journal's database {path} is damaged. Nothing was overwritten.",
            "`voicejournal doctor` says what can be saved; your recordings are apart from it.",
        ) from None


def _operational(message: str, path: Path) -> StorageError | LockedError:
    if "locked" in message or "busy" in message:
        return LockedError(
            "Another voicejournal is writing to the journal just now.",
            "Wait for it to finish, then try again.",
        )
    if "full" in message:
        return storage_error(OSError(28, ""), path.parent)
    if "readonly" in message or "unable to open" in message:
        return storage_error(OSError(13, ""), path.parent)
    return StorageError(
        f"The journal's database {path} refused: {message.partition(':')[0]}.",
        "`voicejournal doctor` looks at the disk and the journal.",
    )


def _refuse_broken_log(path: Path) -> None:
    """SQLite would forget the commits behind the damage, and write over them."""
    for _ in range(2):
        if not is_log_broken(path):
            return
        time.sleep(RETRY_S)  # unless it was read while another program wrote it
    raise DamagedError(
        f"The log of the last changes to {path} is damaged. Nothing was overwritten.",
        "`voicejournal doctor` says what can be saved; your recordings are apart from it.",
    )


def _refuse_loss(path: Path) -> None:
    """No new journal where one was: SQLite would remove its log, and its sound have no rows."""
    log, archive = log_path(path), path.parent / "audio"
    if (log.exists() and log.stat().st_size) or (archive.is_dir() and any(archive.iterdir())):
        raise DamagedError(
            f"The database {path} is missing or empty. Nothing was overwritten.",
            "`voicejournal doctor` says what can be saved; your recordings are apart from it.",
        )


def _refuse_foreign_header(path: Path) -> None:
    with path.open("rb") as file:
        magic = file.read(len(SQLITE_MAGIC))
    if magic != SQLITE_MAGIC:
        raise DamagedError(
            f"{path} is not a database that can be opened. Nothing was overwritten.",
            "`voicejournal doctor` says what can be saved; your recordings are apart from it.",
        )


def _refuse_foreign_tables(path: Path) -> None:
    """Look without a change: opening for writing would already turn the file to our log mode."""
    with path.open("rb") as file:
        header = file.read(APPLICATION_ID_ENDS_AT)
    if header[APPLICATION_ID_AT:] == APPLICATION_ID.to_bytes(4, "big"):
        return
    with driver_errors(path):
        connection: Connection = sqlcipher3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT_MS / 1000
        )
        try:
            application_id = _application_id(connection)
            tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        finally:
            connection.close()
    if application_id != APPLICATION_ID and (application_id != 0 or tables):
        raise InputError(
            f"{path} is a database of another program. Nothing was changed.",
            "Name another folder with --journal.",
        )


def _prepare(connection: Connection) -> None:
    for pragma in PRAGMAS:
        _set_patiently(connection, pragma)
    if _application_id(connection) != APPLICATION_ID:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _set_patiently(connection: Connection, pragma: str) -> None:
    """Set a pragma; a change of the log mode does not heed the busy timeout by itself."""
    give_up_at_s = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except OperationalError as refused:
            if "locked" not in str(refused) or time.monotonic() > give_up_at_s:
                raise
            time.sleep(RETRY_S)
        else:
            return


def _application_id(connection: Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])
