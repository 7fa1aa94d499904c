from __future__ import annotations

import io

import pytest
from django.test import override_settings

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.audit.models import Entry
from apps.core import canonical
from apps.core.refusals import Forbidden, Invalid, NotFound
from apps.registry import services
from apps.registry.models import Alias, AliasChange, Artifact, ModelVersion, RegisteredModel
from apps.registry.rules import BadName, BadPath, ReservedAlias
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import Role, Status
from tests.factories.cast import TEST, Cast
from tests.registry.pushing import MODEL_FILES, make_model, make_version, upload

pytestmark = pytest.mark.django_db


def last_action(cast: Cast) -> str:
    return Entry.objects.filter(log_id=cast.tenant.pk).order_by("-seq").values_list("action", flat=True)[0]


def test_create_model__valid_name__is_recorded(acme: Cast) -> None:
    model = services.create_model(
        tenant=acme.tenant, name="fraud", description=" Card fraud ", tags=[("team", "risk")], by=acme.author
    )
    assert model.description == "Card fraud"
    assert list(model.tags.values_list("key", "value")) == [("team", "risk")]
    assert last_action(acme) == "registry.model.created"


def test_create_model__bad_name__is_refused(acme: Cast) -> None:
    for name in ("", "a b", "../x"):
        with pytest.raises(BadName):
            services.create_model(tenant=acme.tenant, name=name, by=acme.author)
    assert not RegisteredModel.objects.exists()


def test_create_model__taken_name_or_case_twin__is_refused(acme: Cast) -> None:
    make_model(acme, "fraud")
    for name in ("fraud", "Fraud"):
        with pytest.raises(services.ModelExists):
            services.create_model(tenant=acme.tenant, name=name, by=acme.author)


def test_create_model__same_name_in_another_tenant__is_its_own(acme: Cast, globex: Cast) -> None:
    assert make_model(acme, "fraud").pk != make_model(globex, "fraud").pk


def test_create_model__text_that_cannot_be_shown__is_refused(acme: Cast) -> None:
    for text in ("a\u202eb", "a\x07", "x" * 5001):
        with pytest.raises(Invalid):
            services.create_model(tenant=acme.tenant, name="fraud", description=text, by=acme.author)


def test_create_model__viewer__is_forbidden_and_told_to_the_trail(acme: Cast) -> None:
    with pytest.raises(Forbidden) as refused:
        services.create_model(tenant=acme.tenant, name="fraud", by=acme.viewer)
    assert refused.value.audit is not None


def test_create_model__outsider__finds_nothing(acme: Cast, globex: Cast) -> None:
    with pytest.raises(NotFound):
        services.create_model(tenant=acme.tenant, name="fraud", by=globex.author)


def test_create_version__folder_of_files__has_manifest_and_facts(acme: Cast) -> None:
    version = make_version(acme, make_model(acme))
    assert version.number == 1
    manifest = version.files_manifest()
    assert [file["path"] for file in manifest] == sorted(MODEL_FILES)
    assert version.manifest_digest == canonical.digest(manifest)
    assert version.metrics == {"auc": 0.91, "rows": 1200}
    assert version.params == {"depth": 3, "kind": "forest", "fast": True, "seed": None}
    assert version.size_bytes == sum(len(data) for data in MODEL_FILES.values())
    assert Artifact.objects.filter(frozen_at__isnull=True).count() == 0


def test_create_version__equal_files_elsewhere__have_an_equal_digest(acme: Cast) -> None:
    model = make_model(acme)
    assert make_version(acme, model).manifest_digest == make_version(acme, model).manifest_digest


def test_create_version__without_facts__are_not_supplied(acme: Cast) -> None:
    version = make_version(acme, make_model(acme), {"model.bin": b"x"})
    assert version.metrics is None
    assert version.params is None


def test_create_version__malformed_facts__register_nothing(acme: Cast) -> None:
    model = make_model(acme)
    for name, data in (
        ("metrics.json", b'{"a": NaN}'),
        ("metrics.json", b" " * (1024 * 1024 + 1)),
        ("params.json", b"[]"),
    ):
        upload(acme.tenant, f"m/{name}", data, by=acme.author)
        with pytest.raises(Invalid) as refused:
            services.create_version(model=model, source="mlflow-artifacts:/m", by=acme.author)
        assert refused.value.code == "invalid_version_metadata"
    assert not ModelVersion.objects.exists()
    assert not Artifact.objects.filter(frozen_at__isnull=False).exists()


SOURCES_OUTSIDE = [
    "s3://bucket/x",
    "file:///etc/passwd",
    "/etc/passwd",
    "runs:/abc/model",
    "mlflow-artifacts://other-host/m",
    "mlflow-artifacts://127.0.0.1:80/m",
    "mlflow-artifacts:m",
    "mlflow-artifacts:/",
    "mlflow-artifacts:/../x",
    "mlflow-artifacts:/%2e%2e/x",
    "mlflow-artifacts:/m/../../x",
    "models:/m-0123456789abcdef",
    "http://127.0.0.1/mlflow/acme/x",
    "dbfs:/x",
    "",
    "x" * 2000,
]


def test_create_version__source_outside_the_store__is_refused(acme: Cast) -> None:
    model = make_model(acme)
    upload(acme.tenant, "m/model.bin", b"x", by=acme.author)
    for source in SOURCES_OUTSIDE:
        with pytest.raises(Invalid):
            services.create_version(model=model, source=source, by=acme.author)
    assert not ModelVersion.objects.exists()


def test_create_version__source_of_another_tenant__has_no_files(acme: Cast, globex: Cast) -> None:
    upload(globex.tenant, "secret/model.bin", b"globex", by=globex.author)
    with pytest.raises(services.SourceEmpty):
        services.create_version(model=make_model(acme), source="mlflow-artifacts:/secret", by=acme.author)


def test_create_version__copy_of_another_tenants_version__finds_nothing(acme: Cast, globex: Cast) -> None:
    make_version(globex, make_model(globex, "theirs"))
    with pytest.raises(NotFound):
        services.create_version(model=make_model(acme), source="models:/theirs/1", by=acme.author)


def test_create_version__copy_within_the_tenant__takes_files_and_facts(acme: Cast) -> None:
    original = make_version(acme, make_model(acme, "first"))
    copy = services.create_version(model=make_model(acme, "second"), source="models:/first/1", by=acme.author)
    assert (copy.manifest_digest, copy.metrics, copy.number) == (
        original.manifest_digest,
        original.metrics,
        1,
    )


def test_create_version__registered_before__is_refused_with_its_number(acme: Cast) -> None:
    model = make_model(acme)
    make_version(acme, model)
    for source in (f"mlflow-artifacts:/{model.name}/1", f"models:/{model.name}/1"):
        with pytest.raises(services.VersionExists) as refused:
            services.create_version(model=model, source=source, by=acme.author)
        assert refused.value.extra == {"number": 1}
    assert model.versions.count() == 1


def test_store_artifact__below_a_registered_folder__is_refused(acme: Cast) -> None:
    upload(acme.tenant, "m/model.bin", b"x", by=acme.author)
    services.create_version(model=make_model(acme), source="mlflow-artifacts:/m", by=acme.author)
    for path in ("m/model.bin", "m/new.txt", "m/sub/new.txt"):
        with pytest.raises(services.ArtifactFrozen):
            upload(acme.tenant, path, b"other", by=acme.author)
    with pytest.raises(services.ArtifactFrozen):
        services.delete_artifact(tenant=acme.tenant, path="m/model.bin", by=acme.author)
    with pytest.raises(services.ArtifactFrozen):
        services.delete_artifact(tenant=acme.tenant, path="m", by=acme.author)


def test_store_artifact__free_file__is_replaced(acme: Cast) -> None:
    upload(acme.tenant, "a/x", b"one", by=acme.author)
    upload(acme.tenant, "a/x", b"twice", by=acme.author)
    found, chunks = services.open_artifact(tenant=acme.tenant, path="a/x")
    assert (found.size, b"".join(chunks)) == (5, b"twice")


def test_store_artifact__file_and_folder_of_one_name__is_refused(acme: Cast) -> None:
    upload(acme.tenant, "a", b"x", by=acme.author)
    upload(acme.tenant, "b/c", b"x", by=acme.author)
    for path in ("a/b", "b"):
        with pytest.raises(services.PathTaken):
            upload(acme.tenant, path, b"x", by=acme.author)


def test_store_artifact__length_that_lies__is_never_read_beyond(acme: Cast) -> None:
    def store(declared: int) -> Artifact:
        stream = io.BytesIO(b"four")
        return services.store_artifact(
            tenant=acme.tenant, path="x", stream=stream, length=declared, by=acme.author
        )

    with pytest.raises(services.LengthMismatch):
        store(5)
    assert not Artifact.objects.exists()
    assert store(3).size == 3


def test_store_artifact__too_large__stores_nothing(acme: Cast) -> None:
    for length in (11, None):
        stream = io.BytesIO(b"x" * 11)
        with override_settings(MAX_ARTIFACT_BYTES=10), pytest.raises(services.ArtifactTooLarge):
            services.store_artifact(
                tenant=acme.tenant, path="x", stream=stream, length=length, by=acme.author
            )
    assert not Artifact.objects.exists()


def test_store_artifact__declared_digest_differs__stores_nothing(acme: Cast) -> None:
    with pytest.raises(services.DigestMismatch):
        services.store_artifact(
            tenant=acme.tenant, path="x", stream=io.BytesIO(b"x"), length=1, sha256="0" * 64, by=acme.author
        )
    assert not Artifact.objects.exists()


@pytest.mark.parametrize("ending", ["role", "account", "tenant"])
def test_store_artifact__sender_shut_out_while_it_sends__stores_nothing(acme: Cast, ending: str) -> None:
    author = User.objects.get(pk=acme.author.pk)

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if ending == "role":
                tenants.remove_role(tenant=acme.tenant, user=author, role=Role.CONTRIBUTOR, by=TEST)
            elif ending == "account":
                accounts.deactivate(user=acme.author, by=TEST)
            elif acme.tenant.status == Status.ACTIVE:
                acme.tenant.status = tenants.suspend(tenant=acme.tenant, by=TEST, reason="x").status
            return super().read(size)

    with access.remembered(), pytest.raises((NotFound, Forbidden)):
        services.store_artifact(tenant=acme.tenant, path="x", stream=Slow(b"x"), length=1, by=author)
    assert not Artifact.objects.exists()


def test_store_artifact__folder_of_versions__is_refused(acme: Cast) -> None:
    with pytest.raises(BadPath):
        upload(acme.tenant, ".versions/fraud/1/model.bin", b"x", by=acme.author)


def test_set_alias__free_alias__moves_and_keeps_history(acme: Cast) -> None:
    model = make_model(acme)
    first, second = make_version(acme, model), make_version(acme, model)
    services.set_alias(model=model, name="staging", version=first, by=acme.author)
    services.set_alias(model=model, name="staging", version=second, by=acme.author)
    services.set_alias(model=model, name="staging", version=second, by=acme.author)
    assert Alias.objects.get().version == second
    moves = list(AliasChange.objects.order_by("id").values_list("previous__number", "version__number"))
    assert moves == [(None, 1), (1, 2)]
    assert services.delete_alias(model=model, name="staging", by=acme.author)
    assert not services.delete_alias(model=model, name="staging", by=acme.author)
    assert AliasChange.objects.order_by("id").last().version is None


def test_set_alias__protected_without_permit__is_refused(acme: Cast) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    for name in ("champion", "Champion", "CHAMPION"):
        with pytest.raises(services.ProtectedAlias):
            services.set_alias(model=model, name=name, version=version, by=acme.author)
        with pytest.raises(services.ProtectedAlias):
            services.delete_alias(model=model, name=name, by=acme.author)
    assert not Alias.objects.exists()


def test_set_alias__reserved_name__is_refused(acme: Cast) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    for name in ("latest", "Latest", "v1", "V12"):
        with pytest.raises(ReservedAlias):
            services.set_alias(model=model, name=name, version=version, by=acme.author)


def test_set_alias__case_twin__is_refused(acme: Cast) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    services.set_alias(model=model, name="staging", version=version, by=acme.author)
    with pytest.raises(services.AliasTwin):
        services.set_alias(model=model, name="Staging", version=version, by=acme.author)


def test_set_alias__version_of_another_model__is_refused(acme: Cast) -> None:
    other = make_version(acme, make_model(acme, "other"))
    with pytest.raises(NotFound):
        services.set_alias(model=make_model(acme), name="staging", version=other, by=acme.author)


def test_set_alias__reviewer__is_forbidden(acme: Cast) -> None:
    model = make_model(acme)
    with pytest.raises(Forbidden):
        services.set_alias(model=model, name="staging", version=make_version(acme, model), by=acme.approver)


def test_tags__set_and_deleted__leave_the_digest_alone(acme: Cast) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    services.set_model_tag(model=model, key="team", value="risk", by=acme.author)
    services.set_version_tag(version=version, key="stage", value="trial", by=acme.author)
    services.set_version_tag(version=version, key="stage", value="done", by=acme.author)
    assert list(version.tags.values_list("key", "value")) == [("stage", "done")]
    services.delete_version_tag(version=version, key="stage", by=acme.author)
    services.delete_model_tag(model=model, key="team", by=acme.author)
    assert not version.tags.exists()
    version.refresh_from_db()
    assert version.manifest_digest == canonical.digest(version.files_manifest())
