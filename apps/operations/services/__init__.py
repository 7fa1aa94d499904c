"""Every write of operations: operator access sessions, switches, schedules, heartbeats, keys and the outbox."""

from apps.operations.services.access_sessions import (
    beat,
    clean_reason,
    end_access_session,
    log_access,
    log_accesses,
    start_access_session,
)
from apps.operations.services.encryption import rotate_encryption
from apps.operations.services.outbox import skip_event
from apps.operations.services.schedules import UnknownSchedule, change_schedule, schedule_etag
from apps.operations.services.switches import UnknownSwitch, set_switch, switch_etag

__all__ = [
    "UnknownSchedule",
    "UnknownSwitch",
    "beat",
    "change_schedule",
    "clean_reason",
    "end_access_session",
    "log_access",
    "log_accesses",
    "rotate_encryption",
    "schedule_etag",
    "set_switch",
    "skip_event",
    "start_access_session",
    "switch_etag",
]
