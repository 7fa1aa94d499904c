"""What the database refuses to the application's own role, whatever Python says."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest, Permit
from apps.registry import services
from apps.registry.models import (
    Alias,
    AliasChange,
    Artifact,
    ModelTag,
    ModelVersion,
    RegisteredModel,
    VersionFile,
    VersionTag,
)
from apps.tenants.models import Tenant
from tests.approvals.conftest import dial as dial
from tests.approvals.fakes import Dial
from tests.factories.cast import TEST, Cast
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db


def refused(act: Callable[[], Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def approved_permit(
    cast: Cast, dial: Dial, model: RegisteredModel, version: ModelVersion, alias: str = "champion"
) -> Permit:
    """Let two people approve that an alias moves, and return the permit."""
    request: ChangeRequest = approvals.open_request(
        tenant=cast.tenant,
        kind=dial.kind,
        target=services.alias_target(model, alias),
        value=services.alias_value(version),
        document=dial.content(),
        reason="",
        by=cast.author,
    )
    for person in (cast.approver, cast.second_approver):
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request.permit


def test_protected_alias__consumed_permit__moves_once(acme: Cast, dial: Dial) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    permit = approved_permit(acme, dial, model, version)
    alias = services.set_alias(model=model, name="champion", version=version, by=TEST, permit=permit)
    permit.refresh_from_db()
    assert permit.consumed_at is not None
    assert model.champion() == version
    assert AliasChange.objects.get().permit_id == alias.permit_id == permit.pk
    # A crash after the commit repeats the call: nothing more happens.
    services.set_alias(model=model, name="champion", version=version, by=TEST, permit=permit.pk)
    assert AliasChange.objects.count() == 1


def test_protected_alias__used_permit__does_not_move_it_back(acme: Cast, dial: Dial) -> None:
    model = make_model(acme)
    first, second = make_version(acme, model), make_version(acme, model)
    old = approved_permit(acme, dial, model, first)
    services.set_alias(model=model, name="champion", version=first, by=TEST, permit=old)
    services.set_alias(
        model=model,
        name="champion",
        version=second,
        by=TEST,
        permit=approved_permit(acme, dial, model, second),
    )
    with pytest.raises(approvals.PermitRefused):
        services.set_alias(model=model, name="champion", version=first, by=TEST, permit=old)
    refused(lambda: Alias.objects.update(version=first, permit_id=old.pk))
    assert model.champion() == second


def test_protected_alias__permit_for_something_else__is_refused(acme: Cast, dial: Dial) -> None:
    model = make_model(acme)
    first, second = make_version(acme, model), make_version(acme, model)
    permit = approved_permit(acme, dial, model, first)
    with pytest.raises(approvals.PermitRefused):
        services.set_alias(model=model, name="champion", version=second, by=TEST, permit=permit)
    assert not Alias.objects.exists()


@pytest.mark.parametrize("name", ["champion", "Champion"])
def test_protected_alias__written_without_permit__is_refused(acme: Cast, dial: Dial, name: str) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    unconsumed = approved_permit(acme, dial, model, version)
    for permit_id in (None, uuid.uuid4(), unconsumed.pk):
        alias = Alias(tenant=acme.tenant, model=model, name=name, version=version, permit_id=permit_id)
        refused(alias.save)


def test_protected_alias__changed_deleted_or_renamed_by_sql__is_refused(acme: Cast, dial: Dial) -> None:
    model = make_model(acme)
    first, second = make_version(acme, model), make_version(acme, model)
    services.set_alias(
        model=model,
        name="champion",
        version=first,
        by=TEST,
        permit=approved_permit(acme, dial, model, first),
    )
    services.set_alias(model=model, name="staging", version=second, by=acme.author)
    champion = Alias.objects.filter(name="champion")
    refused(lambda: champion.update(version=second))
    refused(lambda: champion.update(permit_id=None))
    refused(lambda: champion.update(name="old"))
    refused(lambda: champion.update(model=make_model(acme, "other")))
    refused(lambda: champion.delete())
    refused(lambda: Alias.objects.filter(name="staging").update(name="champion"))
    refused(lambda: Alias.objects.filter(name="staging").update(name="CHAMPION"))
    assert model.champion() == first


def test_alias__version_of_another_model_or_tenant__is_refused(acme: Cast, globex: Cast) -> None:
    model, theirs = make_model(acme), make_version(globex, make_model(globex))
    refused(Alias(tenant=acme.tenant, model=model, name="staging", version=theirs).save)
    own = make_version(acme, model)
    refused(Alias(tenant=globex.tenant, model=model, name="staging", version=own).save)


def test_tag__of_another_tenant_than_what_it_stands_on__is_refused(acme: Cast, globex: Cast) -> None:
    model, theirs = make_model(acme), make_model(globex)
    version = make_version(acme, model)
    for kind, on in ((ModelTag, {"model": model}), (VersionTag, {"version": version})):
        refused(kind(tenant=globex.tenant, key="team", value="gold", **on).save)
        kind(tenant=acme.tenant, key="team", value="gold", **on).save()
        refused(lambda kind=kind: kind.objects.update(tenant=globex.tenant))
        kind.objects.update(value="silver")
    refused(lambda: ModelTag.objects.update(model=theirs))


def test_registered_rows__changed_by_sql__are_refused(acme: Cast, globex: Cast) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    services.set_alias(model=model, name="staging", version=version, by=acme.author)
    versions = ModelVersion.objects.filter(pk=version.pk)
    for change in (
        {"manifest_digest": "sha256:" + "0" * 64},
        {"metrics": {"auc": 1.0}},
        {"metrics": None},
        {"params": None},
        {"number": 7},
        {"created_by": acme.colleague},
        {"tenant": globex.tenant},
        {"size_bytes": 1},
    ):
        refused(lambda change=change: versions.update(**change))
    refused(lambda: VersionFile.objects.update(sha256="0" * 64))
    refused(lambda: VersionFile.objects.all().delete())
    refused(lambda: AliasChange.objects.update(name="x"))
    refused(lambda: AliasChange.objects.all().delete())
    refused(lambda: Artifact.objects.update(sha256="0" * 64))
    refused(lambda: Artifact.objects.all().delete())
    refused(lambda: RegisteredModel.objects.update(name="renamed"))
    refused(lambda: RegisteredModel.objects.update(tenant=globex.tenant))
    versions.update(description="words may change")


def test_triggers__every_one__holds_in_replica_sessions_too(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
            "WHERE NOT tgisinternal AND c.relname SIMILAR TO '(registry|rollouts|approvals|tenants|policies|audit)\\_%'"
        )
        states = dict(cursor.fetchall())
    assert len(states) >= 60
    assert set(states.values()) == {"A"}


def test_protected_alias__spelled_by_the_tenant__follows_its_list(acme: Cast) -> None:
    Tenant.objects.filter(pk=acme.tenant.pk).update(protected_aliases=["champion", "prod-eu"])
    model = make_model(acme)
    version = make_version(acme, model)
    refused(Alias(tenant=acme.tenant, model=model, name="prod-eu", version=version).save)
    with pytest.raises(services.ProtectedAlias):
        services.set_alias(model=model, name="PROD-EU", version=version, by=acme.author)
