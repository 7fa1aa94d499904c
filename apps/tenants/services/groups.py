"""Writes to groups of people: made and filled by operators, given roles by a tenant's administrators."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import Group
from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import access, text
from apps.core.actors import Actor
from apps.core.errors import Conflict, Invalid
from apps.tenants.choices import Permission
from apps.tenants.services.members import OPERATORS_GROUP

NAME_LENGTH = 150


class GroupNameTaken(Conflict):
    code = "group_name_taken"
    sentence = "A group with this name exists. Choose another name."


class OperatorsAreMade(Conflict):
    code = "operators_are_made"
    sentence = "This group follows who is an operator. Make the person an operator, or end that, on the person's page."


class NotAPerson(Invalid):
    code = "not_a_person"
    sentence = "Groups hold people. Give a service account its role in the tenant itself."


@transaction.atomic
def create_group(*, name: str, by: Actor, people: Collection[User] = ()) -> Group:
    """This function will make a group of people.

    Raises `GroupNameTaken`, `OperatorsAreMade`, `NotAPerson`, `Invalid` and, for all but operators, `Forbidden`.
    """
    access.require_platform(by, Permission.OPERATE)
    group = Group.objects.create(name=_free_name(name))
    _record(Action.TENANTS_GROUP_CREATED, group, by)
    if people:
        set_people(group=group, people=people, by=by)
    return group


@transaction.atomic
def rename_group(*, group: Group, name: str, by: Actor) -> Group:
    """This function will give a group another name; its roles and people stay. Raises as `create_group` does."""
    access.require_platform(by, Permission.OPERATE)
    locked = _lock(group)
    if name.strip() == locked.name:
        return locked
    locked.name = _free_name(name, but=locked)
    locked.save(update_fields=["name"])
    _record(Action.TENANTS_GROUP_RENAMED, locked, by)
    return locked


@transaction.atomic
def set_people(*, group: Group, people: Collection[User], by: Actor) -> None:
    """This function will make `people` the group: who is new joins, who is missing leaves, from the next request on.

    Raises as `create_group` does.
    """
    access.require_platform(by, Permission.OPERATE)
    locked = _lock(group)
    if any(not person.is_person for person in people):
        raise NotAPerson(errors={"people": [NotAPerson.sentence]})
    wanted = {person.pk: person for person in people}
    held = {person.pk: person for person in locked.user_set.all()}
    locked.user_set.add(*(wanted[pk] for pk in wanted.keys() - held.keys()))
    locked.user_set.remove(*(held[pk] for pk in held.keys() - wanted.keys()))
    for action, changed in (
        (Action.TENANTS_GROUP_JOINED, wanted.keys() - held.keys()),
        (Action.TENANTS_GROUP_LEFT, held.keys() - wanted.keys()),
    ):
        for pk in sorted(changed):
            audit.record(
                action, tenant_id=None, by=by, obj=("accounts.user", str(pk)), data={"group": locked.pk}
            )


def _lock(group: Group) -> Group:
    locked = Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    if locked.name == OPERATORS_GROUP:
        raise OperatorsAreMade()
    return locked


def _free_name(name: str, *, but: Group | None = None) -> str:
    name = text.clean_name(name, field="name", max_length=NAME_LENGTH)
    # The group of operators is made with the first operator; nobody else takes its name.
    taken = Group.objects.filter(name__iexact=name)
    if but is not None:
        taken = taken.exclude(pk=but.pk)
    if name.lower() == OPERATORS_GROUP or taken.exists():
        raise GroupNameTaken()
    return name


def _record(action: Action, group: Group, by: Actor) -> None:
    audit.record(action, tenant_id=None, by=by, obj=("accounts.group", str(group.pk)))
