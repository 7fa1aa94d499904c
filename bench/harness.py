"""Measuring two things in turns, so that a noisy machine is noisy for both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line of the table. `value` is a ratio or a count, `target` the limit that it must not pass."""

    name: str
    value: float
    unit: str
    target: str
    holds: bool


def interleaved(
    ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = 9, calls: int = 20
) -> tuple[float, float]:
    """Return the median seconds of one call of `ours` and of `peer`, measured in turns."""
    for warm_up in (ours, peer):
        warm_up()
    seconds: dict[int, list[float]] = {0: [], 1: []}
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for index, act in enumerate((ours, peer)):
                started = time.perf_counter()
                for _ in range(calls):
                    act()
                seconds[index].append((time.perf_counter() - started) / calls)
    finally:
        gc.enable()
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def at_most(name: str, value: float, limit: float, unit: str = "x") -> Result:
    """Return a result that holds when `value` is not above `limit`."""
    return Result(name=name, value=round(value, 3), unit=unit, target=f"<= {limit:g}", holds=value <= limit)
