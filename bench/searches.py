"""Searches and whole first pages over the wire: MLflow's filters and orders, pages of 50 and 100 rows, the home page.

What MLflow's language can ask for is looked up in an index wherever one can hold it. What looks through the tenant's rows
is shown with what it costs.
"""

from __future__ import annotations

from django.http import QueryDict
from django.test import override_settings

from apps.accounts.models import User
from apps.registry import pages as registry
from apps.tenants import access
from bench import population
from bench.answers import _got, _milliseconds, _mlflow, _token
from bench.cost import Read, limit_of, spent
from bench.harness import Result, at_most
from platform_portal.home import home_page

# The largest pages: twice the rows, which lie far apart.
REST = (
    "/api/v1/change-requests?limit=50",
    "/api/v1/change-requests?limit=50&state=in_review",
    "/api/v1/rollouts?limit=50",
    "/api/v1/rollouts?limit=50&state=rolled_back",
    "/api/v1/tenants?limit=50",
)
# The home page is four lists at once, and the text search looks through the names of all tenants.
PAGES = ("/models/?q=model", "/models/?q=100", "/models/?q=no-such-name")
MODELS = (
    "max_results=100",
    "max_results=50",
    "max_results=25&order_by=name+DESC",
    "max_results=25&order_by=last_updated_timestamp+ASC",
    "max_results=25&order_by=creation_timestamp+DESC",
    "max_results=25&filter=name+LIKE+'%25-100%25'",
    "max_results=25&filter=name+LIKE+'%25model%25'",
    "max_results=25&filter=name+LIKE+'%25no-such-name%25'",
    "max_results=25&filter=name+ILIKE+'%25NO-SUCH-NAME%25'",
    "max_results=25&filter=tags.team='gold'",
    "max_results=25&filter=tags.team='gold'&order_by=timestamp+DESC",
    "max_results=25&filter=tags.team='none'",
    "max_results=25&filter=tags.team='grey'",
    "max_results=25&filter=tags.team+LIKE+'go%25'",
)
VERSIONS = (
    "max_results=100",
    "max_results=50",
    "max_results=25&order_by=version_number+DESC",
    "max_results=25&order_by=version_number+ASC",
    "max_results=25&order_by=name",
    "max_results=25&order_by=last_updated_timestamp+ASC",
    "max_results=25&order_by=creation_timestamp+DESC",
    "max_results=25&filter=name+LIKE+'%25-100%25'",
    "max_results=25&filter=name+LIKE+'%25model%25'",
    "max_results=25&filter=run_id='none'",
    "max_results=25&filter=source_path='none'",
    "max_results=25&filter=version_number=7",
    "max_results=25&filter=tags.team='gold'",
    "max_results=25&filter=tags.team='none'",
    "max_results=25&filter=tags.team='grey'",
)
SHOWN = (
    "registered-models/search?max_results=25&filter=tags.team!='grey'",
    "registered-models/search?max_results=25&filter=tags.team+LIKE+'%25no-such-value%25'",
    "model-versions/search?max_results=25&order_by=version_number+DESC,name",
    "model-versions/search?max_results=25&filter=tags.team+LIKE+'%25no-such-value%25'",
)


@override_settings(ALLOWED_HOSTS=["testserver"])
def run(readers: population.Readers) -> list[Result]:
    """Measure each answer and page, and whether more rows take more queries."""
    results = []
    for label, (person, _) in readers.seen().items():
        by_token = _token(person)
        for path in REST:
            cost = _milliseconds(_got(by_token, path))
            results.append(at_most(f"GET {path}, {label}: ms in Postgres", cost, limit_of(label), "ms"))
        cost = _milliseconds(_home(person))
        results.append(at_most(f"page /, {label}: ms in Postgres", cost, 2 * limit_of(label), "ms"))
        for path in PAGES:
            results.append(_shown(f"page {path}, {label}", _models(person, path)))
    by_token = _token(readers.one)
    for kind, queries in (("registered-models", MODELS), ("model-versions", VERSIONS)):
        for query in queries:
            cost = _milliseconds(_got(by_token, _mlflow(f"{kind}/search?{query}")))
            results.append(
                at_most(f"GET {kind}/search?{query}, 1 tenant: ms in Postgres", cost, limit_of("1"), "ms")
            )
    results += [_shown(f"GET {path}, 1 tenant", _got(by_token, _mlflow(path))) for path in SHOWN]
    return [*results, _queries(readers.one)]


def _shown(name: str, read: Read) -> Result:
    return Result(f"{name}: ms in Postgres", round(_milliseconds(read), 3), "ms", "shown", True)


def _home(person: User) -> Read:
    def read() -> None:
        with access.remembered():
            home_page(person)

    return read


def _models(person: User, path: str) -> Read:
    query = QueryDict(path.partition("?")[2])

    def read() -> None:
        with access.remembered():
            registry.model_list(user=person, query=query.dict(), origin="")

    return read


def _queries(person: User) -> Result:
    """Count the queries of searches with 50 rows and with 10."""
    by_token, most = _token(person), 0
    _got(by_token, _mlflow("registered-models/search"))()  # which also writes when the token was used
    for path in ("registered-models/search", "model-versions/search"):
        for query in ("", "&order_by=name", "&filter=name+LIKE+'%25model%25'", "&filter=tags.team='gold'"):
            few, many = (
                spent(_got(by_token, _mlflow(f"{path}?max_results={size}{query}"))).queries
                for size in (10, 50)
            )
            most = max(most, abs(many - few))
    return at_most("searches: queries with 50 rows minus with 10", most, 0, "queries")
