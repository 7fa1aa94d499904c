"""Writes to registered models."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, etags, switches, text
from apps.core.refusals import Conflict
from apps.registry import rules
from apps.registry.choices import MAX_DESCRIPTION, UPLOADS
from apps.registry.models import ModelTag, RegisteredModel
from apps.registry.services._common import authorise
from apps.registry.services.tags import clean_tags
from apps.tenants import services as tenants
from apps.tenants.choices import Quota
from apps.tenants.models import Tenant


class ModelExists(Conflict):
    code = "model_exists"


@transaction.atomic
def create_model(
    *, tenant: Tenant, name: str, by: User, description: str = "", tags: Iterable[tuple[str, str]] = ()
) -> RegisteredModel:
    """Create a model without versions. Raises `BadName`, `ModelExists`, `QuotaExceeded`, `Invalid`."""
    authorise(
        by, tenant_id=tenant.pk, action=Action.REGISTRY_MODEL_CREATED, obj=("tenants.tenant", str(tenant.pk))
    )
    switches.require(UPLOADS)
    rules.model_name(name)
    tenants.require_room(tenant.pk, Quota.MODELS)
    model = RegisteredModel(
        tenant=tenant,
        name=name,
        description=text.clean(description, field="Description", max_length=MAX_DESCRIPTION),
        created_by=by,
    )
    cleaned = clean_tags(tags)
    try:
        with transaction.atomic():
            model.save(force_insert=True)
    except IntegrityError:
        raise _exists(tenant, name) from None
    ModelTag.objects.bulk_create(
        ModelTag(tenant=tenant, model=model, key=key, value=value) for key, value in cleaned.items()
    )
    audit.record(
        Action.REGISTRY_MODEL_CREATED, tenant_id=tenant.pk, by=by, obj=("registry.model", str(model.pk))
    )
    return model


@transaction.atomic
def describe_model(
    *, model: RegisteredModel, description: str, by: User, if_match: str | None = None
) -> RegisteredModel:
    """Replace a model's description. `if_match` is the `model_etag` that was read.

    Raises `Invalid`, `ChangedMeanwhile`.
    """
    obj = ("registry.model", str(model.pk))
    authorise(by, tenant_id=model.tenant_id, action=Action.REGISTRY_MODEL_DESCRIBED, obj=obj)
    locked = RegisteredModel.objects.select_for_update(no_key=True).get(pk=model.pk)
    etags.require_match(if_match, _editable(locked))
    locked.description = text.clean(description, field="Description", max_length=MAX_DESCRIPTION)
    locked.updated_at = clock.now()
    locked.save(update_fields=["description", "updated_at"])
    audit.record(Action.REGISTRY_MODEL_DESCRIBED, tenant_id=locked.tenant_id, by=by, obj=obj)
    return locked


def model_etag(model: RegisteredModel) -> str:
    """Return the entity tag of what can be edited of a model."""
    return etags.of(_editable(model))


def _editable(model: RegisteredModel) -> dict[str, str]:
    return {"description": model.description}


def _exists(tenant: Tenant, name: str) -> ModelExists:
    twin = (
        RegisteredModel.objects.filter(tenant=tenant, name__iexact=name)
        .values_list("name", flat=True)
        .first()
    )
    if twin is not None and twin != name:
        return ModelExists(
            f"The model '{twin}' exists. Names that differ only in case are the same; use that one."
        )
    return ModelExists(f"The model '{name}' exists. Register a new version of it, or choose another name.")
