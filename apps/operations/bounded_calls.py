"""Calls of what may never answer, bounded in time."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import connection

Found = TypeVar("Found")


class NoAnswer(Exception):
    """It did not answer in time, or somebody before has been waiting for it all the while."""


class BoundedCaller:
    """Calls in a thread of its own, with a connection of its own, one at a time.

    A server that takes connections and says nothing would hold its caller for ever. While one question waits there is no
    second, so that what hangs costs one thread, however often it is asked.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.lock = threading.Lock()

    def ask(self, read: Callable[[], Found], *, seconds: float) -> Found:
        """Return what `read` returns within `seconds`. Raises `NoAnswer`, and what `read` raises."""
        until = time.monotonic() + seconds
        if not self.lock.acquire(timeout=seconds):
            raise NoAnswer
        answers: queue.SimpleQueue[Found | Exception] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put(read())
            except Exception as error:  # raised again where it was asked
                answers.put(error)
            finally:
                connection.close()
                self.lock.release()

        try:
            threading.Thread(target=run, name=self.name, daemon=True).start()
        except RuntimeError:
            self.lock.release()
            raise NoAnswer from None
        try:
            answer = answers.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            raise NoAnswer from None
        if isinstance(answer, Exception):
            raise answer
        return answer
