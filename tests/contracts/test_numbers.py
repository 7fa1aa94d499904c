"""What is no number, or too large a one, is refused at every door: in an address, a query, a form, JSON, a header."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

import pytest
from django.contrib import admin
from django.http import QueryDict
from django.urls import reverse

from tests.contracts.routes import ROUTES, Door, cells, twins
from tests.contracts.stage import MEMBERS, OPERATOR, Stage, text_of, undone
from tests.operations.operating import registered

# More digits than Python reads, more than the database holds, other scripts' digits, and what only looks like a number.
WORST = ["9" * 5000, "9" * 25]
NUMBERS = [*WORST, "１２", "-1", "١٢", "²", "1e309", "NaN", "1_0"]
# Where a converter or a filter of Django's own stands before.
FEW = [*WORST, "１２", "-1", "NaN"]
IN_JSON = [
    "9" * 5000,
    "9" * 25,
    "-1",
    "1e309",
    "-1e309",
    "NaN",
    "Infinity",
    "1.5",
    '"１２"',
    '"١٢"',
    f'"{"9" * 5000}"',
]
HEADERS = [
    "Range",
    "If-Match",
    "If-None-Match",
    "If-Modified-Since",
    "Idempotency-Key",
    "Portal-Reason",
    "Forwarded",
]
CALLS = [
    (name, method) for name, method in cells(Door.PUBLIC, Door.PAGE, Door.API, Door.MLFLOW) if not twins(name)
]


@contextmanager
def asked_for() -> Iterator[set[str]]:
    """Collect the names of what is read from queries and forms inside."""
    names: set[str] = set()

    def heard(read: Any) -> Any:
        def listening(self: QueryDict, key: str, *args: Any) -> Any:
            if isinstance(self, QueryDict) and isinstance(key, str) and len(key) < 50:
                names.add(key)
            return read(self, key, *args)

        return listening

    with pytest.MonkeyPatch.context() as patch:
        for name in ("get", "getlist", "__getitem__", "__contains__"):
            patch.setattr(QueryDict, name, heard(getattr(QueryDict, name)))
        yield names


def sent(stage: Stage, name: str, method: str, path: str, body: Any = None, **more: Any) -> Any:
    """Send a request as somebody who gets through, undo what it wrote, and return its answer: no fault of the portal."""
    route, cell = ROUTES[name], ROUTES[name].methods[method]
    role = min(cell.people & MEMBERS, default=OPERATOR)
    by = stage.call if route.door in (Door.API, Door.MLFLOW) else stage.page
    with undone():
        answer = by(role, method, path, body, **more)
    # Not offered, or not ready.
    assert answer.status_code < 500 or answer.status_code in (501, 503), (path[:200], text_of(answer)[:500])
    return answer


def together(names: set[str]) -> Iterator[dict[str, str]]:
    """Yield each bad number under all names at once, and the worst under each name alone: one may hide another."""
    for number in NUMBERS:
        yield dict.fromkeys(sorted(names), number)
    for number in WORST:
        for name in sorted(names):
            yield {name: number}


@pytest.mark.parametrize(("name", "method"), CALLS)
def test_numbers__in_address_query_form_and_headers__are_never_a_fault(
    stage: Stage, name: str, method: str
) -> None:
    route, cell = ROUTES[name], ROUTES[name].methods[method]
    path, body = route.path(stage.target), cell.body(stage.target)
    is_form = isinstance(body, dict) and route.door in (Door.PUBLIC, Door.PAGE)
    is_read = isinstance(body, dict) and method in ("GET", "HEAD")
    with asked_for() as names:
        sent(stage, name, method, path, body)
    asked = names - {"csrfmiddlewaretoken"}
    if route.door is Door.API:
        asked |= parameters_of_the_api(stage)
    if route.door is Door.MLFLOW:
        asked |= {"max_results", "version", "page_token", "filter", "order_by"}
    for bad in together(asked):
        if is_read:
            sent(stage, name, method, path, {**body, **bad})
        else:
            sent(stage, name, method, f"{path}?{urlencode(bad)}", body)
    if is_form and not is_read:
        for bad in together(asked | body.keys()):
            sent(stage, name, method, path, {**body, **bad})
    for number in FEW:
        text = quote(number)
        target = replace(stage.target, version=text, request=text, rollout=text)
        for one in {route.path(target), path.replace("/0/", f"/{text}/")} - {path}:
            sent(stage, name, method, one, body)
        if is_read and "search" in name:
            for field in ("version_number", "creation_timestamp"):
                for value in (number, f"'{number}'"):
                    sent(stage, name, method, path, {**body, "filter": f"{field} > {value}"})
        spoken = number if number.isascii() else number.encode().decode("latin-1")
        sent(stage, name, method, path, body, headers=dict.fromkeys(HEADERS, spoken))


def parameters_of_the_api(stage: Stage) -> set[str]:
    document = json.loads(text_of(stage.call(OPERATOR, "GET", "/api/v1/openapi.json")))
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    return {one["name"] for each in operations for one in each.get("parameters", ()) if one["in"] == "query"}


@pytest.mark.parametrize(
    ("name", "method"),
    [
        (name, method)
        for name, method in CALLS
        if ROUTES[name].door in (Door.API, Door.MLFLOW)
        and method not in ("GET", "HEAD")
        and "artifacts" not in name
    ],
)
def test_numbers__in_json__are_never_a_fault(stage: Stage, name: str, method: str) -> None:
    route = ROUTES[name]
    path, body = route.path(stage.target), route.methods[method].body(stage.target)
    fields = [*body, *({"criteria", "plan"} if name == "api-1:create_change_request" else ())]
    for number in IN_JSON:
        forms = [number]
        if name == "api-1:create_change_request":
            forms += [f'[{{"weight": {number}, "seconds": {number}}}]', f'{{"alpha": {number}}}']
        for field in fields:
            rest = "".join(
                f", {json.dumps(key)}: {json.dumps(value)}" for key, value in body.items() if key != field
            )
            for form in forms:
                sent(stage, name, method, path, f"{{{json.dumps(field)}: {form}{rest}}}".encode())


@pytest.mark.parametrize("model", registered(), ids=lambda model: model._meta.label)
def test_numbers__in_the_admin__are_never_a_fault(stage: Stage, model: Any) -> None:
    label = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    page = admin.site._registry[model]
    dated = page.date_hierarchy

    def looked_at(path: str) -> None:
        with undone():
            answer = stage.page(OPERATOR, "GET", path)
        assert answer.status_code < 500, (path[:200], text_of(answer)[:500])

    with asked_for() as asked:
        looked_at(reverse(f"{label}_changelist"))
    asked |= {"p", "o", "all", "q", "id__exact", "object_id", "actor_id", "tenant__id__exact"}
    asked |= {
        str(getattr(one, "parameter_name", one)) for one in page.list_filter if not isinstance(one, tuple)
    }
    asked |= {f"{one[0]}__id__exact" for one in page.list_filter if isinstance(one, tuple)}
    asked |= {f"{dated}__{part}" for part in ("year", "month", "day", "gte", "lt")} if dated else set()
    for number in WORST:
        for one in sorted(asked):
            looked_at(f"{reverse(f'{label}_changelist')}?{urlencode({one: number})}")
    for number in FEW:
        if dated:
            for year, month in ((number, "1"), ("2026", number)):
                query = {f"{dated}__year": year, f"{dated}__month": month, f"{dated}__day": number}
                looked_at(f"{reverse(f'{label}_changelist')}?{urlencode(query)}")
        for parts in (number, f"{UUID(int=0)}.{number}.{number}"):
            looked_at(reverse(f"{label}_change", args=["NUMBER"]).replace("NUMBER", quote(parts)))
