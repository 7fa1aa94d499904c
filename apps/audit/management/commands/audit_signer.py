"""`manage.py audit_signer`: the process that signs the heads of the audit chains."""

from __future__ import annotations

import logging
import signal
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from apps.audit import keys
from apps.audit.checkpoints import KeyringError
from apps.audit.services import CHECKPOINT_CHANNEL
from apps.audit.signer import Round, Signer, SignerBusy

logger = logging.getLogger(__name__)

INTERVAL_SECONDS = 60
RETRY_SECONDS = 5


class Command(BaseCommand):
    help = "Signs the head of every audit chain: at the start, every minute, and when a service asks for it."
    # It signs whatever state the web part is in.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="sign what is due and exit: 0, 1 refused, 2 failed"
        )

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        folder = Path(settings.AUDIT_CHECKPOINT_DIR)
        try:
            private = keys.open_key(Path(settings.AUDIT_SIGNING_KEY), Path(settings.AUDIT_KEYRING))
        except (keys.KeyUnusable, OSError) as error:
            self.stderr.write(f"audit_signer: {error}")
            sys.exit(2)
        signer = Signer(folder=folder, private=private, keyring=Path(settings.AUDIT_KEYRING))
        if once:
            sys.exit(self._once(signer))
        self._loop(signer)

    def _once(self, signer: Signer) -> int:
        try:
            done = signer.sign_all()
        except (Error, OSError, KeyringError, SignerBusy) as error:
            self.stderr.write(f"audit_signer: {error}")
            return 2
        self._report(done)
        return 1 if done.refused else 0

    def _report(self, done: Round) -> None:
        for log_id, size in done.signed.items():
            self.stdout.write(f"signed {log_id} at {size}")
        for refusal in done.refused:
            self.stderr.write(
                f"refused {refusal.log_id}: {refusal.kind} at entry {refusal.sequence}: {refusal.detail}"
            )

    def _loop(self, signer: Signer) -> None:
        """Sign until the process is asked to stop; between two notes it is never interrupted."""
        stop = _Stop()
        ear: BaseDatabaseWrapper | None = None
        while not stop.is_requested:
            pause = INTERVAL_SECONDS
            try:
                if ear is None:
                    # A connection of its own: what arrives while a round runs waits there.
                    ear = connection.copy()
                    with ear.cursor() as cursor:
                        cursor.execute(f"LISTEN {CHECKPOINT_CHANNEL}")
                self._report(signer.sign_all())
                _wait(ear, pause, stop)
            except (Error, psycopg.Error, OSError, KeyringError, SignerBusy) as error:
                logger.error("the audit signer cannot work and tries again: %s", error)
                self._beat_failing(signer, str(error))
                if ear is not None:
                    ear.close()
                    ear = None
                connection.close()
                stop.sleep(RETRY_SECONDS)
        if ear is not None:
            ear.close()

    def _beat_failing(self, signer: Signer, error: str) -> None:
        try:
            signer.beat(None, error)
        except OSError:
            logger.exception("the audit signer cannot write its heartbeat")


class _Stop:
    """Remembers that SIGTERM or SIGINT came."""

    def __init__(self) -> None:
        self.is_requested = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._tell)

    def _tell(self, *_: object) -> None:
        self.is_requested = True

    def sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.is_requested and time.monotonic() < until:
            time.sleep(0.5)


def _wait(ear: BaseDatabaseWrapper, seconds: float, stop: _Stop) -> None:
    """Return when a checkpoint is asked for, the time is over, or the process shall stop."""
    until = time.monotonic() + seconds
    while not stop.is_requested and time.monotonic() < until:
        for _ in ear.connection.notifies(timeout=1.0, stop_after=1):
            return
