"""What a change costs: this checkout and another answer the same requests over one database, in turns.

    python -m bench.turns OTHER_CHECKOUT

prints for each route the milliseconds of processor time of one request, inside the web process and in Postgres, here and
there. Both need the same tables. This is how the table of docs/adr/0012-lists-at-scale.md was made.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

ROUNDS, CALLS, WARM_UP = 4, 8, 12
HERE = Path(__file__).resolve().parent.parent


def main(argv: list[str]) -> int:
    """Fill a database, ask both checkouts in turns and print a table."""
    from platform_portal.local import testservices

    with testservices.running() as environment:
        os.environ.update(environment, LOG_LEVEL="CRITICAL")
        routes = _prepared()
        with _answering(HERE) as ours, _answering(Path(argv[0]).resolve()) as theirs:
            print(f"{'ms of web process | Postgres':<86}{'here':>16}{'there':>16}")
            for name, path, headers in routes:
                spent: tuple[list[Any], list[Any]] = ([], [])
                for _ in range(ROUNDS):
                    for index, child in enumerate((ours, theirs)):
                        print(json.dumps([path, headers]), file=child.stdin, flush=True)
                        assert child.stdout is not None
                        spent[index].append(json.loads(child.stdout.readline()))
                columns = (
                    f"{min(web):.2f} | {min(database):.2f}"
                    for web, database in (zip(*one, strict=True) for one in spent)
                )
                print(f"{name:<86}" + "".join(f"{column:>16}" for column in columns), flush=True)
    return 0


def _prepared() -> list[tuple[str, str, dict[str, str]]]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench import population, routes

    return list(routes.asked(population.populate()))


@contextmanager
def _answering(checkout: Path) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, "-P", __file__, "answer"],
        cwd=checkout,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(checkout)},
    )
    try:
        yield child
    finally:
        child.terminate()
        child.wait()


def _answer() -> None:
    """Answer what is asked on standard input, each line some times, with what it cost."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    application = get_wsgi_application()

    def ask(path: str, headers: dict[str, str]) -> None:
        address, _, query = path.partition("?")
        request: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": address,
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
        }
        request |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        statuses: list[str] = []
        answer: Any = application(request, lambda status, *_: statuses.append(status))
        b"".join(answer)
        answer.close()
        assert statuses[0].startswith("200"), (path, statuses)

    def in_postgres() -> float:
        connection.ensure_connection()
        count = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        return int(count.read_text().split()[0]) / 1e6

    for line in sys.stdin:
        path, headers = json.loads(line)
        for _ in range(WARM_UP):
            ask(path, headers)
        web, database = [], []
        for _ in range(CALLS):
            before, started = in_postgres(), time.process_time()
            ask(path, headers)
            web.append((time.process_time() - started) * 1000)
            database.append(in_postgres() - before)
        print(json.dumps([statistics.median(web), statistics.median(database)]), flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["answer"]:
        _answer()
    else:
        sys.exit(main(sys.argv[1:]))
