"""What the person at the terminal reads while things start."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterable, Iterator, Sequence


def say(text: str = "") -> None:
    """Print a line at once."""
    print(text, flush=True)


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    """Print what happens inside a `with` block, and how long it took."""
    print(f"  {what:<44} ", end="", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        say("failed" if sys.exc_info()[0] is not None else "")
        raise
    say(f"ok  {time.monotonic() - began:4.1f} s")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under a head, each column as wide as its widest cell."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        say("  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
