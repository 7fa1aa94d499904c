"""`make bench`: runs every comparison on throw-away services and writes var/bench.json."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from platform_portal.local import testservices

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the benchmarks, print the table and return 0 when every target holds."""
    with testservices.running() as environment:
        os.environ.update(environment)
        os.environ["LOG_LEVEL"] = "ERROR"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from bench import audit, front, judge, lists, registry

        # The front first: its workers hold no connection when a later part copies the database.
        results = [*front.run(), *registry.run(), *audit.run(), *lists.run(), *judge.results()]
        from django.db import connections

        connections.close_all()
    width = max(len(result.name) for result in results)
    for result in results:
        mark = "holds" if result.holds else "FAILS"
        print(f"{result.name:<{width}}  {result.value:>9.3f} {result.unit:<10} {result.target:<10} {mark}")
    target = ROOT / "var" / "bench.json"
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.write_text(json.dumps([vars(result) for result in results], indent=2) + "\n")
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
