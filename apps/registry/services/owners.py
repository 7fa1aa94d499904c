"""Who answers for a model, as somebody named them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.lineage.services.owners import (
    is_theirs_to_name,
    owned_by_others,
    owners_wanted,
    owners_written,
    require_may_name,
)
from apps.registry import lineage_nodes
from apps.registry.models import ModelOwner, RegisteredModel


@transaction.atomic
def name_model_owners(
    *, model: RegisteredModel, people: Iterable[User] = (), groups: Iterable[Group] = (), by: Any
) -> bool:
    """Replace those who answer for a model and its versions, and return whether that changed them.

    With nobody named, whoever registered a version answers for it. Whom `require_naming_model` lets may. Raises `NotFound`,
    `Forbidden`, `OwnersOfOthers`, `NotAMember` and `TooManyOwners`.
    """
    require_may_name(by, model.tenant_id)
    locked = RegisteredModel.objects.select_for_update(no_key=True).get(pk=model.pk)
    require_naming_model(by, locked)
    after = owners_wanted(locked.tenant_id, people, groups)
    before = set(ModelOwner.objects.filter(model=locked).values_list("user_id", "group_id"))
    if before == after:
        return False
    ModelOwner.objects.filter(model=locked).delete()
    ModelOwner.objects.bulk_create(
        ModelOwner(tenant_id=locked.tenant_id, model=locked, user_id=user, group_id=group, named_by=by)
        for user, group in sorted(after, key=str)
    )
    audit.record(
        Action.REGISTRY_MODEL_OWNED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=("registry.model", str(locked.pk)),
        data={"before": owners_written(before), "after": owners_written(after)},
    )
    return True


def require_naming_model(by: Any, model: RegisteredModel) -> None:
    """Return quietly where `by` may name owners of a model. Raises `NotFound`, `Forbidden`, `OwnersOfOthers`.

    Whoever administers the tenant may; whoever publishes data in it, where they are among the owners or, where nobody was
    named, each version is theirs: owners of the model take the place of all who registered one.
    """
    require_may_name(by, model.tenant_id)
    answering = lineage_nodes.named_owners({model.pk}).get(model.pk, frozenset())
    is_theirs = is_theirs_to_name(by, model.tenant_id, answering)
    if not answering:
        answering = lineage_nodes.registrants(model)
        is_theirs = all(is_theirs_to_name(by, model.tenant_id, {person}) for person in answering)
    if not is_theirs:
        raise owned_by_others(
            by,
            model.tenant_id,
            answering,
            action=Action.REGISTRY_MODEL_OWNED,
            obj=("registry.model", str(model.pk)),
        )
