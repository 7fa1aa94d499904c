"""The commands that README, CONTRIBUTING and the how-tos show, run on a portal with its demo.

A block ```` ```sh ```` runs as a contributor of the demo, ```` ```sh as a reviewer ```` as one; ```` ```sh not run: reason ````
does not run. A line that fails in any other block fails its test.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from platform_portal_sdk import Portal

from demo.installation import Person
from tests.e2e.whole import CHECKOUT, Whole, running

pytestmark = pytest.mark.e2e

FILES = [
    "README.md",
    "CONTRIBUTING.md",
    *sorted(f"docs/how-to/{p.name}" for p in (CHECKOUT / "docs/how-to").glob("*.md")),
]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
# Other fences hold no commands.
OTHER = frozenset({"python", "json", "sql", "yaml", "mermaid", "text", "rego", "html"})
NOT_RUN = "not run: "
PEOPLE = {"": "contributor", "as a reviewer": "reviewer", "as another reviewer": "reviewer"}


@dataclass(frozen=True)
class Block:
    """A block of commands, and what its fence says behind `sh`."""

    line: int
    text: str
    info: str

    @property
    def runs(self) -> bool:
        return not self.info.startswith(NOT_RUN)


def blocks(text: str) -> list[Block]:
    """Return the blocks of commands of a page. Raises ValueError for a fence that says something else."""
    found = []
    for fence in FENCE.finditer(text):
        language, _, info = fence["info"].partition(" ")
        if language in OTHER:
            continue
        line = text.count("\n", 0, fence.start()) + 1
        if language != "sh":
            raise ValueError(f"line {line}: say what the block holds, such as sh or python")
        known = info in PEOPLE or (len(info.removeprefix(NOT_RUN).split()) >= 3 and info.startswith(NOT_RUN))
        if not known:
            raise ValueError(f"line {line}: {info!r} is no person, and no reason after {NOT_RUN!r}")
        found.append(Block(line, fence["text"], info))
    return found


def test_fences__of_every_page__say_what_they_hold():
    found = {file: blocks((CHECKOUT / file).read_text()) for file in FILES}
    assert sum(block.runs for each in found.values() for block in each) >= 8


@pytest.mark.parametrize("fence", ["", "bash", "sh not run:", "sh not run: slow", "sh as nobody"])
def test_fences__without_a_language_or_a_reason__are_refused(fence: str):
    with pytest.raises(ValueError, match="line 1"):
        blocks(f"```{fence}\nfalse\n```\n")


@pytest.fixture(scope="module")
def whole() -> Iterator[Whole]:
    """Run the portal with its demo until the module's tests are over."""
    with running() as portal:
        yield portal


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the commands read."""
    folder = tmp_path_factory.mktemp("documented")
    model = folder / "build" / "churn"
    model.mkdir(parents=True)
    (model / "model.bin").write_text("weights")
    (model / "metrics.json").write_text('{"accuracy": 0.9}')
    return folder


@pytest.mark.parametrize("file", FILES)
def test_commands__of_a_page__do_what_it_says(whole: Whole, folder: Path, file: str):
    for block in blocks((CHECKOUT / file).read_text()):
        if block.runs:
            person = person_of(whole, block.info)
            done = run(whole, folder, block.text, person)
            assert done.returncode == 0, f"{file}:{block.line}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


def person_of(whole: Whole, info: str) -> Person:
    return whole.demo.of("acme", PEOPLE[info])[int(info == "as another reviewer")]


def run(whole: Whole, folder: Path, commands: str, person: Person) -> subprocess.CompletedProcess[str]:
    """Run commands in a shell as a person at a terminal would, with the names of this portal in place of the examples."""
    (folder / "token.txt").write_text(person.token)
    with Portal(whole.demo.url, person.token, tenant="acme") as portal:
        waiting = portal.change_requests.list(state="in_review")
    for example, here in {
        "https://portal.example": whole.demo.url,
        "http://127.0.0.1:8000": whole.demo.url,
        "http://127.0.0.1:8001/acme/churn": whole.demo.routes["acme", "churn"],
        "pp_…": person.token,
        "build/churn": str(folder / "build/churn"),
        "token.txt": str(folder / "token.txt"),
        " ID": f" {waiting[0].id}" if waiting else " ID",
    }.items():
        commands = commands.replace(example, here)
    environment = {
        **whole.environment,
        "PORTAL_URL": whole.demo.url,
        "PORTAL_TOKEN": person.token,
        "XDG_CONFIG_HOME": str(folder / person.username),
        "PATH": f"{CHECKOUT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
    }
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
