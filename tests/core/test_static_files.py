"""What is served to browsers: vendored files as their makers wrote them, and nothing the page's policy forbids."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from apps.core import areas

ROOT = Path(settings.BASE_DIR)
VENDOR = ROOT / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SPRITE_IDS = set(re.findall(r'<symbol id="([^"]+)"', (VENDOR / "icons.svg").read_text()))
ICON_USE = re.compile(r"""{%\s*icon\s+"([a-z0-9-]+)"|\b(?:icon|icon_name)="([a-z0-9-]+)\"""")
FORBIDDEN = {
    "inline style": re.compile(r"""\sstyle\s*=\s*["']"""),
    "style element": re.compile(r"<style\b"),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>"),
    "event attribute": re.compile(r"""\son[a-z]+\s*=\s*["']"""),
    "hx-on": re.compile(r"\bhx-on\b"),
    "evaluated values": re.compile(r"""hx-(vals|vars|headers)\s*=\s*["']\s*(js|javascript):"""),
    "evaluated trigger": re.compile(r"""hx-trigger\s*=\s*["'][^"']*\["""),
    "another host": re.compile(r"""(src|href)\s*=\s*["'](https?:)?//"""),
}


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_vendored_file__hash__is_the_recorded_one(entry):
    assert hashlib.sha256((VENDOR / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_vendored_files__all__are_recorded_with_a_licence_beside_them():
    recorded = {entry["file"] for entry in MANIFEST}
    files = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert files - recorded - {"manifest.json", "README.md"} == {
        f"{folder.name}/LICENSE" for folder in VENDOR.iterdir() if folder.is_dir()
    }


def test_vendored_files__source_maps__are_not_referred_to():
    for path in VENDOR.rglob("*.*s"):
        assert b"sourceMappingURL" not in path.read_bytes(), path.name


def test_chart_library__version__matches_the_python_side():
    versions = {entry["name"]: entry["version"] for entry in MANIFEST}
    assert versions["plotly.js-cartesian-dist-min"].startswith("4.")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_template__markup__obeys_the_content_policy(path):
    text = path.read_text()
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


def test_icons__used_anywhere__are_in_the_sprite():
    used = {face.icon for area in areas.every() for face in area.states.values()}
    used |= {link.icon for link in areas.links()}
    used |= {one.icon for one in (*areas.search_providers(), *areas.shortcuts())}
    for path in [*TEMPLATES, *(ROOT / "apps").rglob("*.py"), *(ROOT / "platform_portal").rglob("*.py")]:
        used |= {name for pair in ICON_USE.findall(path.read_text()) for name in pair if name}
    assert used <= SPRITE_IDS
