from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "apps.operations"
    label = "operations"
    verbose_name = "Operations"

    def ready(self) -> None:
        """Declare what the app adds, count refusals, and say which operator access session counts in a request."""
        from apps.core import areas, refusals
        from apps.operations import access_sessions, metrics
        from apps.operations.area import AREA
        from apps.tenants import operator_access

        areas.register(AREA)
        refusals.denied.connect(metrics.count_denied)
        operator_access.find_with(access_sessions.find)
