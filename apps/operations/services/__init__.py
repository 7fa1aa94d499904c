"""Every write of operations: visits, switches, schedules, heartbeats and the outbox."""

from apps.operations.services.outbox import skip_event
from apps.operations.services.schedules import UnknownSchedule, change_schedule, schedule_etag
from apps.operations.services.switches import UnknownSwitch, set_switch, switch_etag
from apps.operations.services.visits import (
    beat,
    begin_visit,
    clean_reason,
    end_visit,
    record_look,
    record_looks,
)

__all__ = [
    "UnknownSchedule",
    "UnknownSwitch",
    "beat",
    "begin_visit",
    "change_schedule",
    "clean_reason",
    "end_visit",
    "record_look",
    "record_looks",
    "schedule_etag",
    "set_switch",
    "skip_event",
    "switch_etag",
]
