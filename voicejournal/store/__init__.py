"""The journal's rows in SQLite."""

from voicejournal.store import driver as driver  # names the driver before sqlite_utils is loaded
