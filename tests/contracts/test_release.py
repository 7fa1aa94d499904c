"""One version, in one place: what says it elsewhere says the same."""

import re
import tomllib
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_version__of_portal_sdk_and_changelog__is_the_same():
    sdk = tomllib.loads((ROOT / "sdk/pyproject.toml").read_text())["project"]["version"]
    (newest, *_) = re.findall(
        r"^## (\S+)(?: - \d{4}-\d\d-\d\d)?$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    assert {settings.PORTAL_VERSION, sdk, newest} == {VERSION}


def test_hooks__of_pre_commit__are_commands_of_make():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text()
    makefile = (ROOT / "Makefile").read_text()
    entries = re.findall(r"^\s*entry: (.+)$", hooks, re.MULTILINE)
    assert entries
    for entry in entries:
        command, target = entry.split()
        assert command == "make"
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    assert set(re.findall(r"^\s*- repo: (.+)$", hooks, re.MULTILINE)) == {"local"}
