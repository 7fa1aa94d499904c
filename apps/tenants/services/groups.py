"""Writes to groups of people: made and filled by operators, given roles by a tenant's administrators."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.accounts.trails import GroupChange, record_changes
from apps.audit.choices import Action
from apps.core import clock, etags, text
from apps.core.actors import Actor
from apps.core.refusals import Conflict, Invalid
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import GroupPlacement, Membership
from apps.tenants.services.members import OPERATORS_GROUP, is_operator, refuse_oneself

NAME_LENGTH = 150


class GroupNameTaken(Conflict):
    code = "group_name_taken"
    sentence = "A group with this name exists. Choose another name."


class OperatorsAreMade(Conflict):
    code = "operators_are_made"
    sentence = "This group follows who is an operator. Make the person an operator, or end that, on the person's page."


class NotAPerson(Invalid):
    code = "not_a_person"
    sentence = "Groups hold people only. Assign the service account its role in the tenant itself."


@transaction.atomic
def create_group(*, name: str, by: Actor, people: Collection[User] = ()) -> Group:
    """Make a group of people.

    Raises `GroupNameTaken`, `OperatorsAreMade`, `NotAPerson`, `Invalid` and, for all but operators, `Forbidden`.
    """
    access.require_platform(by, Permission.OPERATE)
    try:
        group = Group.objects.create(name=_free_name(name))
    except IntegrityError:
        # Somebody was faster.
        raise GroupNameTaken() from None
    _record(Action.TENANTS_GROUP_CREATED, group, by)
    if people:
        change_people(group=group, joining=people, by=by)
    return group


@transaction.atomic
def rename_group(*, group: Group, name: str, by: Actor, if_match: str | None = None) -> Group:
    """Give a group another name; its roles and people stay.

    `if_match` is the `group_etag` that was read. Raises `ChangedMeanwhile`, and as `create_group` does.
    """
    access.require_platform(by, Permission.OPERATE)
    locked = _lock(group)
    etags.require_match(if_match, _name_of(locked))
    if name.strip() == locked.name:
        return locked
    locked.name = _free_name(name, but=locked)
    locked.save(update_fields=["name"])
    _record(Action.TENANTS_GROUP_RENAMED, locked, by)
    return locked


@transaction.atomic
def change_people(
    *, group: Group, by: Actor, joining: Collection[User] = (), leaving: Collection[User] = ()
) -> None:
    """Let people join and leave a group, from the next request on; all others stay as they are.

    Who is in it already does not join again, nor leaves who is not. Raises `SelfAssigned`, and as `create_group` does.
    """
    access.require_platform(by, Permission.OPERATE)
    locked = _lock(group)
    if any(not person.is_person for person in joining):
        raise NotAPerson(errors={"people": [NotAPerson.sentence]})
    for person in joining:
        refuse_oneself(by, user=person, action=Action.TENANTS_GROUP_JOINED, tenant_id=None)
    named = {person.pk: person for person in (*joining, *leaving)}
    held = set(locked.user_set.filter(pk__in=named).values_list("pk", flat=True))
    came = {person.pk for person in joining} - held
    went = {person.pk for person in leaving} & held
    locked.user_set.add(*(named[pk] for pk in came))
    locked.user_set.remove(*(named[pk] for pk in went))
    GroupPlacement.objects.filter(group=locked, person__in=went).delete()
    if is_operator(by):
        for pk in came:
            GroupPlacement.objects.update_or_create(
                group=locked, person=named[pk], defaults={"created_at": clock.now()}
            )
    changes = [
        GroupChange(locked.pk, action, ("accounts.user", str(pk)), {"group": locked.pk})
        for action, changed in ((Action.TENANTS_GROUP_JOINED, came), (Action.TENANTS_GROUP_LEFT, went))
        for pk in sorted(changed)
    ]
    record_changes(changes, by=by)


def tenants_with(groups: Collection[int]) -> dict[int, set[UUID]]:
    """Return the ids of the tenants in which each group holds a role."""
    found: dict[int, set[UUID]] = {}
    for group_id, tenant_id in Membership.objects.filter(group__in=groups).values_list("group", "tenant"):
        found.setdefault(group_id, set()).add(tenant_id)
    return found


def group_etag(group: Group) -> str:
    """Return the entity tag of a group: its name, since people come and go one by one."""
    return etags.of(_name_of(group))


def _name_of(group: Group) -> dict[str, str]:
    return {"name": group.name}


def _lock(group: Group) -> Group:
    locked = Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    if locked.name == OPERATORS_GROUP:
        raise OperatorsAreMade()
    return locked


def _free_name(name: str, *, but: Group | None = None) -> str:
    name = text.clean_title(name, field="name", max_length=NAME_LENGTH)
    # The group of operators is made with the first operator; nobody else takes its name.
    taken = Group.objects.filter(name__iexact=name)
    if but is not None:
        taken = taken.exclude(pk=but.pk)
    if name.lower() == OPERATORS_GROUP or taken.exists():
        raise GroupNameTaken()
    return name


def _record(action: Action, group: Group, by: Actor) -> None:
    record_changes([GroupChange(group.pk, action, ("accounts.group", str(group.pk)))], by=by)
