"""docs/how-to/publish-contracts.md, run as written."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from platform_portal_sdk import Portal
from platform_portal_sdk.cli import main, settings

from apps.contracts.models import Contract
from tests.data_contracts.conftest import Files
from tests.factories.cast import Cast, token_of

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).resolve().parents[2] / "docs/how-to/publish-contracts.md").read_text()
(FILE,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("portal ")
]


@pytest.fixture
def portal(acme: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Let the command reach the portal in this process, in a folder with the page's file."""
    token = token_of(acme.author)

    def made() -> Portal:
        # Each command closes its own.
        portal = Portal("http://127.0.0.1", token, "acme")
        real = portal._transport._client
        portal._transport._client = httpx.Client(
            base_url=real.base_url,
            headers=real.headers,
            transport=httpx.WSGITransport(get_wsgi_application()),
        )
        return portal

    monkeypatch.setattr(settings, "load", lambda: settings.Settings(url="http://127.0.0.1", token="pp_x"))
    monkeypatch.setattr(settings.Settings, "portal", lambda self, tenant=None: made())
    monkeypatch.chdir(tmp_path)
    Path("orders.odcs.yaml").write_text(FILE)
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    try:
        yield
    finally:
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)


def test_commands__of_the_page__do_what_it_says(
    acme: Cast, portal: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(COMMANDS) == 4
    for command in COMMANDS:
        assert main(shlex.split(command)[1:]) == 0, (command, capsys.readouterr())

    assert bytes(Contract.objects.get().current.content) == FILE.encode()  # type: ignore[union-attr]
    assert Path("served.odcs.yaml").read_bytes() == FILE.encode()
    assert main(["contracts", "push", "orders.odcs.yaml"]) == 0


def test_exit_codes__of_the_page__are_those(
    acme: Cast, portal: None, capsys: pytest.CaptureFixture[str]
) -> None:
    voters = acme.voters()
    assert voters
    main(["contracts", "push", "orders.odcs.yaml"])
    Path("less.yaml").write_text(FILE[: FILE.index("      - name: customer")].replace("1.0.0", "2.0.0"))
    Path("broken.yaml").write_text("apiVersion: v9.9.9\nkind: DataContract\nid: x\n")
    capsys.readouterr()

    assert main(["contracts", "diff", "orders.odcs.yaml", "less.yaml"]) == 3
    assert main(["contracts", "push", "less.yaml"]) == 3
    assert "waits for approval: http" in capsys.readouterr().out
    assert main(["contracts", "lint", "broken.yaml"]) == 1
    assert main(["contracts", "push", "broken.yaml"]) == 1
    assert "broken.yaml:1:1: error: The version v9.9.9" in capsys.readouterr().err


def test_curl__of_the_page__publishes(acme: Cast) -> None:
    assert '-X PUT "$PORTAL/contracts/acme/orders"' in PAGE
    assert "Content-Type: application/yaml" in PAGE

    assert Files(acme.author).put(FILE.encode()).status_code == 201
