from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest
from platform_portal_sdk import BadFolder, Conflict, Portal, UploadMismatch

from tests.sdk.fake_portal import Answer, FakePortal, Seen, ok, problem

MLFLOW = "/mlflow/acme/api/2.0/mlflow"
ARTIFACTS = "/mlflow/acme/api/2.0/mlflow-artifacts/artifacts/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a model's folder."""
    (tmp_path / "data").mkdir()
    (tmp_path / "model.skops").write_bytes(b"\x00bytes")
    (tmp_path / "data" / "a name.txt").write_text("text")
    (tmp_path / "metrics.json").write_text('{"accuracy": 0.9}')
    (tmp_path / ".hidden").write_text("secret")
    return tmp_path


@pytest.fixture
def store(fake: FakePortal) -> dict[str, bytes]:
    """Let the fake portal keep uploads and give them back with their sha256 as entity tag."""
    kept: dict[str, bytes] = {}

    def put(seen: Seen) -> Answer:
        kept[seen.path] = seen.body
        return ok({})

    def get(seen: Seen) -> Answer:
        content = kept[seen.path]
        return Answer(200, content=content, headers={"ETag": f'"{hashlib.sha256(content).hexdigest()}"'})

    fake.on("PUT", ARTIFACTS + "*", put)
    fake.on("GET", ARTIFACTS + "*", get)
    fake.on("GET", f"{MLFLOW}/registered-models/get", ok({"registered_model": {"name": "churn"}}))
    fake.on(
        "POST", f"{MLFLOW}/model-versions/create", ok({"model_version": {"name": "churn", "version": "3"}})
    )
    return kept


def test_push__of_a_folder__uploads_its_files_and_registers_them(
    client: Portal, fake: FakePortal, store, folder
):
    version = client.models.push(folder, "churn", tags={"commit": "4f2a"}, description="new")

    created = fake.asked("POST", f"{MLFLOW}/model-versions/create")[0].json
    place = created["source"].removeprefix("mlflow-artifacts:/")
    assert version.version == 3
    assert created["tags"] == [{"key": "commit", "value": "4f2a"}]
    assert {path.removeprefix(f"{ARTIFACTS}{place}/"): content for path, content in store.items()} == {
        "model.skops": b"\x00bytes",
        "data/a name.txt": b"text",
        "metrics.json": b'{"accuracy": 0.9}',
    }
    assert version.files["model.skops"] == hashlib.sha256(b"\x00bytes").hexdigest()


def test_push__of_a_file__declares_its_length_and_digest(client: Portal, fake: FakePortal, store, folder):
    client.models.push(folder, "churn")

    sent = next(one for one in fake.seen if one.method == "PUT" and one.path.endswith("model.skops"))
    digest = base64.b64encode(hashlib.sha256(b"\x00bytes").digest()).decode()
    assert sent.headers["content-length"] == "6"
    assert sent.headers["content-digest"] == f"sha-256=:{digest}:"


def test_push__where_other_bytes_arrived__registers_nothing(client: Portal, fake: FakePortal, store, folder):
    fake.on("GET", ARTIFACTS + "*", Answer(200, content=b"other"))

    with pytest.raises(UploadMismatch):
        client.models.push(folder, "churn")

    assert fake.asked("POST", f"{MLFLOW}/model-versions/create") == []


def test_push__under_a_new_name__creates_the_model(client: Portal, fake: FakePortal, store, folder):
    missing = ok({"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "none"}, status=404)
    fake.on("GET", f"{MLFLOW}/registered-models/get", missing)
    fake.on("POST", f"{MLFLOW}/registered-models/create", ok({"registered_model": {"name": "churn"}}))

    client.models.push(folder, "churn")

    assert fake.asked("POST", f"{MLFLOW}/registered-models/create")[0].json == {"name": "churn"}


def test_push__where_another_created_the_model_first__goes_on(
    client: Portal, fake: FakePortal, store, folder
):
    missing = ok({"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "none"}, status=404)
    taken = ok({"error_code": "RESOURCE_ALREADY_EXISTS", "message": "there"}, status=400)
    fake.on("GET", f"{MLFLOW}/registered-models/get", missing)
    fake.on("POST", f"{MLFLOW}/registered-models/create", taken)

    assert client.models.push(folder, "churn").version == 3


def test_push__twice__never_shares_a_place(client: Portal, fake: FakePortal, store, folder):
    client.models.push(folder, "churn")
    client.models.push(folder, "churn")

    first, second = [one.json["source"] for one in fake.asked("POST", f"{MLFLOW}/model-versions/create")]
    assert first != second


def test_push__refused_by_the_store__says_why(client: Portal, fake: FakePortal, store, folder):
    fake.on("PUT", ARTIFACTS + "*", problem(409, "artifact_frozen", "This belongs to a version."))

    with pytest.raises(Conflict) as caught:
        client.models.push(folder, "churn")

    assert caught.value.code == "artifact_frozen"


@pytest.mark.parametrize(
    ("name", "content"), [("metrics.json", "{broken"), ("params.json", "[1]"), ("metrics.json", "NaN")]
)
def test_push__with_unreadable_numbers__sends_nothing(
    client: Portal, fake: FakePortal, folder, name, content
):
    (folder / name).write_text(content)

    with pytest.raises(BadFolder, match=name):
        client.models.push(folder, "churn")

    assert fake.seen == []


def test_push__of_a_symbolic_link__sends_nothing(client: Portal, fake: FakePortal, folder):
    (folder / "link").symlink_to("/etc/hostname")

    with pytest.raises(BadFolder, match="symbolic link"):
        client.models.push(folder, "churn")

    assert fake.seen == []


def test_push__of_no_folder__says_so(client: Portal, tmp_path: Path):
    with pytest.raises(BadFolder, match="not a folder"):
        client.models.push(tmp_path / "missing", "churn")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadFolder, match="no files"):
        client.models.push(tmp_path / "empty", "churn")


def test_list__over_two_pages__reads_aliases_and_sorts(client: Portal, fake: FakePortal):
    first = {"name": "demand"}
    second = {"name": "churn", "aliases": {"champion": 2}}
    fake.on(
        "GET",
        "/api/v1/models",
        ok({"items": [first], "next_cursor": "c"}),
        ok({"items": [second], "next_cursor": None}),
    )

    models = client.models.list()

    assert [(one.name, dict(one.aliases)) for one in models] == [("churn", {"champion": 2}), ("demand", {})]
    assert [one.query.get("cursor") for one in fake.seen] == [None, "c"]
    assert {one.query["tenant"] for one in fake.seen} == {"acme"}


def test_iterate__of_many__reads_no_further_page_than_is_needed(client: Portal, fake: FakePortal):
    page = {"items": [{"name": f"m{number}"} for number in range(50)], "next_cursor": "c"}
    fake.on("GET", "/api/v1/models", ok(page))

    models = client.models.iterate()

    assert [next(models).name for _ in range(50)][-1] == "m49"
    assert len(fake.seen) == 1
    assert next(models).name == "m0"
    assert len(fake.seen) == 2


def test_list__of_a_few__asks_for_no_more(client: Portal, fake: FakePortal):
    page = {"items": [{"name": "a"}, {"name": "b"}, {"name": "c"}], "next_cursor": "c"}
    fake.on("GET", "/api/v1/models", ok(page))

    assert len(client.models.list(limit=2)) == 2
    assert [one.query["limit"] for one in fake.seen] == ["2"]


def test_names__with_slashes_and_spaces__are_one_segment(client: Portal, fake: FakePortal):
    fake.on("PUT", "/api/v1/models/acme/churn/tags/a/b c?", ok({"key": "a/b c?", "value": "v"}))

    client.models.set_tag("churn", "a/b c?", "v")

    assert fake.seen[0].json == {"value": "v"}


def test_push__answer__is_json_clean(client: Portal, store, folder):
    assert json.dumps(dict(client.models.push(folder, "churn").files))
