"""`make bench`: runs every comparison on throw-away services, writes var/bench.json and prints a table.

python -m bench [--against FILE]    with the figures of a run before, which its own var/bench.json was, beside these
python -m bench --only lineage      one part, for somebody who works on it: its figures are shown and not written
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from bench.harness import Result
from platform_portal.local import testservices

ROOT = Path(__file__).resolve().parent.parent
# The front first: its workers hold no connection when a later part copies the database.
PARTS = ("front", "registry", "audit", "lists", "lineage", "features", "judge")


def main(argv: list[str]) -> int:
    """Run the benchmarks, print the table and return 0 when every target holds."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--against", type=Path, help="the bench.json of a run before")
    parser.add_argument("--only", action="append", choices=PARTS, help="a part; may be named again")
    asked = parser.parse_args(argv)
    before = _values(asked.against)
    results = _run(asked.only or PARTS)
    print("\n".join(_table(results, before)))
    if asked.only:
        return 0 if all(result.holds for result in results) else 1
    target = ROOT / "var" / "bench.json"
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.write_text(json.dumps([vars(result) for result in results], indent=2) + "\n")
    return 0 if all(result.holds for result in results) else 1


def _run(parts: Collection[str]) -> list[Result]:
    with testservices.running() as environment:
        os.environ.update(environment)
        os.environ["LOG_LEVEL"] = "ERROR"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from bench import audit, features, front, judge, lineage, lists, registry

        runs = dict(
            zip(
                PARTS,
                (front.run, registry.run, audit.run, lists.run, lineage.run, features.run, judge.results),
                strict=True,
            )
        )
        results = [result for part, run in runs.items() if part in parts for result in run()]
        from django.db import connections

        connections.close_all()
    return results


def _values(path: Path | None) -> dict[str, float]:
    found: list[dict[str, Any]] = json.loads(path.read_text()) if path else []
    return {one["name"]: one["value"] for one in found}


def _table(results: list[Result], before: dict[str, float]) -> list[str]:
    width = max(len(result.name) for result in results)
    lines = []
    for result in results:
        was = before.get(result.name)
        compared = "" if not before else f"{'' if was is None else f'{was:.3f}':>9}  "
        mark = "holds" if result.holds else "FAILS"
        lines.append(
            f"{result.name:<{width}}  {compared}{result.value:>9.3f} {result.unit:<10} {result.target:<10} {mark}"
        )
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
