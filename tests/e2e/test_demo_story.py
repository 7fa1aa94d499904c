"""What the demo promises of a whole portal."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest
from platform_portal_sdk import NotFound, Portal
from platform_portal_sdk.cli import ExitCode

from demo import installation, seed
from tests.e2e import documented
from tests.e2e.whole import Whole, running

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def whole() -> Iterator[Whole]:
    """Run the portal with its demo until the module's tests are over."""
    with running() as portal:
        yield portal


def test_demo_story__on_a_fresh_portal__ends_as_told(whole: Whole):
    # Four rollouts, one after the other.
    told = whole.python("-m", "demo.story", timeout=480)

    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-3000:]
    assert "the very bytes that were pushed" in told.stdout
    assert told.stdout.count("Rollout rolled_back") == 3
    assert "Every story ended as told" in told.stdout
    for person in whole.demo.people:
        assert person.token not in told.stdout + told.stderr
        assert person.password not in told.stdout + told.stderr


def test_demo_file__of_a_fresh_portal__names_tenants_people_and_routes(whole: Whole):
    document = json.loads((whole.var / installation.DEMO_FILE).read_text())
    cast = sorted((user["tenant"] or "", *user["roles"]) for user in document["users"])

    assert set(document) == {"url", "tenants", "users", "routes"}
    assert [tenant["slug"] for tenant in document["tenants"]] == ["acme", "globex"]
    roles = sorted(role for _, role, *_ in seed.CAST)
    assert cast == [("", "operator"), *[(slug, role) for slug in ("acme", "globex") for role in roles]]
    assert {(route["tenant"], route["model"]) for route in document["routes"]} == {
        (tenant, model) for tenant in ("acme", "globex") for model in ("churn", "demand")
    }
    for name in (installation.DEMO_FILE, installation.CREDENTIALS_FILE):
        assert stat.S_IMODE((whole.var / name).stat().st_mode) == 0o600


def test_seed__run_again__changes_nothing(whole: Whole):
    before = (whole.var / installation.DEMO_FILE).read_bytes()

    again = whole.python("manage.py", "demo_seed")

    assert again.returncode == 0, again.stderr
    assert (whole.var / installation.DEMO_FILE).read_bytes() == before


def test_seed__cut_off_before_it_wrote_anything_down__finishes_with_new_secrets(whole: Whole):
    old = whole.demo.of("acme", "viewer")[0]
    (whole.var / installation.DEMO_FILE).unlink()

    again = whole.python("manage.py", "demo_seed")

    assert again.returncode == 0, again.stderr
    assert "registered version" not in again.stdout
    viewer = whole.demo.of("acme", "viewer")[0]
    assert whole.portal(viewer, "whoami").returncode == ExitCode.DONE
    assert whole.portal(old, "whoami").returncode == ExitCode.NOT_PERMITTED


def test_command__by_a_viewer__is_not_permitted_to_push(whole: Whole, tmp_path: Path):
    viewer = whole.demo.of("acme", "viewer")[0]
    (tmp_path / "model.skops").write_bytes(b"refused before anybody looks at it")

    done = whole.portal(viewer, "models", "push", str(tmp_path), "--name", "churn")

    assert done.returncode == ExitCode.NOT_PERMITTED, done.stderr
    assert done.stderr.count("\n") == 1


def test_command__on_another_tenants_request__finds_nothing(whole: Whole):
    contributor = whole.demo.of("acme", "contributor")[0]
    stranger = whole.demo.of("globex", "reviewer")[0]
    listed = whole.portal(contributor, "requests", "list", "--output", "json")
    theirs = json.loads(listed.stdout)[0]["id"]

    done = whole.portal(stranger, "requests", "show", theirs)

    assert done.returncode == ExitCode.NOT_FOUND, done.stderr


def test_version__that_cannot_be_loaded__is_rolled_back_with_the_reason(whole: Whole, tmp_path: Path):
    contributor = whole.demo.of("globex", "contributor")[0]
    (tmp_path / "model.skops").write_bytes(b"no model at all")
    with Portal(whole.demo.url, contributor.token, "globex") as portal:
        champion = portal.models.alias("churn", "champion")
        version = portal.models.push(tmp_path, "churn")
        request = portal.change_requests.create(
            model="churn",
            version=version.version,
            alias="champion",
            plan=[{"weight": 10, "seconds": 5}],
            reason="It was never loaded before.",
        )
        for reviewer in whole.demo.of("globex", "reviewer"):
            done = whole.portal(reviewer, "vote", request.id, "approve")
            assert done.returncode == ExitCode.DONE, done.stderr
        watched = whole.portal(contributor, "rollouts", "watch", request.id, "--timeout", "90")

        assert watched.returncode == ExitCode.ROLLED_BACK, watched.stderr
        assert "model.skops cannot be loaded" in watched.stdout
        assert portal.models.alias("churn", "champion") == champion
        with pytest.raises(NotFound):
            portal.rollouts.get("00000000-0000-4000-8000-000000000000")


def test_model_server__commanded_by_a_stranger__obeys_neither_through_the_route_nor_on_its_own_port(
    whole: Whole,
):
    services = json.loads((whole.var / "services.json").read_text())
    load = "/v2/repository/models/churn/load"
    version = {"parameters": {"tenant": "globex", "version": "1"}}
    token = {"x-portal-command": services["model_server_token"]}

    for route in whole.demo.routes.values():
        # Not even with the portal's token, which the router takes out.
        assert httpx.post(f"{route}{load}", json=version, headers=token).status_code == 404
    for address in services["model_servers"].values():
        assert httpx.post(f"http://{address}{load}", json=version).status_code == 403
        assert httpx.post(f"http://{address}{load}", json=version, headers=token).status_code == 200


def test_web_server__of_a_running_portal__is_reached_through_its_front_alone(whole: Whole):
    services = json.loads((whole.var / "services.json").read_text())
    pids = {one["name"]: one["pid"] for one in services["processes"]}
    web = psutil.Process(pids["web"])

    assert {"web", "front", "envoy"} <= set(pids)
    assert not [
        one
        for one in (web, *web.children())
        for line in one.net_connections("tcp")
        if line.status == "LISTEN"
    ]
    port = services["portal_url"].rpartition(":")[2]
    for host in ("127.0.0.1", "localhost"):
        assert httpx.get(f"http://{host}:{port}/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("file", documented.FILES)
def test_commands__of_a_page__do_what_it_says(whole: Whole, tmp_path: Path, file: str):
    folder = documented.prepare(tmp_path)
    for block in documented.blocks((documented.CHECKOUT / file).read_text()):
        if block.runs:
            person = documented.person_of(whole, block.info)
            here = file in documented.IN_CHECKOUT
            done = documented.run(whole, folder, block.text, person, in_checkout=here)
            told = f"{file}:{block.line} ended with {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
            assert done.returncode == block.code, told
