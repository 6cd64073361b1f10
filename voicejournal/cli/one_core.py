"""How much of the machine the figures of a command may take."""

import os


def reckon_on_one_core() -> None:
    """Let numpy reckon on one core; to be called before it is loaded.

    Nothing here is large enough for more: to start a thread for each core, and to let it wait,
    takes three times as long as 50 years of evenings do on one. Who set a number keeps it.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
