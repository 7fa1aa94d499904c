"""The commands that README, CONTRIBUTING and the how-tos show; test_demo_story.py runs them on its portal.

A block ```` ```sh ```` runs as a contributor of the demo, ```` ```sh as a reviewer ```` as one; ```` ```sh not run: reason ````
does not run. A line that fails in any other block fails its test, but for ```` ```sh ends with 3 ````, which has to end so.
The blocks of a page run one after the other in a folder of its own: what one writes, the next ones read.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from platform_portal_sdk import Portal

from demo.installation import Person
from tests.e2e.whole import CHECKOUT, Whole

FILES = [
    "README.md",
    "CONTRIBUTING.md",
    *sorted(f"docs/how-to/{p.name}" for p in (CHECKOUT / "docs/how-to").glob("*.md")),
]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
# Other fences hold no commands.
OTHER = frozenset({"python", "json", "sql", "yaml", "mermaid", "text", "rego", "html"})
NOT_RUN = "not run: "
ENDS_WITH = re.compile(r"ends with ([1-7])")
PEOPLE = {"": "contributor", "as a reviewer": "reviewer", "as another reviewer": "reviewer"}
# Their commands are those of somebody who stands in the checkout.
IN_CHECKOUT = frozenset(
    {
        "README.md",
        "CONTRIBUTING.md",
        *(f"docs/how-to/{name}.md" for name in ("add-an-area", "change-the-database", "demo", "operate")),
    }
)


@dataclass(frozen=True)
class Block:
    """A block of commands, and what its fence says behind `sh`."""

    line: int
    text: str
    info: str

    @property
    def runs(self) -> bool:
        return not self.info.startswith(NOT_RUN)

    @property
    def code(self) -> int:
        """The exit code that it ends with."""
        found = ENDS_WITH.fullmatch(self.info)
        return int(found[1]) if found else 0


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
        why = info.removeprefix(NOT_RUN) if info.startswith(NOT_RUN) else ""
        if not (info in PEOPLE or ENDS_WITH.fullmatch(info) or len(why.split()) >= 3):
            raise ValueError(
                f"line {line}: {info!r} is no person, no exit code, and no reason after {NOT_RUN!r}"
            )
        found.append(Block(line, fence["text"], info))
    return found


def prepare(folder: Path) -> Path:
    """Write what the commands read into a folder."""
    model = folder / "build" / "churn"
    model.mkdir(parents=True)
    (model / "model.bin").write_text("weights")
    (model / "metrics.json").write_text('{"accuracy": 0.9}')
    # A refusal that curl prints fails its block.
    (folder / ".curlrc").write_text("fail-with-body\n")
    return folder


def person_of(whole: Whole, info: str) -> Person:
    """Return the person of the demo as whom a block runs."""
    return whole.demo.of("acme", PEOPLE.get(info, PEOPLE[""]))[int(info == "as another reviewer")]


def run(
    whole: Whole, folder: Path, commands: str, person: Person, *, in_checkout: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run commands in a shell as a person at a terminal would, with the names of this portal in place of the examples."""
    (folder / "token.txt").write_text(person.token)
    with Portal(whole.demo.url, person.token, tenant="acme") as portal:
        waiting = portal.change_requests.list(state="in_review")
        newest = max(version.version for version in portal.versions.list("churn"))
    for example, here in {
        "https://portal.example": whole.demo.url,
        "http://127.0.0.1:8000": whole.demo.url,
        "http://127.0.0.1:8001/acme/churn": whole.demo.routes["acme", "churn"],
        "pp_…": person.token,
        "build/churn": str(folder / "build/churn"),
        "token.txt": str(folder / "token.txt"),
        "--version 2": f"--version {newest}",
        " ID": f" {waiting[0].id}" if waiting else " ID",
    }.items():
        commands = commands.replace(example, here)
    environment = {
        **whole.environment,
        "PORTAL_URL": whole.demo.url,
        "PORTAL_TOKEN": person.token,
        # What docs/reference/rest.md sets for curl.
        "PORTAL": f"{whole.demo.url}/api/v1",
        "TOKEN": person.token,
        "CURL_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / person.username),
        "PATH": f"{CHECKOUT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
    }
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=CHECKOUT if in_checkout else folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
