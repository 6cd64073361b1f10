"""A spoken journal for a person in therapy: offline, nothing lost, one page a week."""

__version__ = "0.1.0"
