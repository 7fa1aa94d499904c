from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "apps.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        """Let ids travel as arrays, and jobs do what operators started from a list of the admin."""
        from apps.core import admin_acts, jobs
        from apps.core.postgres import lookups  # noqa: F401  # takes the place of Django's own

        jobs.register(admin_acts.KIND, admin_acts.work, text="What an operator started for many rows")
