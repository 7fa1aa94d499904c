"""The databases of released versions: plain SQL with some rows of each table, kept in `schema/`.

At a release this writes that of the version:

    python -m platform_portal.local.testservices -- python -m tests.contracts.released 0.3.0
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import django
import psycopg
from django.conf import settings

from platform_portal.local import postgres, process, roles

SCHEMAS = Path(__file__).parent / "schema"
# What pg_dump says about itself, and settings that the versions of Postgres do not share.
_CHATTER = re.compile(r"^(?:--\n-- .*\n--|-- (?:Dumped|Started|Completed) .*|\\(?:un)?restrict .*|SET (?!check_function).*|SELECT pg_catalog\.set_config.*)\n+", re.MULTILINE)  # fmt: skip


def versions() -> list[str]:
    """Return the versions whose databases are kept."""
    return sorted(file.stem for file in SCHEMAS.glob("*.sql"))


def kept(version: str) -> str:
    """Return the database of a version, as statements."""
    return (SCHEMAS / f"{version}.sql").read_text()


def restore(statements: str, database: str) -> None:
    """Make a database of what was dumped."""
    url = os.environ["PORTAL_TEST_SUPERUSER_URL"]
    roles.bootstrap(url, database=database, passwords={})
    with psycopg.connect(url, dbname=database, autocommit=True) as connection:
        connection.execute(statements.encode())


def dump(database: str, *options: str) -> str:
    """Return a database as statements that any client can run."""
    program = postgres.programs(process.service_account()) / "pg_dump"
    url = roles.with_database(os.environ["PORTAL_TEST_SUPERUSER_URL"], database)
    done = subprocess.run(
        [program, "--rows-per-insert=50", "--no-comments", *options, url],
        check=True,
        capture_output=True,
        text=True,
        cwd="/",
    )
    return re.sub(r"\n{3,}", "\n\n", _CHATTER.sub("", done.stdout)).lstrip()


def main() -> None:
    """Migrate the database of this process, fill it, and keep its dump under the version that is named."""
    (version,) = sys.argv[1:]
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.factories.cast import make_world
    from tests.factories.objects import make_objects

    make_objects(make_world().acme)
    file = SCHEMAS / f"{version}.sql"
    SCHEMAS.mkdir(exist_ok=True)
    file.write_text(dump(settings.DATABASES["default"]["NAME"]))
    sys.stdout.write(f"wrote {file.relative_to(settings.BASE_DIR)}\n")


if __name__ == "__main__":
    main()
