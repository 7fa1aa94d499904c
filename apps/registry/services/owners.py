"""Who answers for a model, as somebody named them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.lineage.services.owners import MAX_OWNERS, NotAMember, TooManyOwners
from apps.registry.models import ModelOwner, RegisteredModel
from apps.tenants import access, grants
from apps.tenants.choices import Permission
from apps.tenants.models import Membership


@transaction.atomic
def name_model_owners(
    *, model: RegisteredModel, people: Iterable[User] = (), groups: Iterable[Group] = (), by: Any
) -> bool:
    """Replace those who answer for a model and its versions, and return whether that changed them.

    With nobody named, whoever registered a version answers for it. Whoever publishes data in the tenant may. Raises `NotFound`, `Forbidden`, `NotAMember` and `TooManyOwners`.
    """
    access.require(by, model.tenant_id, Permission.PUBLISH)
    locked = RegisteredModel.objects.select_for_update(no_key=True).get(pk=model.pk)
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


def _written(owners: Iterable[tuple[Any, Any]]) -> list[str]:
    return sorted(f"user {user}" if user else f"group {group}" for user, group in owners)
