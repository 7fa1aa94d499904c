"""Writes to aliases. A protected alias moves with a consumed permit only; the database holds the same rule."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, etags
from apps.core.actors import Actor
from apps.core.refusals import Conflict, Forbidden, NotFound
from apps.registry import rules
from apps.registry.models import Alias, AliasChange, ModelVersion, RegisteredModel
from apps.registry.services._common import authorise, denied


class ProtectedAlias(Forbidden):
    code = "protected_alias"


class AliasTwin(Conflict):
    code = "alias_twin"


class HasPk(Protocol):
    pk: UUID


def alias_target(model: RegisteredModel, name: str) -> str:
    """Return how permits and change requests name an alias."""
    return f"alias:{model.pk}:{name}"


def alias_value(version: ModelVersion) -> str:
    """Return how permits and change requests name the version an alias shall point at."""
    return f"version:{version.pk}"


@transaction.atomic
def set_alias(
    *,
    model: RegisteredModel,
    name: str,
    version: ModelVersion,
    by: Actor,
    permit: UUID | HasPk | None = None,
    if_match: str | None = None,
) -> Alias:
    """Point an alias at a version of the model; pointing it there again changes nothing.

    A protected alias needs a `permit`, which is consumed in the same transaction and is the authority; without
    one the caller must be allowed to register. `if_match` is the `alias_etag` that was read. Raises `BadName`,
    `ReservedAlias`, `AliasTwin`, `ProtectedAlias`, `ChangedMeanwhile`, `Forbidden`, and what consuming the permit raises.
    """
    obj = ("registry.model", str(model.pk))
    if permit is None:
        authorise(by, tenant_id=model.tenant_id, action=Action.REGISTRY_ALIAS_SET, obj=obj)
    rules.alias_name(name)
    locked = _locked(model)
    if version.model_id != locked.pk:
        raise NotFound()
    if permit is None and locked.tenant.protects(name):
        raise _protected(locked, name, by, action=Action.REGISTRY_ALIAS_SET)
    alias = _locked_alias(locked, name)
    etags.require_match(if_match, _editable(alias))
    permit_id = permit if permit is None or isinstance(permit, UUID) else permit.pk
    if alias is not None and alias.version_id == version.pk and permit_id in (None, alias.permit_id):
        return alias
    if permit_id is not None:
        approvals.consume_permit(
            permit_id=permit_id, target=alias_target(locked, name), value=alias_value(version)
        )
    moment = clock.now()
    person = by if isinstance(by, User) else None
    previous_id = alias.version_id if alias is not None else None
    if alias is None:
        alias = Alias(tenant_id=locked.tenant_id, model=locked, name=name)
    alias.version = version
    alias.permit_id = permit_id
    alias.updated_at = moment
    alias.updated_by = person
    alias.save()
    _write_history(alias, previous_id=previous_id, version_id=version.pk, by=person)
    RegisteredModel.objects.filter(pk=locked.pk).update(updated_at=moment)
    audit.record(
        Action.REGISTRY_ALIAS_SET,
        tenant_id=locked.tenant_id,
        by=by,
        obj=obj,
        digest=version.manifest_digest,
        before=str(previous_id or ""),
        after=str(version.pk),
        data={"alias": name, "number": version.number, "permit": str(permit_id or "")},
    )
    return alias


@transaction.atomic
def hold_alias(*, model: RegisteredModel, name: str) -> Alias | None:
    """Lock a model and its alias until the transaction ends, and return the alias, or None where there is none yet.

    Whoever moves it later in the same transaction and writes to the trail before holds it first: the trail's lock comes
    last. Raises what `set_alias` raises of the name: `BadName`, `ReservedAlias`, `AliasTwin`.
    """
    rules.alias_name(name)
    return _locked_alias(_locked(model), name)


def _locked(model: RegisteredModel) -> RegisteredModel:
    rows = RegisteredModel.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("tenant").get(pk=model.pk)


def _locked_alias(model: RegisteredModel, name: str) -> Alias | None:
    alias = Alias.objects.select_for_update(no_key=True).filter(model=model, name__iexact=name).first()
    if alias is not None and alias.name != name:
        raise AliasTwin(
            f"The alias '{alias.name}' exists. Names that differ only in case are the same; use that one."
        )
    return alias


@transaction.atomic
def delete_alias(*, model: RegisteredModel, name: str, by: Actor, if_match: str | None = None) -> bool:
    """Delete an alias and tell whether there was one. `if_match` is the `alias_etag` that was read.

    Raises `ProtectedAlias`, `ChangedMeanwhile`, `Forbidden`.
    """
    obj = ("registry.model", str(model.pk))
    authorise(by, tenant_id=model.tenant_id, action=Action.REGISTRY_ALIAS_DELETED, obj=obj)
    locked = _locked(model)
    if locked.tenant.protects(name):
        raise _protected(locked, name, by, action=Action.REGISTRY_ALIAS_DELETED)
    alias = Alias.objects.select_for_update(no_key=True).filter(model=locked, name=name).first()
    etags.require_match(if_match, _editable(alias))
    if alias is None:
        return False
    previous_id = alias.version_id
    alias.permit_id = None
    _write_history(alias, previous_id=previous_id, version_id=None, by=by if isinstance(by, User) else None)
    alias.delete()
    RegisteredModel.objects.filter(pk=locked.pk).update(updated_at=clock.now())
    audit.record(
        Action.REGISTRY_ALIAS_DELETED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=obj,
        before=str(previous_id),
        data={"alias": name},
    )
    return True


def alias_etag(alias: Alias) -> str:
    """Return the entity tag of an alias: which version it names."""
    return etags.of(_editable(alias))


def _editable(alias: Alias | None) -> dict[str, str | None]:
    return {"version": str(alias.version_id) if alias is not None else None}


def _write_history(
    alias: Alias, *, previous_id: UUID | None, version_id: UUID | None, by: User | None
) -> None:
    AliasChange.objects.create(
        tenant_id=alias.tenant_id,
        model_id=alias.model_id,
        name=alias.name,
        previous_id=previous_id,
        version_id=version_id,
        permit_id=alias.permit_id,
        changed_by=by,
    )


def _protected(model: RegisteredModel, name: str, by: Actor, *, action: Action) -> ProtectedAlias:
    return ProtectedAlias(
        f"The alias '{name}' is protected: it moves only through an approved change request.",
        audit=denied(by, tenant_id=model.tenant_id, action=action, obj=("registry.model", str(model.pk))),
        model=model.name,
        alias=name,
    )
