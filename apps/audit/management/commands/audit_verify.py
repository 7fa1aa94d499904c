"""`manage.py audit_verify`: proves that the audit trail is what was written and signed, or names what is not."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import Error

from apps.audit.trail import Trail, Unverifiable, verify_trail
from apps.audit.verify import Result

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Recomputes every audit chain and holds it against the signed checkpoints. "
        "Exit code: 0 verified, 1 tampered, 2 cannot verify."
    )
    # The database may be damaged in any way: nothing is checked before it is read.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", default="", help="slug or id of one tenant, or platform")
        parser.add_argument("--checkpoints", type=Path, help="folder of checkpoints (default: the portal's)")
        parser.add_argument("--keys", type=Path, help="keyring to trust (default: the portal's)")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["checkpoints"] or settings.AUDIT_CHECKPOINT_DIR)
        keyring = Path(options["keys"] or settings.AUDIT_KEYRING)
        try:
            trail = verify_trail(folder=folder, keyring=keyring, tenant=options["tenant"])
        except Unverifiable as error:
            trail = Trail(problems=[str(error)])
        except (Error, OSError) as error:
            trail = Trail(problems=[f"the database cannot be read: {error}".strip()])
        except Exception as error:  # a fault of the verifier itself must not leave with the code of a verdict
            logger.exception("the verifier failed")
            trail = Trail(problems=[f"the verifier failed: {error!r}"])
        if options["json"]:
            self.stdout.write(json.dumps(_document(trail), indent=2))
        else:
            self._print(trail)
        sys.exit(trail.exit_code)

    def _print(self, trail: Trail) -> None:
        for result in trail.results:
            name, finding = trail.name(result.log_id), result.finding
            if finding is None:
                self.stdout.write(f"{name}: {result.entries} entries, {_cover(result)}")
            else:
                self.stdout.write(
                    f"TAMPERED tenant={name} sequence={finding.sequence} kind={finding.kind}: {finding.detail}"
                )
        for problem in trail.problems:
            self.stdout.write(f"CANNOT VERIFY {problem}")
        self.stdout.write(_WORDS[trail.exit_code])


_WORDS = {0: "verified", 1: "tampered", 2: "cannot verify"}


def _cover(result: Result) -> str:
    if result.newest is None:
        return "no checkpoint"
    newest = result.newest
    return f"checkpoint {newest.size} of {newest.time:%Y-%m-%dT%H:%M:%SZ}, {result.uncovered} not yet covered"


def _document(trail: Trail) -> dict[str, Any]:
    """Return the outcome as machines read it."""
    return {
        "outcome": _WORDS[trail.exit_code].replace(" ", "_"),
        "chains": [
            {
                "tenant": trail.name(result.log_id),
                "log_id": str(result.log_id),
                "entries": result.entries,
                "checkpoint_size": result.newest and result.newest.size,
                "checkpoint_time": result.newest and f"{result.newest.time:%Y-%m-%dT%H:%M:%SZ}",
                "uncovered": result.uncovered,
                "finding": result.finding
                and {
                    "kind": str(result.finding.kind),
                    "sequence": result.finding.sequence,
                    "detail": result.finding.detail,
                },
            }
            for result in trail.results
        ],
        "problems": trail.problems,
    }
