"""`migrate` under the role that owns the schema: the application's own role owns nothing. The rules of SQL follow it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from apps.core import sql_rules
from apps.core.models import SqlRule

# Of two processes that migrate one database the second waits. Any number that no other lock has.
_LOCK = 7_319_004_213


class Command(MigrateCommand):
    help = "Bring the tables to what the models say, and the rules to what apps/<app>/sql says."

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        # Migrations make thousands of classes that stay until the end; looking through them costs a fifth of the time.
        gc.disable()
        try:
            with _as_owner(connection), _alone(connection):
                refuse_other_versions(connection)
                super().handle(*args, **options)
                if options["plan"] or options["check_unapplied"]:
                    self._show_rules(connection, is_check=options["check_unapplied"])
                    return
                call_command("createcachetable", database=options["database"], verbosity=0)
                # Those of one app may speak of tables that are not there yet.
                if not options["app_label"]:
                    self._apply_rules(connection, options["verbosity"])
        finally:
            gc.enable()

    def _show_rules(self, connection: BaseDatabaseWrapper, *, is_check: bool) -> None:
        if SqlRule._meta.db_table not in connection.introspection.table_names():
            return
        found = sql_rules.differences(connection)
        for sentence in found:
            self.stdout.write(f"Rules: {sentence}.")
        if found and is_check:
            sys.exit(1)

    def _apply_rules(self, connection: BaseDatabaseWrapper, verbosity: int) -> None:
        try:
            done = sql_rules.apply(connection)
        except sql_rules.RuleError as error:
            raise CommandError(str(error)) from error
        if verbosity >= 1:
            self.stdout.write(self.style.MIGRATE_HEADING("Rules of the database:"))
            for what in done or ["are as their files say"]:
                self.stdout.write(f"  {what}")


@contextmanager
def _as_owner(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Connect as the role that owns the schema, if one is named, and as the application again afterwards."""
    application = dict(connection.settings_dict)
    url = settings.DATABASE_MIGRATION_URL
    if url:
        owner = dj_database_url.parse(url)
        connection.close()
        # The database's name stays: a test run migrates its own.
        for key in ("USER", "PASSWORD"):
            connection.settings_dict[key] = owner[key]
        # A migration may take as long as it needs.
        connection.settings_dict["OPTIONS"] = {}
    try:
        yield
    finally:
        if url:
            connection.close()
            connection.settings_dict.update(application)


@contextmanager
def _alone(connection: BaseDatabaseWrapper) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        # One that broke has let go already.
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def refuse_other_versions(connection: BaseDatabaseWrapper) -> None:
    """Refuse a database with migrations that this version does not have, before anything of it is touched."""
    applied = MigrationRecorder(connection).applied_migrations()
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("apps.")}
    known = MigrationLoader(None).disk_migrations
    unknown = sorted(one for one in applied if one[0] in own and one not in known)
    if not unknown:
        return
    named = ", ".join(f"{app}.{name}" for app, name in unknown[:3])
    more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    said = f"This database has migrations that this version of the portal does not know: {named}{more}. Nothing was changed."
    if SqlRule._meta.db_table in connection.introspection.table_names():
        raise CommandError(f"{said} A newer version made it: start that one, or restore a copy from before.")
    name = connection.settings_dict["NAME"]
    raise CommandError(
        f"{said} It was made before the first release, from which no way leads here. Begin anew, without its data: stop the "
        f"portal, then `rm -r {settings.VAR_DIR}` (or, where the Postgres is your own, `dropdb {name} && createdb {name}`), "
        "then `make run`."
    )
