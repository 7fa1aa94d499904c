"""Whole pages and answers that begin with a list's first page, as browsers, tokens and MLflow's clients ask for them.

A page is more than its list: the tenants to filter by, the counts of its tabs, votes and what the policy said. An answer
is more than its page: who asks, by session or by token, and the frame around it. Of the admin, whose lists run over all
tenants, it is the list, its capped count and its row of dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.templatetags.admin_list import date_hierarchy
from django.db.models import Model
from django.http import QueryDict
from django.test import Client, RequestFactory, override_settings

from apps.accounts.models import User
from apps.approvals import pages as approvals
from apps.approvals.models import ChangeRequest
from apps.core.actors import System
from apps.operations.models import TrailEntry
from apps.registry import pages as registry
from apps.registry.models import ModelVersion, RegisteredModel
from apps.rollouts import pages as rollouts
from apps.rollouts.models import Rollout
from apps.tenants import access
from apps.tenants import pages as tenant_pages
from apps.tenants import services as tenants
from apps.tenants.models import Tenant
from bench import population
from bench.cost import Read, limit_of, milliseconds, spent
from bench.harness import Result, at_most

BENCH = System("bench")
# An answer takes longer to write than to read, so there are fewer of each than of bare lists.
ROUNDS, CALLS = 4, 5
Gathered = Callable[[User, QueryDict], Any]
GATHERED: dict[str, Gathered] = {
    "/approvals/": approvals.queue_page,
    "/models/": lambda person, query: registry.model_list(user=person, query=query.dict(), origin=""),
    "/rollouts/": rollouts.list_page,
    "/tenants/": tenant_pages.tenant_list,
}
PAGES = (
    "/approvals/?show=waiting",
    "/approvals/?show=open",
    "/approvals/?show=mine",
    "/approvals/?show=decided",
    "/models/",
    "/rollouts/",
    "/rollouts/?state=active",
    "/rollouts/?state=succeeded",
    "/tenants/",
)
REST = (
    "/api/v1/change-requests",
    "/api/v1/change-requests?state=in_review",
    "/api/v1/change-requests?state=applied",
    "/api/v1/rollouts",
    "/api/v1/rollouts?state=rolled_back",
    "/api/v1/tenants",
)
MLFLOW = (
    "registered-models/search?max_results=25",
    "registered-models/search?max_results=25&order_by=timestamp+DESC",
    "registered-models/search?max_results=25&filter=name='model-100'",
    "model-versions/search?max_results=25",
    "model-versions/search?max_results=25&filter=name='model-100'",
)
ADMIN: tuple[type[Model], ...] = (ChangeRequest, RegisteredModel, ModelVersion, Rollout, Tenant, TrailEntry)


@override_settings(ALLOWED_HOSTS=["testserver"])
def run(readers: population.Readers) -> list[Result]:
    """Measure each answer for each kind of reader, and whether more rows take more queries."""
    results = []
    for label, (person, _) in readers.seen().items():
        for path in PAGES:
            cost = _milliseconds(_gathered(person, path))
            results.append(at_most(f"page {path}, {label}: ms in Postgres", cost, limit_of(label), "ms"))
        for path, read in _answers(person, label):
            cost = _milliseconds(read)
            results.append(at_most(f"GET {path}, {label}: ms in Postgres", cost, limit_of(label), "ms"))
        browser = Client()
        browser.force_login(person, backend="apps.accounts.auth.Backend")
        for path in ("/approvals/?show=waiting", "/models/", "/rollouts/"):
            value = round(_milliseconds(_got(browser, path)), 3)
            results.append(
                Result(f"GET {path} with its frame, {label}: ms in Postgres", value, "ms", "shown", True)
            )
    operator = User.objects.create(username="lists-operator", is_staff=True)
    tenants.make_operator(user=operator, by=BENCH)
    for model in ADMIN:
        cost = _milliseconds(_changelist(model, operator))
        name = f"admin's list of {model._meta.verbose_name_plural}: ms in Postgres"
        results.append(at_most(name, cost, 10, "ms"))
    return [*results, _queries(readers)]


def _milliseconds(read: Read) -> float:
    return milliseconds(read, rounds=ROUNDS, calls=CALLS)


def _answers(person: User, label: str) -> Iterator[tuple[str, Read]]:
    by_token = _token(person)
    for path in REST:
        yield path, _got(by_token, path)
    if label.startswith("1 tenant"):
        for path in MLFLOW:
            yield path, _got(by_token, _mlflow(path))


def _gathered(person: User, path: str) -> Read:
    address, _, query = path.partition("?")

    def read() -> None:
        with access.remembered():
            GATHERED[address](person, QueryDict(query))

    return read


def _token(person: User) -> Client:
    _, raw = tenants.issue_token(user=person, name="bench", by=BENCH)
    return Client(headers={"Authorization": f"Bearer {raw}"})


def _mlflow(path: str) -> str:
    return f"/mlflow/lists-{population.LARGE:04}/api/2.0/mlflow/{path}"


def _got(client: Client, path: str) -> Read:
    def read() -> None:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    return read


def _changelist(model: type[Model], operator: User) -> Callable[[], Any]:
    request: Any = RequestFactory().get("/")
    request.user = operator
    listed = admin.site.get_model_admin(model)

    def read() -> None:
        with access.remembered():
            changelist = listed.get_changelist_instance(request)
            list(changelist.result_list)
            date_hierarchy(changelist)

    return read


def _queries(readers: population.Readers) -> Result:
    """Count the queries of answers with 100 rows and with 50.

    Votes take three queries whatever their number, and of the newest ten requests none may have one.
    """
    most = 0
    for person, _ in readers.seen().values():
        client = _token(person)
        for path in ("/api/v1/change-requests", "/api/v1/rollouts", "/api/v1/tenants"):
            _got(client, path)()  # which also writes when the token was used
            few, many = (spent(_got(client, f"{path}?limit={size}")).queries for size in (50, 100))
            most = max(most, abs(many - few))
    return at_most("answers: queries with 100 rows minus with 50", most, 0, "queries")
