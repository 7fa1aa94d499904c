"""`python -m platform_portal.local.prepare`: what a start does to database and static files.

One process for both commands: importing Django and the portal takes longer than collecting the files.
"""

from __future__ import annotations

import django
from django.core.management import call_command


def main() -> None:
    """Migrate the database and collect the static files."""
    django.setup()
    for command in ("migrate", "collectstatic"):
        print(f"manage.py {command}", flush=True)
        call_command(command, interactive=False)


if __name__ == "__main__":
    main()
