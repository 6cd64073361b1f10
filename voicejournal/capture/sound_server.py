"""Which source a sound server gives to this program: PortAudio knows a `default` at the most.

PulseAudio and PipeWire move a stream to another device in silence when its own goes.
"""

import json
import os
import subprocess
from typing import Any

ANSWERS_WITHIN_S = 2.0


def heard_source() -> str:
    """What the device is called that this process records from; empty where nobody knows."""
    wanted = str(os.getpid())
    for output in _listed("source-outputs"):
        if output.get("properties", {}).get("application.process.id") == wanted:
            for source in _listed("sources"):
                if source.get("index") == output.get("source"):
                    return str(source.get("description", ""))
    return ""


def _listed(what: str) -> list[dict[str, Any]]:
    try:
        done = subprocess.run(
            ["pactl", "--format=json", "list", what],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=ANSWERS_WITHIN_S,
            check=True,
        )
        found = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return []  # no such server here, or none that answers
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
