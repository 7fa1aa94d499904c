"""What whole requests cost: the processor time of the web server and of Postgres, and the memory of the web server.

A browser and a client ask the shipped web server one request at a time. The kernel counts what its workers, and the server
processes of Postgres behind them, spend on a processor meanwhile.
"""

from __future__ import annotations

import contextlib
import http.client
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path

import psutil
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from apps.accounts.models import User
from apps.core.actors import System
from apps.tenants import services as tenants
from bench import population
from bench.cost import limit_of
from bench.harness import Result, at_most
from tests.served import Served, served

BENCH = System("bench")
# Each thread of each worker has a connection of its own, whose statements are prepared after some calls.
ROUNDS, CALLS, WARM_UP = 4, 6, 40
PAGES = ("/", "/approvals/", "/models/", "/rollouts/")
OF_ONE_TENANT = ("/models/lists-0000/model-100/", "/models/lists-0000/model-100/versions/1/")
REST = ("/api/v1/change-requests?limit=50",)
MLFLOW = (
    "registered-models/get?name=model-100",
    "registered-models/alias?name=model-100&alias=champion",
    "model-versions/get?name=model-100&version=1",
    "registered-models/search?max_results=100",
    "model-versions/search?filter=name='model-100'",
)


def asked(readers: population.Readers) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield what is asked, in words, with its path and headers."""
    for path in ("/healthz", "/accounts/login/"):
        yield f"GET {path}, nobody", path, {}
    for label, (person, _) in list(readers.seen().items())[:3]:
        by_session, by_token = {"Cookie": _cookie(person)}, {"Authorization": _token(person)}
        for path in PAGES:
            yield f"GET {path}, {label}", path, by_session
        for path in REST:
            yield f"GET {path}, {label}", path, by_token
        if person == readers.one:
            for path in OF_ONE_TENANT:
                yield f"GET {path}, {label}", path, by_session
            for path in MLFLOW:
                address = f"/mlflow/lists-{population.LARGE:04}/api/2.0/mlflow/{path}"
                yield f"MLflow {path}, {label}", address, by_token


@override_settings(ALLOWED_HOSTS=["testserver"])
def run(readers: population.Readers) -> list[Result]:
    """Measure each route through the web server, then what its processes take of memory."""
    results: list[Result] = []
    routes = list(asked(readers))
    with served({}) as portal:
        for name, path, headers in routes:
            results += _measured(portal, name, path, headers)
        megabytes = sum(one.memory_info().rss for one in _web(portal)) / 1024**2
        results.append(Result("memory of the web server", round(megabytes, 1), "MB", "shown", True))
    return results


def _measured(portal: Served, name: str, path: str, headers: dict[str, str]) -> Iterator[Result]:
    with contextlib.closing(portal.connect()) as asked:
        for _ in range(WARM_UP):
            _get(asked, path, headers)
        web, postgres = [], []
        for _ in range(ROUNDS):
            before = _spent(_web(portal)), _spent(_postgres())
            for _ in range(CALLS):
                _get(asked, path, headers)
            web.append((_spent(_web(portal)) - before[0]) / CALLS * 1000)
            postgres.append((_spent(_postgres()) - before[1]) / CALLS * 1000)
    yield Result(f"{name}: ms of the web server", round(statistics.median(web), 3), "ms", "shown", True)
    # The home page is several lists.
    limit = limit_of(name.rpartition(", ")[2]) * (2 if path == "/" else 1)
    yield at_most(f"{name}: ms of Postgres for it", statistics.median(postgres), limit, "ms")


def _get(asked: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> None:
    asked.request("GET", path, headers=headers)
    answer = asked.getresponse()
    answer.read()
    assert answer.status == 200, (path, answer.status)


def _web(portal: Served) -> list[psutil.Process]:
    server = psutil.Process(portal.web.pid)
    return [server, *server.children(recursive=True)]


def _postgres() -> list[psutil.Process]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()"
        )
        return [psutil.Process(pid) for (pid,) in cursor.fetchall()]


def _spent(processes: Iterable[psutil.Process]) -> float:
    """Return the seconds that all threads of `processes` have run so far."""
    total = 0
    for process in processes:
        for thread in Path(f"/proc/{process.pid}/task").iterdir():
            total += int((thread / "schedstat").read_text().split()[0])
    return total / 1e9


def _cookie(person: User) -> str:
    browser = Client()
    browser.force_login(person, backend="apps.accounts.auth.Backend")
    return "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())


def _token(person: User) -> str:
    _, raw = tenants.issue_token(user=person, name="bench", by=BENCH)
    return f"Bearer {raw}"
