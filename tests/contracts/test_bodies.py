"""What a body may not decide: every write ignores or refuses the fields of the model that it was not asked for."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Field

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.registry.models import ModelVersion, RegisteredModel
from apps.tenants.models import Membership, Tenant
from tests.contracts.routes import NOT_OFFERED, ROUTES, Door, cells, twins
from tests.contracts.stage import MEMBERS, Stage, snapshot, text_of, undone

WRITES = [
    (name, method)
    for name, method in cells(Door.PAGE, Door.API, Door.MLFLOW, writes=True)
    if not twins(name) and ROUTES[name].methods[method].names_objects
]
JSON = [
    (name, method)
    for name, method in WRITES
    if ROUTES[name].door is not Door.PAGE and "artifacts" not in name
]
OF_ANOTHER_TYPE: list[Any] = [None, [], {}, 1, True, "\x00", "\ud800"]
ALWAYS = {
    "is_staff": True, "is_superuser": True, "groups": ["operators"], "permissions": ["*"], "approved_by": ["x"],
    "owner": "operator", "by": "operator", "actor": "operator", "tenant_id": "globex", "pk": 1, "_method": "DELETE",
    "__proto__": {"is_staff": True},
}  # fmt: skip


def injected(taken: Any) -> dict[str, Any]:
    """Return a value for every field of every model that a body does not name itself."""
    fields: dict[str, Any] = dict(ALWAYS)
    for model in apps.get_models():
        if model.__module__.startswith("apps."):
            for field in model._meta.concrete_fields:
                fields.setdefault(field.name, _value(field))
    # Words that some route asks for stay as that route's body has them.
    return {name: value for name, value in fields.items() if name not in ASKED_FOR and name not in taken}


def _value(field: Field[Any, Any]) -> Any:
    kind = field.get_internal_type()
    if "Integer" in kind or "AutoField" in kind:
        return 9
    if "Date" in kind:
        return "1999-01-01T00:00:00Z"
    if kind == "BooleanField":
        return True
    return "00000000-0000-0000-0000-000000000009"


# What writes take although not every one needs it: given wrongly it is refused, which is another test's matter.
ASKED_FOR = frozenset(
    {"name", "version", "alias", "plan", "reason", "criteria", "digest", "decision", "description", "tags", "key", "value",
     "source", "run_id", "tenant", "model", "text", "role", "user", "group", "expires_at", "scopes", "slug", "time_zone",
     "protected_aliases", "tiers", "business_hours", "upstream_tracking_url", "path", "kind", "username", "owner_id",
     "connection"}
)  # fmt: skip


def told(stage: Stage, name: str, method: str, extra: dict[str, Any], query: str = "") -> tuple[int, Any]:
    """Send a write with more than it asks for, and return its answer and who may do what afterwards."""
    route, cell = ROUTES[name], ROUTES[name].methods[method]
    role, body = min(cell.people & MEMBERS), cell.body(stage.target)
    path = route.path(stage.target) + query
    with undone():
        if route.door is Door.PAGE:
            form = {**{key: str(value) for key, value in extra.items()}, **body}
            answer = stage.page(role, method, path, form)
        else:
            answer = stage.call(role, method, path, {**extra, **body})
        return answer.status_code, who_may_do_what()


def who_may_do_what() -> Any:
    """Return the rights of everybody, and what of a tenant or a request decides about others'."""
    people = User.objects.order_by("username")
    requests = ChangeRequest.objects.order_by("tenant", "number")
    in_groups = User.groups.through.objects.order_by("pk")
    return [
        list(
            people.values_list("username", "is_staff", "is_superuser", "is_active", "kind", "owner__username")
        ),
        list(Membership.objects.order_by("pk").values_list("tenant", "user__username", "group", "role")),
        list(in_groups.values_list("user__username", "group")),
        list(Tenant.objects.order_by("pk").values_list("pk", "slug", "status", "created_at")),
        list(requests.values_list("tenant", "number", "state", "quorum", "requester", "digest")),
        list(RegisteredModel.objects.order_by("name", "tenant").values_list("tenant", "name", "created_by")),
        list(
            ModelVersion.objects.order_by("model__name", "number", "tenant").values_list(
                "tenant", "number", "created_by"
            )
        ),
    ]


@pytest.mark.parametrize(("name", "method"), WRITES)
def test_body__fields_that_nobody_asked_for__decide_nothing(stage: Stage, name: str, method: str) -> None:
    body = ROUTES[name].methods[method].body(stage.target)
    if isinstance(body, bytes) or (ROUTES[name].door is not Door.PAGE and (name, method) not in JSON):
        # A file is all that is sent.
        return
    plain = told(stage, name, method, {})
    said = told(stage, name, method, injected(body))
    asked = told(stage, name, method, {}, "?state=applied&is_staff=1&tenant=globex&quorum=0")
    # A document that is read whole, such as definitions, is refused with 422.
    assert said in (plain, *((status, who_may_do_what()) for status in (400, 422)))
    if "?tenant=" in ROUTES[name].path(stage.target):
        # The query is where this one names its tenant, and of the other one nobody knows.
        assert asked == (404, who_may_do_what())
    else:
        assert asked == plain


@pytest.mark.parametrize(("name", "method"), JSON)
def test_body__each_field_of_another_type__is_refused_or_left_alone(
    stage: Stage, name: str, method: str
) -> None:
    route, cell = ROUTES[name], ROUTES[name].methods[method]
    if cell.ok == NOT_OFFERED:
        return
    body, role = cell.body(stage.target), min(cell.people & MEMBERS)
    before = snapshot()
    for field, wrong in product(body, OF_ANOTHER_TYPE):
        with undone():
            answer = stage.call(role, method, route.path(stage.target), {**body, field: wrong})
            # A document that is read whole is refused with 422: an event, a contract. A digest of what was read, with 412.
            assert answer.status_code in (200, 201, 400, 404, 409, 412, 422), (
                field,
                wrong,
                text_of(answer)[:200],
            )
            if answer.status_code >= 400:
                assert snapshot() == before, (field, wrong)


@pytest.mark.parametrize(("name", "method"), JSON)
def test_body__the_same_field_twice__is_refused(stage: Stage, name: str, method: str) -> None:
    route, cell = ROUTES[name], ROUTES[name].methods[method]
    if route.door is Door.API and method == "DELETE":
        # Its address says all: a body is not looked at.
        return
    body = cell.body(stage.target) or {"reason": "Why."}
    field, value = next(iter(body.items()))
    rest = json.dumps(body)[1:]
    raw = f'{{"{field}": {json.dumps(value)}, {rest}'.encode()
    before = snapshot()
    answer = stage.call(min(cell.people & MEMBERS), method, route.path(stage.target), raw)
    # Documents are read as YAML, whatever they are sent as, and refused with the line.
    said = json.loads(text_of(answer))
    assert (answer.status_code, said["code"]) == (400, "malformed_json") or (
        answer.status_code == 422 and said["errors"]
    ), said
    assert snapshot() == before
