"""Backstage's own validators read the catalog of the demo, as Backstage would fetch it."""

from __future__ import annotations

import json

import httpx

from platform_portal.local import clients
from tests.clients.conftest import PROGRAMS, Portal, installed


def test_catalog__of_the_demo__passes_the_official_validators(portal: Portal) -> None:
    person = portal.person("acme", "contributor")
    answer = httpx.get(
        f"{portal.url}/api/v1/catalog/backstage.yaml",
        params={"tenant": "acme"},
        headers={"Authorization": f"Bearer {person.token}"},
        timeout=30,
    )
    assert answer.status_code == 200
    done = installed(
        clients.run_node, "backstage", PROGRAMS / "backstage_validators.cjs", said=answer.text, timeout=120
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["problems"] == []
    assert found["dangling"] == []
    assert {"component:acme/churn", "component:acme/demand"} <= set(found["refs"])
