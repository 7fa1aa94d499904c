"""Tenants and their people as the services make them, in a few statements: almost every test begins with some.

tests/factories/test_quick.py shows that the rows are those of the services.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import psycopg
from django.db import connection, transaction
from django.db.models import AutoField, Model

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core.actors import Actor
from apps.tenants.choices import ROLE_PERMISSIONS, Role
from apps.tenants.models import Membership, Tenant, TenantQuota, TenantUserGrant
from apps.tenants.services.members import OPERATORS_GROUP

GRANTS = f"""
INSERT INTO {TenantUserGrant._meta.db_table} (permission_id, user_id, content_object_id)
SELECT p.id, %s, %s FROM auth_permission p JOIN django_content_type c ON c.id = p.content_type_id
WHERE c.app_label = 'tenants' AND c.model = 'tenant' AND p.codename = ANY(%s)"""

OPERATES = f"""
INSERT INTO auth_group (name) VALUES ('{OPERATORS_GROUP}') ON CONFLICT DO NOTHING;
INSERT INTO auth_group_permissions (group_id, permission_id)
SELECT g.id, p.id FROM auth_group g, auth_permission p JOIN django_content_type c ON c.id = p.content_type_id
WHERE g.name = '{OPERATORS_GROUP}'
AND (c.app_label = 'tenants' AND p.codename = ANY(%s) OR starts_with(p.codename, 'view_')) ON CONFLICT DO NOTHING;
INSERT INTO {User.groups.through._meta.db_table} (user_id, group_id)
SELECT %s, id FROM auth_group WHERE name = '{OPERATORS_GROUP}'"""


def create_tenant(*, slug: str, name: str, by: Actor) -> Tenant:
    """Do what the service of that name does with a slug that is free and a name that is fine."""
    tenant = Tenant(slug=slug, name=name)
    with transaction.atomic(savepoint=False):
        _insert([tenant, TenantQuota(tenant=tenant)])
        _record(Action.TENANTS_TENANT_CREATED, tenant, by, "tenants.tenant", tenant)
    return tenant


def create_person(*, username: str, password: str, by: Actor) -> User:
    """Do what the service of that name does with a username that is free."""
    user = _person(username, password)
    with transaction.atomic(savepoint=False):
        _insert([user])
        _record(Action.ACCOUNTS_USER_CREATED, None, by, "accounts.user", user, kind=user.kind)
    return user


def create_member(*, tenant: Tenant, username: str, password: str, role: Role, by: Actor) -> User:
    """Do what the services do to make a person and give them their first role."""
    user = _person(username, password)
    membership = Membership(tenant=tenant, user=user, role=role)
    with transaction.atomic(savepoint=False):
        _insert([user, membership], GRANTS, user.pk, tenant.pk, sorted(map(str, ROLE_PERMISSIONS[role])))
        _record(Action.ACCOUNTS_USER_CREATED, None, by, "accounts.user", user, kind=user.kind)
        _record(Action.TENANTS_ROLE_ASSIGNED, tenant, by, "accounts.user", user, role=str(role))
    return user


def create_operator(*, username: str, password: str, by: Actor) -> User:
    """Do what the services do to make a person who operates the platform."""
    user = _person(username, password)
    user.is_staff = True
    with transaction.atomic(savepoint=False):
        _insert([user], OPERATES, sorted(map(str, ROLE_PERMISSIONS[Role.OPERATOR])), user.pk)
        _record(Action.ACCOUNTS_USER_CREATED, None, by, "accounts.user", user, kind=user.kind)
        _record(Action.TENANTS_OPERATOR_ASSIGNED, None, by, "accounts.user", user)
    return user


def _person(username: str, password: str) -> User:
    user = User(username=username)
    user.set_password(password)
    # As when it is saved.
    user._password = None
    return user


def _record(action: Action, tenant: Tenant | None, by: Actor, what: str, obj: Model, **data: str) -> None:
    tenant_id = None if tenant is None else tenant.pk
    audit.record(action, tenant_id=tenant_id, by=by, obj=(what, str(obj.pk)), data=data)


def _insert(objects: list[Model], more: str = "", *values: Any) -> None:
    """Insert rows, and do one thing more, in one round trip."""
    statements, given = [], []
    for obj in objects:
        statement, fields = _insertion(type(obj))
        statements.append(statement)
        given += [field.get_db_prep_save(field.pre_save(obj, True), connection) for field in fields]
        obj._state.adding, obj._state.db = False, connection.alias
    # A cursor that puts the values into the text: Postgres takes one statement at a time where they come apart.
    with connection.wrap_database_errors, psycopg.ClientCursor(connection.connection) as cursor:
        cursor.execute(";".join([*statements, *filter(None, [more])]), [*given, *values])


@cache
def _insertion(model: type[Model]) -> tuple[str, list[Any]]:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    holes = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({holes})", fields
