"""The one place that builds the real edges: tables of builders, without logic of their own."""

from voicejournal.wiring.evening import EveningWiring
from voicejournal.wiring.page import PageWiring
from voicejournal.wiring.system import new_id

__all__ = ["Wiring", "new_id"]


class Wiring(EveningWiring, PageWiring):
    """The edges of one journal, each built when it is first asked for."""
