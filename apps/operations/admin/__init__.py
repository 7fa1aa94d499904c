"""What the admin shows beyond the apps' own objects: people, the trail, jobs, switches and schedules."""

from apps.operations.admin import people, running, trail

__all__ = ["people", "running", "trail"]
