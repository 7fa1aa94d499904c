"""Named points at which a test may kill, stop or fail the process that runs past them.

Crash safety is a promise about the moment between a commit and its side effect, so tests place the crash there
instead of hoping for it. A point does nothing unless `settings.FAULT_INJECTION` is on and the environment names it:
`PORTAL_FAULTS="rollouts.tick.committed=kill"`.
"""

from __future__ import annotations

import os
import signal

from django.conf import settings


class InjectedFault(Exception):
    """The failure that a test asked for at a named point."""


_spent: set[str] = set()


def point(name: str) -> None:
    """Do what the environment asks for at `name`, once: kill, stop or raise."""
    if not getattr(settings, "FAULT_INJECTION", False):
        return
    planned = dict(
        item.split("=", 1) for item in os.environ.get("PORTAL_FAULTS", "").split(",") if "=" in item
    )
    act = planned.get(name)
    if act is None or name in _spent:
        return
    _spent.add(name)
    if act == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif act == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif act == "raise":
        raise InjectedFault(name)
