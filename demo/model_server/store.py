"""The models in memory: loaded at first use, a bounded number of them, the least used forgotten first."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict

from . import estimator
from .estimator import Model, Unloadable
from .registry import NoSuchVersion, NotNow, Reference, Registry

log = logging.getLogger("model_server")

MOST_MODELS = 16
# After a failed load, requests are answered with its reason for so long before the registry is asked again.
FAILURE_SECONDS = 2.0

LoadFailure = NoSuchVersion | NotNow | Unloadable


class Store:
    """Loaded models by reference. Safe for many threads; each version is loaded by one of them."""

    def __init__(self, registry: Registry, *, most: int = MOST_MODELS) -> None:
        self._registry = registry
        self._most = most
        self._models: OrderedDict[Reference, Model] = OrderedDict()
        self._failures: dict[Reference, tuple[float, LoadFailure]] = {}
        self._lock = threading.Lock()
        self._loading: dict[Reference, threading.Lock] = {}

    def get(self, reference: Reference, *, again: bool = False) -> Model:
        """Give the model, loading it where it is not in memory.

        A failure is remembered for a moment, so that traffic does not hammer the registry; `again` asks anew.
        Raises NoSuchVersion, NotNow or Unloadable.
        """
        if (model := self.loaded(reference)) is not None:
            return model
        with self._lock:
            turn = self._loading.setdefault(reference, threading.Lock())
        with turn:
            if (model := self.loaded(reference)) is not None:
                return model
            if not again and (failure := self.failure(reference)) is not None:
                raise type(failure)(*failure.args)
            return self._load(reference)

    def loaded(self, reference: Reference) -> Model | None:
        """Give the model where it is in memory."""
        with self._lock:
            if reference in self._models:
                self._models.move_to_end(reference)
            return self._models.get(reference)

    def failure(self, reference: Reference) -> LoadFailure | None:
        """Return why the version did not load a moment ago."""
        with self._lock:
            moment, failure = self._failures.get(reference, (0.0, None))
        return failure if time.monotonic() - moment < FAILURE_SECONDS else None

    def _load(self, reference: Reference) -> Model:
        started = time.monotonic()
        try:
            model = estimator.load(self._registry.folder(reference))
        except (NoSuchVersion, NotNow, Unloadable) as failure:
            log.warning("%s did not load: %s", reference, failure)
            with self._lock:
                self._failures[reference] = (time.monotonic(), failure)
                if len(self._failures) > 10 * self._most:
                    self._failures.clear()
            raise
        with self._lock:
            self._failures.pop(reference, None)
            self._models[reference] = model
            forgotten = [self._models.popitem(last=False)[0] for _ in range(len(self._models) - self._most)]
            for old in forgotten:
                self._loading.pop(old, None)
        for old in forgotten:
            self._registry.forget(old)
        log.info("%s loaded in %.2f s", reference, time.monotonic() - started)
        return model
