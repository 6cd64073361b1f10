"""Write small weights into the package, and note their size and sha256 in the list of them."""

import hashlib
import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

import numpy as np

from scripts.train.material import PACKAGE
from voicejournal.language import shipped

LIST: Final = PACKAGE / shipped.LIST


def ship(name: str, arrays: Mapping[str, Any]) -> str:
    """Write `arrays` to a file of the package, `name` below it; say what was written.

    Raises:
        SystemExit: the list has no entry for it.
    """
    buffer = BytesIO()
    np.savez_compressed(buffer, **arrays)
    return ship_bytes(name, buffer.getvalue())


def ship_bytes(name: str, content: bytes) -> str:
    """The same of what is bytes already."""
    sha256 = hashlib.sha256(content).hexdigest()
    entry = re.compile(rf'(name = "{re.escape(name)}"\nsize_bytes = )\d+(\nsha256 = ")[0-9a-f]*')
    text, found = entry.subn(rf"\g<1>{len(content)}\g<2>{sha256}", LIST.read_text("utf-8"))
    if found != 1:
        raise SystemExit(f"{LIST} has no entry for {name}.")
    path = PACKAGE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    LIST.write_text(text, "utf-8")
    return f"{name}: {len(content)} bytes, sha256 {sha256}"
