"""A damaged database: read page by page without SQLite, and built anew beside itself."""
