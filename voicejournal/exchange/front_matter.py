"""Front matter as YAML 1.2 has it, where `no` is a word: what reads it, and what it raises."""

import re
from typing import Final

import yaml

NO_YAML: Final = (
    yaml.YAMLError,
    RecursionError,
    ValueError,
    AttributeError,
    LookupError,
    TypeError,
    ArithmeticError,
)
"""The last four are what PyYAML raises for a value that its tag does not fit: `!!timestamp x`."""


class Reader(yaml.SafeLoader):
    """Numbers, true, false and null; all else is words, also what looks like a time."""


Reader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]{0,17})", "-0123456789"),
    ("float", r"-?[0-9]{1,17}\.[0-9]+(?:e[-+][0-9]{1,3})?", "-0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    Reader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first)
    )
