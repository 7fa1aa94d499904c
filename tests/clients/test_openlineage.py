"""The official client of OpenLineage, unmodified, sends events to the running portal with an API token."""

from __future__ import annotations

import uuid

import httpx
import pytest

from platform_portal.local import clients
from tests.clients.conftest import PATIENCE, PROGRAMS, Portal, installed


@pytest.mark.parametrize(
    ("path", "endpoint"),
    [("", {"OPENLINEAGE_ENDPOINT": "openlineage/globex/api/v1/lineage"}), ("/openlineage/globex/", {})],
)
def test_official_client__run_with_column_lineage__is_joined(
    portal: Portal, path: str, endpoint: dict[str, str]
) -> None:
    person = portal.person("globex", "contributor")
    job, namespace = f"job-{uuid.uuid4().hex[:8]}", f"s3://lake-{uuid.uuid4().hex[:8]}"
    env = {
        "OPENLINEAGE_URL": f"{portal.url}{path}",
        "OPENLINEAGE_API_KEY": person.token,
        **endpoint,
    }
    program = PROGRAMS / "openlineage_events.py"
    done = installed(clients.run, "openlineage", program, job, namespace, env=env, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr[-3000:]
    headers = {"Authorization": f"Bearer {person.token}"}
    with httpx.Client(base_url=f"{portal.url}/api/v1", headers=headers, timeout=30) as api:
        (found,) = api.get("/lineage/jobs", params={"q": job}).json()["items"]
        assert (found["state"], found["namespace"]) == ("complete", "official-client")
        rows = api.get("/lineage/datasets", params={"q": namespace}).json()["items"]
        clean = next(row for row in rows if row["name"] == "clean")
        node = api.get(f"/lineage/nodes/{clean['id']}").json()
        assert [column["name"] for column in node["columns"]] == ["total"]


def test_official_client__token_of_nobody__is_told_so(portal: Portal) -> None:
    env = {"OPENLINEAGE_URL": f"{portal.url}/openlineage/globex/", "OPENLINEAGE_API_KEY": "pp_nobody"}
    program = PROGRAMS / "openlineage_events.py"
    done = installed(clients.run, "openlineage", program, "job", "s3://lake", env=env, timeout=PATIENCE)
    assert done.returncode != 0
    assert "401" in done.stderr
