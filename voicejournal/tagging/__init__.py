"""Proposals from what was said, each with the sentence that made the program think so."""
