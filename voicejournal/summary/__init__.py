"""The week, from entries to a page."""
