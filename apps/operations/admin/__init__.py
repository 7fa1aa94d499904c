"""What the admin shows beyond the apps' own objects: people, the trail, jobs, switches and schedules."""

from apps.operations.admin import jobs, people, trail

__all__ = ["jobs", "people", "trail"]
