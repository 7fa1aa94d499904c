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
    MAX_OWNERS,
    NotAMember,
    TooManyOwners,
    is_theirs_to_name,
    owned_by_others,
    require_may_name,
)
from apps.registry import lineage_nodes
from apps.registry.models import ModelOwner, RegisteredModel
from apps.tenants import grants
from apps.tenants.choices import Permission
from apps.tenants.models import Membership


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
    wanted_people = {person.pk: person for person in people}
    wanted_groups = {group.pk: group for group in groups}
    if len(wanted_people) + len(wanted_groups) > MAX_OWNERS:
        raise TooManyOwners()
    members = grants.holders(locked.tenant_id, Permission.VIEW).filter(pk__in=wanted_people)
    placed = (
        Membership.objects.filter(tenant_id=locked.tenant_id, group__in=wanted_groups)
        .values("group")
        .distinct()
    )
    if (
        members.count() < len(wanted_people)
        or placed.count() < len(wanted_groups)
        or not all(person.is_person for person in wanted_people.values())
    ):
        raise NotAMember()
    before = set(ModelOwner.objects.filter(model=locked).values_list("user_id", "group_id"))
    after = {(pk, None) for pk in wanted_people} | {(None, pk) for pk in wanted_groups}
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
        data={"before": _written(before), "after": _written(after)},
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


def _written(owners: Iterable[tuple[Any, Any]]) -> list[str]:
    return sorted(f"user {user}" if user else f"group {group}" for user, group in owners)
