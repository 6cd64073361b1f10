"""The documents say what the program is."""

import re
from pathlib import Path

import pytest

from voicejournal.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if name not in readme] == []


def test_the_map_names_every_folder_of_the_package() -> None:
    known = (ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8")
    folders = [path.name for path in (ROOT / "voicejournal").iterdir() if path.is_dir()]
    assert [name for name in folders if f"{name}/" not in known and name != "__pycache__"] == []


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "DEPENDENCIES.md").read_text("utf-8")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    names = re.findall(r'^    "([a-z0-9-]+)>=', project, flags=re.MULTILINE)
    assert names
    assert [name for name in names if name not in reasons] == []


def test_the_pictures_need_nothing_from_elsewhere() -> None:
    for picture in (ROOT / "docs" / "pictures").glob("*.svg"):
        drawn = re.sub(r"<!--.*?-->", "", picture.read_text("utf-8"), flags=re.DOTALL)
        assert set(re.findall(r"https?://[^\"' ]+", drawn)) <= {"http://www.w3.org/2000/svg"}
