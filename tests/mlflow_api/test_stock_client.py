"""The unmodified MLflow client against a real server."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apps.approvals.models import Permit
from apps.registry.models import Alias, AliasChange, Artifact, ModelVersion, RegisteredModel
from tests.factories.cast import World, token_of
from tests.mlflow_api.conftest import Server
from tests.registry.pushing import MODEL_FILES

if TYPE_CHECKING:
    # Importing it takes seconds, and every process of a test run reads this module: tests do, late.
    from mlflow import MlflowClient

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The client's own warnings are not ours to mend.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture
def client(committed_world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[MlflowClient]:
    """Return a client of acme's author."""
    import mlflow
    from mlflow import MlflowClient

    monkeypatch.setenv("MLFLOW_TRACKING_TOKEN", token_of(committed_world.acme.author))
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
    monkeypatch.setenv("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
    mlflow.set_tracking_uri(server.base())
    mlflow.set_registry_uri(server.base())
    logging.getLogger("mlflow").setLevel(logging.ERROR)
    yield MlflowClient(server.base(), server.base())
    mlflow.set_tracking_uri(None)
    mlflow.set_registry_uri(None)


def push(folder: Path, files: dict[str, bytes], to: str) -> str:
    """Write files to a folder and upload it with the client's own artifact store."""
    from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository

    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    source = f"mlflow-artifacts:/{to}"
    get_artifact_repository(source).log_artifacts(str(folder))
    return source


def put_champion(world: World, name: str, number: int) -> None:
    """Let an alias be there as after a rollout, past the rule that is tested elsewhere."""
    from tests.conftest import superuser_connection

    model = RegisteredModel.objects.get(tenant=world.acme.tenant, name=name)
    version = model.versions.get(number=number)
    with superuser_connection() as connection:
        connection.execute("ALTER TABLE registry_alias DISABLE TRIGGER registry_alias_protected")
        try:
            connection.execute(
                "INSERT INTO registry_alias (tenant_id, model_id, name, version_id, updated_at)"
                " VALUES (%s, %s, 'champion', %s, now())",
                [world.acme.tenant.pk, model.pk, version.pk],
            )
        finally:
            connection.execute("ALTER TABLE registry_alias ENABLE ALWAYS TRIGGER registry_alias_protected")


def files_below(folder: str | Path) -> dict[str, bytes]:
    root = Path(folder)
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_stock_client__registers_and_fetches__gets_the_same_bytes(
    client: MlflowClient, committed_world: World, tmp_path: Path
) -> None:
    import mlflow

    files = {**MODEL_FILES, "MLmodel": b"flavors: {}\n", "a b/ü.txt": b"umlaut", "empty": b""}
    source = push(tmp_path / "one", files, "runs/one/model")
    client.create_registered_model("fraud", tags={"team": "risk"}, description="Card fraud")
    version = client.create_model_version(
        "fraud", source, run_id="abc123", tags={"k": "v"}, description="first"
    )
    assert (version.version, version.status, version.source, version.run_id) == (
        "1",
        "READY",
        source,
        "abc123",
    )
    put_champion(committed_world, "fraud", 1)
    for uri in ("models:/fraud@champion", "models:/fraud/1", "models:/fraud/latest"):
        fetched = files_below(mlflow.artifacts.download_artifacts(uri, dst_path=None))
        fetched.pop("registered_model_meta", None)
        assert fetched == files, uri
    only = mlflow.artifacts.download_artifacts("models:/fraud/1/nested/deep/notes.txt")
    assert Path(only).read_bytes() == b"notes"
    nested = mlflow.artifacts.download_artifacts("models:/fraud@champion/nested")
    assert files_below(nested) == {"deep/notes.txt": b"notes"}
    assert ModelVersion.objects.get().metrics == {"auc": 0.91, "rows": 1200}


def test_stock_client__copy_of_a_version__fetches_the_originals_bytes(
    client: MlflowClient, tmp_path: Path
) -> None:
    import mlflow

    client.create_registered_model("fraud")
    client.create_model_version("fraud", push(tmp_path / "one", {"m.bin": b"bytes"}, "one"))
    copied = client.copy_model_version("models:/fraud/1", "fraud-eu")
    assert (copied.name, copied.version) == ("fraud-eu", "1")
    assert files_below(mlflow.artifacts.download_artifacts("models:/fraud-eu/1")) == {"m.bin": b"bytes"}


def test_stock_client__register_model__continues_where_the_model_exists(
    client: MlflowClient, tmp_path: Path
) -> None:
    import mlflow
    from mlflow.exceptions import RestException

    client.create_registered_model("fraud")
    version = mlflow.register_model(push(tmp_path / "one", {"m.bin": b"1"}, "one"), "fraud")
    second = mlflow.register_model(push(tmp_path / "two", {"m.bin": b"2"}, "two"), "fraud")
    assert (version.version, second.version) == ("1", "2")
    with pytest.raises(RestException, match=r"RESOURCE_ALREADY_EXISTS.*version 1"):
        mlflow.register_model("mlflow-artifacts:/one", "fraud")


def test_stock_client__finds_models_and_versions(client: MlflowClient, tmp_path: Path) -> None:
    for name in ("fraud", "fraud-eu", "churn"):
        client.create_registered_model(name)
    client.create_model_version("fraud", push(tmp_path / "one", {"m.bin": b"1"}, "one"), run_id="r1")
    client.create_model_version(
        "fraud", push(tmp_path / "two", {"m.bin": b"2"}, "two"), tags={"kind": "trial"}
    )
    client.set_registered_model_tag("churn", "team", "crm")
    assert [m.name for m in client.search_registered_models()] == ["churn", "fraud", "fraud-eu"]
    assert [m.name for m in client.search_registered_models("name LIKE 'fr%'")] == ["fraud", "fraud-eu"]
    assert [m.name for m in client.search_registered_models("name ILIKE 'FR%'", order_by=["name DESC"])] == [
        "fraud-eu",
        "fraud",
    ]
    assert [m.name for m in client.search_registered_models("tags.team = 'crm'")] == ["churn"]
    assert [v.version for v in client.search_model_versions("name='fraud'")] == ["2", "1"]
    assert [v.version for v in client.search_model_versions("run_id='r1'")] == ["1"]
    assert [v.version for v in client.search_model_versions("name='fraud' and tags.`kind` = 'trial'")] == [
        "2"
    ]
    first = client.search_registered_models(max_results=2)
    rest = client.search_registered_models(max_results=2, page_token=first.token)
    assert [m.name for m in [*first, *rest]] == ["churn", "fraud", "fraud-eu"]
    assert rest.token is None or rest.token == ""
    model = client.get_registered_model("fraud")
    assert [v.version for v in model.latest_versions] == ["2"]
    assert client.get_latest_versions("fraud")[0].version == "2"


def test_stock_client__words_tags_and_free_aliases__change(client: MlflowClient, tmp_path: Path) -> None:
    from mlflow.exceptions import RestException

    client.create_registered_model("fraud")
    client.create_model_version("fraud", push(tmp_path / "one", {"m.bin": b"1"}, "one"))
    client.update_registered_model("fraud", "about fraud")
    client.update_model_version("fraud", "1", "the first")
    client.set_registered_model_tag("fraud", "a", "1")
    client.set_model_version_tag("fraud", "1", "b", "2")
    client.set_registered_model_alias("fraud", "staging", "1")
    assert client.get_model_version_by_alias("fraud", "staging").version == "1"
    model, version = client.get_registered_model("fraud"), client.get_model_version("fraud", "1")
    assert (model.description, model.tags, model.aliases) == ("about fraud", {"a": "1"}, {"staging": "1"})
    assert (version.description, version.tags, version.aliases) == ("the first", {"b": "2"}, ["staging"])
    client.delete_registered_model_tag("fraud", "a")
    client.delete_model_version_tag("fraud", "1", "b")
    client.delete_registered_model_alias("fraud", "staging")
    model = client.get_registered_model("fraud")
    assert (model.tags, model.aliases) == ({}, {})
    with pytest.raises(RestException, match=r"INVALID_PARAMETER_VALUE.*staging not found"):
        client.get_model_version_by_alias("fraud", "staging")


def test_stock_client__protected_alias__is_refused_with_the_way_to_go(
    client: MlflowClient, server: Server, committed_world: World, tmp_path: Path
) -> None:
    from mlflow.exceptions import RestException

    client.create_registered_model("fraud")
    client.create_model_version("fraud", push(tmp_path / "one", {"m.bin": b"1"}, "one"))
    with pytest.raises(RestException, match="PERMISSION_DENIED") as refused:
        client.set_registered_model_alias("fraud", "champion", "1")
    assert f"{server.url}/models/acme/fraud/request/?version=1&alias=champion" in str(refused.value)
    put_champion(committed_world, "fraud", 1)
    for act in (
        lambda: client.delete_registered_model_alias("fraud", "champion"),
        lambda: client.delete_registered_model("fraud"),
        lambda: client.delete_model_version("fraud", "1"),
        lambda: client.rename_registered_model("fraud", "other"),
    ):
        with pytest.raises(RestException, match=r"PERMISSION_DENIED.*/models/acme/fraud/request/"):
            act()
    with pytest.raises(RestException, match=r"PERMISSION_DENIED.*/models/acme/fraud/request/"):
        client.transition_model_version_stage("fraud", "1", "Production")
    assert Alias.objects.get().version.number == 1
    assert not AliasChange.objects.exists()
    assert not Permit.objects.exists()


def test_stock_client__what_is_not_offered__says_so(client: MlflowClient, tmp_path: Path) -> None:
    from mlflow.exceptions import MlflowException

    client.create_registered_model("fraud")
    for act, words in (
        (lambda: client.rename_registered_model("fraud", "x"), "NOT_IMPLEMENTED.*renamed"),
        (lambda: client.delete_registered_model("fraud"), "NOT_IMPLEMENTED.*deleted"),
        (lambda: client.list_webhooks(), "ENDPOINT_NOT_FOUND.*does not serve"),
        (lambda: client.create_experiment("x"), "ENDPOINT_NOT_FOUND.*does not serve"),
    ):
        with pytest.raises(MlflowException, match=words):
            act()
    assert RegisteredModel.objects.get().name == "fraud"


def test_stock_client__other_tenant__sees_nothing_of_it(
    client: MlflowClient,
    server: Server,
    committed_world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import mlflow
    from mlflow import MlflowClient
    from mlflow.exceptions import RestException

    source = push(tmp_path / "one", {"m.bin": b"ACME-SECRET"}, "acme-secret-folder")
    client.create_registered_model("acme-secret")
    client.create_model_version("acme-secret", source)
    monkeypatch.setenv("MLFLOW_TRACKING_TOKEN", token_of(committed_world.globex.author))
    with pytest.raises(RestException, match="RESOURCE_DOES_NOT_EXIST"):
        client.get_registered_model("acme-secret")
    theirs = MlflowClient(server.base("globex"), server.base("globex"))
    mlflow.set_tracking_uri(server.base("globex"))
    mlflow.set_registry_uri(server.base("globex"))
    for act in (
        lambda: theirs.get_registered_model("acme-secret"),
        lambda: theirs.get_model_version("acme-secret", "1"),
        lambda: theirs.get_model_version_download_uri("acme-secret", "1"),
        lambda: theirs.set_registered_model_tag("acme-secret", "a", "b"),
    ):
        with pytest.raises(RestException, match="RESOURCE_DOES_NOT_EXIST"):
            act()
    assert list(theirs.search_registered_models()) == []
    assert list(theirs.search_model_versions("name LIKE '%'")) == []
    theirs.create_registered_model("mine")
    with pytest.raises(RestException, match=r"INVALID_PARAMETER_VALUE.*no files"):
        theirs.create_model_version("mine", source)
    with pytest.raises(RestException, match="RESOURCE_DOES_NOT_EXIST"):
        theirs.create_model_version("mine", "models:/acme-secret/1")


def test_stock_client__basic_password__is_the_token(
    client: MlflowClient, committed_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlflow.exceptions import RestException

    raw = token_of(committed_world.acme.author)
    monkeypatch.delenv("MLFLOW_TRACKING_TOKEN")
    monkeypatch.setenv("MLFLOW_TRACKING_PASSWORD", raw)
    for username in ("token", committed_world.acme.author.username):
        monkeypatch.setenv("MLFLOW_TRACKING_USERNAME", username)
        assert list(client.search_registered_models()) == []
    monkeypatch.setenv("MLFLOW_TRACKING_USERNAME", "globex-author")
    with pytest.raises(RestException, match="UNAUTHENTICATED"):
        client.search_registered_models()


def test_stock_client__too_large_or_frozen_upload__hears_why(client: MlflowClient, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="413"):
        push(tmp_path / "large", {"m.bin": b"x" * (9 * 1024**2)}, "large")
    client.create_registered_model("fraud")
    client.create_model_version("fraud", push(tmp_path / "one", {"m.bin": b"1"}, "one"))
    with pytest.raises(Exception, match="409"):
        push(tmp_path / "one", {"m.bin": b"other"}, "one")
    assert Artifact.objects.get().size == 1
