"""docs/reference/parity.md against the portal: which operation exists in page, REST, client and command."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from apps.core import jobs
from apps.core.admin_actions import KIND
from tests.contracts.clients import COMMANDS, METHODS, Scene, client_of, commands, methods, run
from tests.contracts.routes import ROUTES, Door
from tests.contracts.stage import CONTRIBUTOR, Stage, undone
from tests.contracts.test_rest_rules import OPERATIONS

REFERENCE = Path(__file__).resolve().parents[2] / "docs/reference/parity.md"
ABSENT = re.compile(r"– .{3,}")
COLUMNS = ("page", "rest", "client", "command")


def rows() -> list[dict[str, str]]:
    """Return the rows of the table, each cell by its column."""
    found = []
    for line in REFERENCE.read_text().splitlines():
        if line.startswith("| ") and not line.startswith(("| operation", "|---")):
            what, *cells = [cell.strip() for cell in line.strip("|").split("|")]
            assert len(cells) == len(COLUMNS), line
            found.append({"what": what, **dict(zip(COLUMNS, cells, strict=True))})
    return found


ROWS = rows()


def named(column: str) -> list[str]:
    """Return everything that a column names, each as often as it stands there."""
    return [
        name
        for row in ROWS
        for name in re.findall(r"`([^`]+)`", row[column])
        if not ABSENT.match(row[column])
    ]


def of(column: str, name: str) -> dict[str, str]:
    """Return the row in which a column names something."""
    (row,) = [row for row in ROWS if f"`{name}`" in row[column] and not ABSENT.match(row[column])]
    return row


@pytest.fixture
def scene(stage: Stage, tmp_path: Path) -> Any:
    with undone():
        started = jobs.start(KIND, {}, by=stage.people[CONTRIBUTOR], title="Long work")
        yield Scene(stage, tmp_path, str(started.pk))


def operations_of(row: dict[str, str]) -> set[tuple[str, str]]:
    """Return the operations of REST that a row names: `GET get_model`."""
    named_there = re.findall(r"`([A-Z]+) (\w+)`", row["rest"])
    return {(f"api-1:{view}", method) for method, view in named_there}


def test_table__each_cell__names_something_or_says_why_not() -> None:
    for row in ROWS:
        for column in COLUMNS:
            assert bool(ABSENT.match(row[column])) != row[column].startswith("`"), (row["what"], column)


def test_table__rest__holds_every_operation_once() -> None:
    assert sorted(named("rest")) == sorted(f"{method} {name}" for name, method, _ in OPERATIONS)


def test_table__pages__hold_every_page_once() -> None:
    pages = {name for name, route in ROUTES.items() if route.door is Door.PAGE}
    assert sorted(named("page")) == sorted(pages)


def test_table__client_and_commands__hold_all_there_are_once() -> None:
    assert sorted(named("client")) == sorted(methods())
    assert sorted(named("command")) == sorted(commands())


def test_calls__cover__every_method_and_command() -> None:
    assert METHODS.keys() == methods()
    assert COMMANDS.keys() == commands()


@pytest.mark.parametrize("name", sorted(METHODS))
def test_client__each_method__reaches_the_operation_beside_it(stage: Stage, scene: Any, name: str) -> None:
    role, call = METHODS[name]
    with client_of(stage, role) as (portal, recorder):
        call(portal, scene)
    row = of("client", name)
    assert operations_of(row) <= recorder.reached or ABSENT.match(row["rest"]), (name, recorder.reached)
    if ABSENT.match(row["rest"]):
        assert recorder.reached, name


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command__each__reaches_the_operation_beside_it(
    stage: Stage, scene: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    role, arguments = COMMANDS[name]
    code, recorder = run(stage, role, [*name.split(), *arguments(scene)], monkeypatch)
    said = capsys.readouterr()
    assert said.out or said.err
    row = of("command", name)
    reached = operations_of(row) & recorder.reached
    assert reached or ABSENT.match(row["rest"]), (name, recorder.reached, said)
    # Of `request` an open one asks for the same already, which is a refusal; nobody answers the connection.
    assert code == 0 or name in ("request", "rollouts watch", "connections test"), (name, said.err)
