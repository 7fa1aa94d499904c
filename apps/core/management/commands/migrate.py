"""`migrate` under the role that owns the schema: the application's own role owns nothing."""

from __future__ import annotations

import gc
from typing import Any

import dj_database_url
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections


class Command(MigrateCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
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
        # Migrations make thousands of classes that stay until the end; looking through them costs a fifth of the time.
        gc.disable()
        try:
            super().handle(*args, **options)
            call_command("createcachetable", database=options["database"], verbosity=0)
        finally:
            gc.enable()
            if url:
                connection.close()
                connection.settings_dict.update(application)
