"""Every write of operations: visits, switches, schedules and heartbeats."""

from apps.operations.services.schedules import UnknownSchedule, change_schedule
from apps.operations.services.switches import UnknownSwitch, set_switch
from apps.operations.services.visits import beat, begin_visit, record_look

__all__ = [
    "UnknownSchedule",
    "UnknownSwitch",
    "beat",
    "begin_visit",
    "change_schedule",
    "record_look",
    "set_switch",
]
