"""`python -m platform_portal.local.prepare`: what a start does to database and static files.

One process for both commands: importing Django and the portal takes longer than collecting the files.
"""

from __future__ import annotations

import sys

import django
from django.core.management import CommandError, call_command


def main() -> int:
    """Migrate the database and collect the static files. What a command refuses is said without a traceback."""
    django.setup()
    for command in ("migrate", "collectstatic"):
        print(f"manage.py {command}", flush=True)
        try:
            call_command(command, interactive=False)
        except CommandError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
