"""The journal's rows in SQLite."""
