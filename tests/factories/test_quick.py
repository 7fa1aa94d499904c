"""What the factories make quickly is what the services make."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.audit.models import Entry
from apps.tenants import services as tenants
from apps.tenants.choices import TENANT_ROLES
from apps.tenants.models import Tenant, TenantUserGrant
from tests.contracts.stage import undone
from tests.factories import quick
from tests.factories.cast import PASSWORD, TEST

pytestmark = pytest.mark.django_db

MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|\+00:00)?")
HASH = re.compile(r"\\\\x[0-9a-f]{64,}")
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def everything() -> dict[str, list[str]]:
    """Return the rows of all tables that hold some, without moments, hashes and numbers."""
    names = {str(tenant.pk): tenant.slug for tenant in Tenant.objects.all()}
    names |= {str(user.pk): user.username for user in User.objects.all()}
    groups = dict(Group.objects.values_list("pk", "name"))
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT to_jsonb(t) FROM {connection.ops.quote_name(table)} t")
            rows = [json.loads(row) if isinstance(row, str) else row for (row,) in cursor.fetchall()]
            rows = [{**row, "group_id": groups.get(row.get("group_id"))} for row in rows]
            if rows:
                found[table] = sorted(_plain(row, names) for row in rows)
    return found


def _plain(row: dict[str, Any], names: dict[str, str]) -> str:
    kept = {name: value for name, value in row.items() if not (name == "id" and isinstance(value, int))}
    for name, value in kept.items():
        if name == "body":
            kept[name] = json.loads(bytes.fromhex(value.removeprefix("\\x")))
            kept[name]["event_id"] = ""
        elif name == "password":
            kept[name] = value.split("$")[0]
    text = KEY.sub(lambda key: names.get(key[0], "KEY"), json.dumps(kept, sort_keys=True))
    return HASH.sub("HASH", MOMENT.sub("MOMENT", text))


def vars_of(obj: Any) -> set[str]:
    return set(vars(obj))


def test_quick__people_of_every_role__are_in_all_tables_what_the_services_make() -> None:
    made = []
    with undone():
        tenant = quick.create_tenant(slug="acme", name="Acme", by=TEST)
        for role in TENANT_ROLES:
            quick.create_member(tenant=tenant, username=f"acme-{role}", password=PASSWORD, role=role, by=TEST)
        for name in ("operator", "another"):
            operator = quick.create_operator(username=name, password=PASSWORD, by=TEST)
        person = quick.create_person(username="outsider", password=PASSWORD, by=TEST)
        assert person.check_password(PASSWORD)
        made.append((everything(), *map(vars_of, (person, operator, tenant))))
    with undone():
        tenant = tenants.create_tenant(slug="acme", name="Acme", by=TEST)
        for role in TENANT_ROLES:
            member = accounts.create_person(username=f"acme-{role}", password=PASSWORD, by=TEST)
            tenants.assign_role(tenant=tenant, user=member, role=role, by=TEST)
        for name in ("operator", "another"):
            operator = accounts.create_person(username=name, password=PASSWORD, by=TEST)
            tenants.make_operator(user=operator, by=TEST)
        person = accounts.create_person(username="outsider", password=PASSWORD, by=TEST)
        made.append((everything(), *map(vars_of, (person, operator, tenant))))
    (quickly, *objects), (by_services, *served) = made
    assert {TenantUserGrant._meta.db_table, Entry._meta.db_table} <= by_services.keys()
    for table in by_services:
        assert quickly[table] == by_services[table]
    assert quickly.keys() == by_services.keys()
    assert objects == served
