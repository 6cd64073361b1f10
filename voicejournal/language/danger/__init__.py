"""Wording that may speak of danger to oneself: rules over a list."""
