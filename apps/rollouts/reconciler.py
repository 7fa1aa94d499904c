"""The reconciler's loop: the engine without Celery, Redis or beat."""

from __future__ import annotations

import logging
import signal
import threading
import time
from types import FrameType

from django.db import DatabaseError, InterfaceError, connections

from apps.core import actors
from apps.rollouts import services

logger = logging.getLogger(__name__)

# After a failed round (the database restarts, say) wait a little longer each time, up to this.
LONGEST_PAUSE_SECONDS = 5.0
TIDY_SECONDS = 300.0


class Reconciler:
    """Runs one round every `interval` seconds until it is stopped."""

    def __init__(self, *, interval: float, name: str = "reconciler") -> None:
        self.interval = interval
        self.name = name
        self._stopping = threading.Event()
        self._tidied_at = time.monotonic()

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        """End the loop after the present round."""
        self._stopping.set()

    def run(self) -> None:
        """Reconcile until it is stopped; nothing that goes wrong in a round ends the loop."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        pause = self.interval
        with actors.acting_via("job"):
            while not self._stopping.is_set():
                pause = self.interval if self._round() else min(2 * pause, LONGEST_PAUSE_SECONDS)
                self._stopping.wait(pause)
        connections.close_all()

    def _round(self) -> bool:
        try:
            services.reconcile_once(name=self.name, interval=self.interval)
            if time.monotonic() - self._tidied_at > TIDY_SECONDS:
                self._tidied_at = time.monotonic()
                services.tidy()
            return True
        except (DatabaseError, InterfaceError) as error:
            # A connection that was lost is opened anew in the next round.
            logger.warning("the round was not finished (%s); trying again", type(error).__name__)
        except Exception:
            logger.exception("the round failed; trying again")
        connections.close_all()
        return False
