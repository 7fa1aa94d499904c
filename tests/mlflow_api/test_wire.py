"""The wire as hostile or careless clients use it."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.audit.models import Entry
from apps.registry import services
from apps.registry.models import ModelVersion, RegisteredModel
from apps.tenants import services as tenants
from tests.factories.cast import TEST, Cast, World, token_of
from tests.registry.pushing import make_model, make_version, upload

pytestmark = pytest.mark.django_db


class Wire:
    """A person's client of one tenant."""

    def __init__(self, cast: Cast, user: Any, *, authorization: str = "") -> None:
        self.client = Client()
        self.base = f"/mlflow/{cast.tenant.slug}/api/2.0/mlflow"
        self.headers = {"Authorization": authorization or f"Bearer {token_of(user)}"}

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"{self.base}/{path}", query, headers=self.headers)

    def send(self, method: str, path: str, body: Any) -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.client.generic(
            method, f"{self.base}/{path}", data, content_type="application/json", headers=self.headers
        )

    def post(self, path: str, body: Any) -> Any:
        return self.send("POST", path, body)


@pytest.fixture
def author(acme: Cast) -> Wire:
    return Wire(acme, acme.author)


def refusal(response: Any) -> tuple[int, str, str]:
    found = response.json() if not response.streaming else json.loads(b"".join(response.streaming_content))
    assert set(found) == {"error_code", "message", "code"}
    return response.status_code, found["error_code"], found["message"]


def test_call__without_token__is_401_everywhere(acme: Cast) -> None:
    for authorization in (
        "",
        "Bearer ",
        "Bearer pp_wrong",
        "Basic !!!",
        "Basic " + "Og==",
        "Digest x",
        "Bearer \xff",
    ):
        for path in ("registered-models/search", "nothing", "registered-models/create"):
            response = Client().get(
                f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow/{path}", headers={"Authorization": authorization}
            )
            status, error_code, _ = refusal(response)
            assert (status, error_code) == (401, "UNAUTHENTICATED")
            assert response["WWW-Authenticate"].startswith("Bearer")


def test_call__session_of_a_signed_in_person__counts_for_nothing(acme: Cast) -> None:
    client = Client()
    client.force_login(acme.author)
    assert (
        client.get(f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow/registered-models/search").status_code == 401
    )
    body = json.dumps({"name": "fraud"})
    path = f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow/registered-models/create"
    assert client.post(path, body, content_type="application/json").status_code == 401
    assert not RegisteredModel.objects.exists()


def test_call__revoked_token__is_401(acme: Cast) -> None:
    token, raw = tenants.issue_token(user=acme.author, name="t", by=TEST)
    wire = Wire(acme, None, authorization=f"Bearer {raw}")
    assert wire.get("registered-models/search").status_code == 200
    tenants.revoke_token(token=token, by=TEST)
    assert wire.get("registered-models/search").status_code == 401


def test_call__token_bound_to_another_tenant__is_as_unknown(world: World) -> None:
    tenants.assign_role(tenant=world.globex.tenant, user=world.acme.author, role="contributor", by=TEST)
    _, raw = tenants.issue_token(user=world.acme.author, tenant=world.globex.tenant, name="t", by=TEST)
    assert (
        Wire(world.globex, None, authorization=f"Bearer {raw}").get("registered-models/search").status_code
        == 200
    )
    assert (
        Wire(world.acme, None, authorization=f"Bearer {raw}").get("registered-models/search").status_code
        == 404
    )


def test_call__other_tenant__answers_like_an_unknown_one(acme: Cast, globex: Cast) -> None:
    make_version(globex, make_model(globex, "secret"))
    wire = Wire(globex, acme.author)
    unknown = Wire(globex, acme.author)
    unknown.base = wire.base.replace("globex", "nobody")
    for path, query in (
        ("registered-models/get", {"name": "secret"}),
        ("registered-models/search", {}),
        ("model-versions/search", {}),
        ("model-versions/get", {"name": "secret", "version": "1"}),
        ("nothing/here", {}),
    ):
        first, second = wire.get(path, **query), unknown.get(path, **query)
        assert refusal(first) == refusal(second)
        assert refusal(first)[:2] == (404, "RESOURCE_DOES_NOT_EXIST")
        assert b"globex" not in first.content
    first = wire.post("registered-models/create", {"name": "secret"})
    assert refusal(first) == refusal(unknown.post("registered-models/create", {"name": "secret"}))


WRONG_BODIES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"x"',
    b'{"name": "a", "name": "b"}',
    b'{"name": NaN}',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"name": 1}',
    b'{"name": null}',
    b'{"name": ["a"]}',
    b'{"name": {"a": 1}}',
    b'{"name": ""}',
    b'{"name": "a\\u0000b"}',
    b'{"name": "\\ud800"}',
    b'{"name": "ok", "description": "\\ud800"}',
    b'{"name": "ok", "description": 5}',
    b'{"name": "ok", "tags": "x"}',
    b'{"name": "ok", "tags": [1]}',
    b'{"name": "ok", "tags": [{"key": 1, "value": "x"}]}',
    b'{"name": "ok", "tags": [{"key": "", "value": "x"}]}',
    b'{"name": "ok", "tags": [{"key": "a\\u202e", "value": "x"}]}',
    b'{"name": "ok", "tags": [{"key": "a", "value": "x\\u0000"}]}',
    b'{"name": "../x"}',
    b'{"name": "a b"}',
]


def test_create__body_that_is_wrong__is_400_and_changes_nothing(author: Wire) -> None:
    for body in WRONG_BODIES:
        status, error_code, message = refusal(author.post("registered-models/create", body))
        assert (status, error_code) == (400, "INVALID_PARAMETER_VALUE"), body[:80]
        assert message
    assert not RegisteredModel.objects.exists()


def test_create__body_over_the_limit__is_413(author: Wire) -> None:
    body = b'{"name": "' + b"x" * (1024 * 1024) + b'"}'
    assert refusal(author.post("registered-models/create", body))[:2] == (413, "RESOURCE_LIMIT_EXCEEDED")


def test_create__fields_of_the_portal__are_ignored(author: Wire, acme: Cast, globex: Cast) -> None:
    body = {
        "name": "fraud",
        "tenant": str(globex.tenant.pk),
        "id": "x",
        "created_by": "x",
        "state": "approved",
    }
    assert author.post("registered-models/create", body).status_code == 200
    assert RegisteredModel.objects.get().tenant == acme.tenant


def test_versions__number_that_is_none__is_400(author: Wire, acme: Cast) -> None:
    make_model(acme, "fraud")
    for version in ("x", "0", "-1", "1.5", "", "99999999999", "1 ", "\u0661", True, 1.5, None, [], {}):
        body = {"name": "fraud", "alias": "staging", "version": version}
        response = author.post("registered-models/alias", body)
        assert refusal(response)[:2] == (400, "INVALID_PARAMETER_VALUE"), version
        if isinstance(version, str):
            response = author.get("model-versions/get", name="fraud", version=version)
            assert refusal(response)[:2] == (400, "INVALID_PARAMETER_VALUE"), version


def test_parameters__given_twice_or_with_nul__are_400(author: Wire) -> None:
    assert refusal(author.get("registered-models/get", name=["a", "b"]))[0] == 400
    assert refusal(author.get("registered-models/get", name="a\x00"))[0] == 400
    assert refusal(author.get("registered-models/get"))[0] == 400
    assert refusal(author.get("registered-models/search", **{f"p{n}": "x" for n in range(600)}))[0] == 400


def test_unknown_names__are_404(author: Wire, acme: Cast) -> None:
    make_model(acme, "fraud")
    for response in (
        author.get("registered-models/get", name="nobody"),
        author.get("registered-models/alias", name="nobody", alias="staging"),
        author.get("model-versions/get", name="fraud", version="7"),
        author.get("model-versions/get-download-uri", name="fraud", version="7"),
        author.post("model-versions/create", {"name": "nobody", "source": "mlflow-artifacts:/x"}),
        author.post("registered-models/alias", {"name": "fraud", "alias": "staging", "version": "7"}),
        author.send("DELETE", "registered-models/delete", {"name": "nobody"}),
        author.send("PATCH", "model-versions/update", {"name": "fraud", "version": "7", "description": "x"}),
    ):
        assert refusal(response)[:2] == (404, "RESOURCE_DOES_NOT_EXIST")


def test_write__viewer_and_reviewer__are_403_and_in_the_trail(acme: Cast) -> None:
    for user in (acme.viewer, acme.approver):
        response = Wire(acme, user).post("registered-models/create", {"name": "fraud"})
        assert refusal(response)[:2] == (403, "PERMISSION_DENIED")
    assert not RegisteredModel.objects.exists()
    denied = Entry.objects.filter(log_id=acme.tenant.pk, action="registry.model.created")
    assert denied.count() == 2


def test_duplicate_model__is_400_already_exists(author: Wire) -> None:
    assert author.post("registered-models/create", {"name": "fraud"}).status_code == 200
    for name in ("fraud", "FRAUD"):
        response = author.post("registered-models/create", {"name": name})
        assert refusal(response)[:2] == (400, "RESOURCE_ALREADY_EXISTS")


def test_protected_alias__refused__is_one_denied_entry(author: Wire, acme: Cast) -> None:
    make_version(acme, make_model(acme, "fraud"))
    before = Entry.objects.filter(log_id=acme.tenant.pk).count()
    body = {"name": "fraud", "alias": "champion", "version": "1"}
    status, error_code, message = refusal(author.post("registered-models/alias", body))
    assert (status, error_code) == (403, "PERMISSION_DENIED")
    assert "http://testserver/models/acme/fraud/request/?version=1&alias=champion" in message
    assert Entry.objects.filter(log_id=acme.tenant.pk).count() == before + 1


def test_methods__other_than_served__are_405(author: Wire) -> None:
    response = author.post("registered-models/get", {"name": "x"})
    assert response.status_code == 405
    assert response["Allow"] == "GET"


def test_unknown_addresses__are_told_as_such(author: Wire) -> None:
    for path in ("runs/create", "experiments/search", "../../3.0/mlflow/traces/x"):
        assert refusal(author.get(path))[:2] == (404, "ENDPOINT_NOT_FOUND")


def test_ajax_api__is_the_same_door(author: Wire) -> None:
    author.post("registered-models/create", {"name": "fraud"})
    author.base = author.base.replace("/api/", "/ajax-api/")
    assert author.get("registered-models/get", name="fraud").json()["registered_model"]["name"] == "fraud"


def test_get__shape__is_the_contracts(author: Wire, acme: Cast) -> None:
    model = make_model(acme, "fraud")
    version = make_version(acme, model)
    services.set_alias(model=model, name="staging", version=version, by=acme.author)
    found = author.get("registered-models/get", name="fraud").json()["registered_model"]
    assert found["aliases"] == [{"alias": "staging", "version": "1"}]
    assert isinstance(found["creation_timestamp"], int)
    assert "description" not in found
    newest = found["latest_versions"][0]
    assert newest == author.get("model-versions/get", name="fraud", version="1").json()["model_version"]
    assert (newest["version"], newest["status"], newest["current_stage"]) == ("1", "READY", "None")
    assert (
        newest == author.get("registered-models/alias", name="fraud", alias="staging").json()["model_version"]
    )
    uri = author.get("model-versions/get-download-uri", name="fraud", version="1").json()["artifact_uri"]
    assert uri == "http://testserver/mlflow/acme/api/2.0/mlflow-artifacts/artifacts/.versions/fraud/1"


HOT_READS = {
    "registered-models/get": {"name": "fraud"},
    "registered-models/alias": {"name": "fraud", "alias": "staging"},
    "model-versions/get": {"name": "fraud", "version": "1"},
    "model-versions/get-download-uri": {"name": "fraud", "version": "1"},
    "registered-models/search": {"filter": "name LIKE 'f%'"},
    "model-versions/search": {"filter": "name = 'fraud'"},
}


def test_reads__hot_routes__take_four_queries_and_searches_five(author: Wire, acme: Cast) -> None:
    model = make_model(acme, "fraud")
    for _ in range(3):
        version = make_version(acme, model)
        services.set_version_tag(version=version, key="a", value="b", by=acme.author)
    services.set_alias(model=model, name="staging", version=version, by=acme.author)
    author.get("registered-models/search")  # the token's first use is written down
    for path, query in HOT_READS.items():
        with CaptureQueriesContext(connection) as queries:
            assert author.get(path, **query).status_code == 200
        # A filter finds ids first, and then the rows.
        assert len(queries) <= (5 if "filter" in query else 4), [path, *(q["sql"][:80] for q in queries)]


def test_pages__walk_through_all__once_each(author: Wire, acme: Cast) -> None:
    for number in range(5):
        make_model(acme, f"model-{number}")
    for order in ("name ASC", "name DESC", "last_updated_timestamp DESC"):
        seen: list[str] = []
        token = ""
        while True:
            query = {"max_results": "2", "order_by": order, **({"page_token": token} if token else {})}
            found = author.get("registered-models/search", **query).json()
            seen += [model["name"] for model in found["registered_models"]]
            token = found.get("next_page_token", "")
            if not token:
                break
        assert sorted(seen) == [f"model-{number}" for number in range(5)]
    first = author.get("registered-models/search", max_results="2").json()["next_page_token"]
    for query in (
        {"page_token": first, "filter": "name LIKE 'm%'"},
        {"page_token": "x"},
        {"page_token": first[:-2]},
        {"max_results": "0"},
        {"max_results": "1001"},
    ):
        assert refusal(author.get("registered-models/search", **query))[0] == 400


def test_artifacts__paths_that_mean_something_else__are_400(author: Wire, acme: Cast, tmp_path: Any) -> None:
    upload(acme.tenant, "m/model.bin", b"x", by=acme.author)
    root = f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow-artifacts/artifacts"
    paths = [
        "../x",
        "a/../../x",
        "a/./x",
        "%2e%2e/x",
        "%252e%252e%252fx",
        "a/%2e%2e/%2e%2e/x",
        "..%5cx",
        "a%5cb",
        "%2fetc/passwd",
        "/etc/passwd",
        "C:/x",
        "c:x",
        "a/%00",
        "a%0ab",
        "a%0d%0aSet-Cookie:x",
        "a%7f",
        "~/x",
        "~root",
        "a//b",
        "a/",
        "a%23b",
        "a%3fb",
        "con",
        "a/NUL.txt",
        "x" * 501,
        "/".join("abcdefghijklmnopqrstuvwxyz"),
        "%ff%fe",
        "a%e2%80%aeb",
        "a%252525",
        "x" * 260,
        " a",
        "a.",
    ]
    for path in paths:
        for method in ("PUT", "GET", "DELETE"):
            response = author.client.generic(method, f"{root}/{path}", b"x", headers=author.headers)
            assert response.status_code == 400, (method, path)
            assert refusal(response)[1] == "INVALID_PARAMETER_VALUE"
    for path in ("../x", "/etc", "a/../..", "%2e%2e", "a\\b", "~", "a\x00"):
        assert author.client.get(root, {"path": path}, headers=author.headers).status_code == 400, path


def test_artifacts__listing__shows_one_level(author: Wire, acme: Cast) -> None:
    for path in ("m/a.txt", "m/sub/b.txt", "m/sub/deep/c.txt", "m0/x", "m-x"):
        upload(acme.tenant, path, b"12", by=acme.author)
    root = f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow-artifacts/artifacts"

    def listed(path: str) -> Any:
        return author.client.get(root, {"path": path}, headers=author.headers).json()

    a_file = {"path": "a.txt", "is_dir": False, "file_size": 2}
    assert listed("m") == listed("m/") == {"files": [a_file, {"path": "sub", "is_dir": True}]}
    assert [file["path"] for file in listed("")["files"]] == ["m", "m-x", "m0"]
    assert listed("m/a.txt") == listed("nothing") == {}
    assert author.client.get(f"{root}/m", headers=author.headers).status_code == 404


def test_artifacts__round_trip__streams_the_same_bytes(author: Wire, acme: Cast) -> None:
    root = f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow-artifacts/artifacts"
    data = bytes(range(256)) * 4096
    assert author.client.put(f"{root}/m/model.bin", data, headers=author.headers).status_code == 200
    response = author.client.get(f"{root}/m/model.bin", headers=author.headers)
    assert b"".join(response.streaming_content) == data
    assert response["Content-Disposition"] == "attachment"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert author.client.delete(f"{root}/m/model.bin", headers=author.headers).status_code == 200
    assert author.client.get(f"{root}/m/model.bin", headers=author.headers).status_code == 404


def test_artifacts__declared_digest__is_checked(author: Wire, acme: Cast) -> None:
    root = f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow-artifacts/artifacts"
    import hashlib

    right = base64.b64encode(hashlib.sha256(b"abc").digest()).decode()
    for digest, status in ((right, 200), (base64.b64encode(b"0" * 32).decode(), 422), ("***", 400)):
        headers = {**author.headers, "Content-Digest": f"sha-256=:{digest}:"}
        assert author.client.put(f"{root}/x", b"abc", headers=headers).status_code == status


def test_artifacts__viewer__reads_and_cannot_write(acme: Cast) -> None:
    version = make_version(acme, make_model(acme, "fraud"))
    wire = Wire(acme, acme.viewer)
    root = f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow-artifacts/artifacts"
    for path in ("fraud/1/model.bin", ".versions/fraud/1/model.bin"):
        response = wire.client.get(f"{root}/{path}", headers=wire.headers)
        assert b"".join(response.streaming_content) == b"\x00weights"
        assert wire.client.put(f"{root}/{path}", b"x", headers=wire.headers).status_code == 403
        assert wire.client.delete(f"{root}/{path}", headers=wire.headers).status_code == 403
    assert ModelVersion.objects.get().manifest_digest == version.manifest_digest


def test_artifacts__of_a_version__are_read_only_and_bounded(author: Wire, acme: Cast) -> None:
    make_version(acme, make_model(acme, "fraud"))
    root = f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow-artifacts/artifacts"
    for path, status in (
        (".versions/fraud/1/model.bin", 400),
        (".versions/x", 400),
        ("fraud/1/model.bin", 409),
        ("fraud/1/extra", 409),
    ):
        assert author.client.put(f"{root}/{path}", b"x", headers=author.headers).status_code == status
    for path in (
        ".versions/fraud/2/model.bin",
        ".versions/fraud/x/y",
        ".versions/nobody/1/x",
        ".versions/fraud",
    ):
        assert author.client.get(f"{root}/{path}", headers=author.headers).status_code == 404
    assert author.client.get(f"{root}/.versions/fraud/1/../../x", headers=author.headers).status_code == 400


def test_meta__health_version_and_info__answer(author: Wire, acme: Cast) -> None:
    client = Client()
    assert client.get("/mlflow/acme/health").content == client.get("/mlflow/nobody/health").content == b"OK"
    assert client.get("/mlflow/acme/version").status_code == 200
    info = author.client.get("/mlflow/acme/api/3.0/mlflow/server-info", headers=author.headers).json()
    assert info["workspaces_enabled"] is False
    assert info["multipart_uploads_enabled"] is False
