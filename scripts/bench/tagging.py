"""How good the proposals are, on rows and sentences that nothing was trained or tuned on.

    python -m scripts.bench.tagging [--rows FOLDER] [--probes FILE] [--labelled FILE] [--json FILE]

Without `--labelled` the project's own test part is measured, for which `--rows` names the folder of
the rows (docs/TAGGING.md says where to get them); beside each score stand the prior, VADER, and
TF-IDF with ridge or logistic regression, trained on the training part. Without `--probes` those of
tests/tagging/probes* are run. `--models` names the folder that holds minilm.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from scripts.bench.tagging_cost import cost
from scripts.bench.tagging_labelled import Trained, measure_affect, measure_journals
from scripts.bench.tagging_probes import measure_probes
from scripts.bench.tagging_systems import Tables, tagger_of
from scripts.bench.tagging_triggers import measure_triggers, measure_triggers_of_journals
from scripts.train.naming import read_probes
from scripts.train.rows import (
    AFFECT,
    JOURNALS,
    affect_rows,
    journal_rows,
    split_affect,
    split_journals,
)

ROOT: Final = Path(__file__).resolve().parents[2]
PROBES: Final = tuple(
    ROOT / "tests" / "tagging" / name
    for name in ("probes.toml", "probes_second.toml", "probes_fresh.jsonl")
)
NO_ROWS: Final = (
    "The rows are not in the repository, so mood, feelings and topics were not measured."
    " docs/TAGGING.md says where they come from; --rows names their folder."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and keep the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rows", type=Path, help="folder of the training and test rows")
    options.add_argument("--probes", type=Path, action="append", help="JSONL, or TOML as ours")
    options.add_argument("--labelled", type=Path, action="append", help="JSONL of rows to test on")
    options.add_argument("--json", type=Path, help="write the same figures there")
    options.add_argument(
        "--models",
        type=Path,
        default=Path(os.environ.get("VOICEJOURNAL_MODELS", ROOT / "models")),
    )
    given = options.parse_args(arguments)
    tagger = tagger_of(given.models)
    tables = Tables()
    trained = Trained.of(given.rows) if given.rows else None
    affect, journals = [], []
    if given.labelled:
        affect = [row for path in given.labelled for row in affect_rows(path)]
        journals = [row for path in given.labelled for row in journal_rows(path)]
    elif given.rows:
        affect = split_affect(affect_rows(given.rows / AFFECT))[1]
        journals = split_journals(journal_rows(given.rows / JOURNALS))[1]
    elif not given.probes:
        print(NO_ROWS)
    if affect:
        measure_affect(affect, tagger, trained, tables)
    if journals:
        measure_journals(journals, tagger, trained, tables)
        measure_triggers_of_journals(journals, tagger, tables)
    if given.probes or not given.labelled:
        probes = [probe for path in given.probes or PROBES for probe in read_probes(path)]
        measure_probes(probes, tagger, tables)
        measure_triggers(tagger, tables)
    cost(tagger, tables)
    tables.show()
    if given.json:
        given.json.write_text(json.dumps(tables.figures, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
