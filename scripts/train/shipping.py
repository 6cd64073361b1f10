"""Write small weights into the package, and note their size and sha256 in the manifest."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

ROOT: Final = Path(__file__).resolve().parents[2]
MANIFEST: Final = ROOT / "models" / "manifest.toml"


def ship(name: str, arrays: Mapping[str, Any]) -> str:
    """Write `arrays` to a file of the package; say what was written.

    Raises:
        SystemExit: the manifest has no entry for it.
    """
    path = ROOT / "voicejournal" / name
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, **arrays)
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    entry = re.compile(rf'(name = "{re.escape(name)}"\nsize_bytes = )\d+(\nsha256 = ")[0-9a-f]*')
    text, found = entry.subn(rf"\g<1>{len(content)}\g<2>{sha256}", MANIFEST.read_text("utf-8"))
    if found != 1:
        raise SystemExit(f"{MANIFEST} has no entry for {name}.")
    MANIFEST.write_text(text, "utf-8")
    return f"{name}: {len(content)} bytes, sha256 {sha256}"
