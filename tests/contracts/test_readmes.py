"""Each app says in ten lines what it is about, and where to look first."""

import re
from pathlib import Path

import pytest

APPS = Path(__file__).resolve().parents[2] / "apps"
HEADINGS = ["Nouns", "States", "Permissions", "URLs", "Look first"]
MOST_LINES, LONGEST_LINE = 15, 140


@pytest.mark.parametrize("app", sorted(path.parent.name for path in APPS.glob("*/apps.py")))
def test_readme__of_each_app__has_its_headings_and_leads_to_files_that_exist(app: str) -> None:
    text = (APPS / app / "README.md").read_text()
    assert re.findall(r"^- \*\*([^*]+):\*\*", text, re.MULTILINE) == HEADINGS
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines[0].startswith("# ")
    assert len(lines) <= MOST_LINES
    assert [line for line in lines if len(line) > LONGEST_LINE] == []
    _, _, first = text.partition("**Look first:**")
    named = re.findall(r"`([a-z_/]+(?:\.py|/))`", first)
    assert named
    assert [name for name in named if not (APPS / app / name).exists()] == []
