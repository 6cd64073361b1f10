"""A spoken journal for a person in therapy: offline, nothing lost, one page a week."""

import os

# onnxruntime (from 1.29) reports to its maker, and writes an identifier into the home folder,
# unless this stands here before it is first imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"
