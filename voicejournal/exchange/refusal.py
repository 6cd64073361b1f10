"""What is said of an entry that cannot be taken."""

from voicejournal.errors import InputError


class Refused(Exception):  # noqa: N818 - it is caught within this stage, where the entry has a name
    """One value cannot be used; the message says which, and never what it holds."""


def refusal(name: str, wrong: Refused, remedy: str) -> InputError:
    """The same for a person: `name` says of which entry."""
    return InputError(f"{name}: {wrong}.", remedy)
