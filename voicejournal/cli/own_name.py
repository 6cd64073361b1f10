"""How the program was called, so that what it tells a person to type next works as it stands."""

import os

PLAIN_NAME = "voicejournal"
CALLED_AS = "VOICEJOURNAL_CALLED_AS"
"""Set by the launcher of a checkout: its own path as it was typed."""


def own_name() -> str:
    """What the person typed to get here."""
    return os.environ.get(CALLED_AS) or PLAIN_NAME


def with_own_name(text: str) -> str:
    """The text with the commands in it as this person would type them."""
    return text.replace(f"`{PLAIN_NAME}", f"`{own_name()}")
