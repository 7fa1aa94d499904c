from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "apps.operations"
    label = "operations"
    verbose_name = "Operations"

    def ready(self) -> None:
        """Count refusals, and see to it that operators look into tenants on visits only."""
        from apps.core import refusals, visiting
        from apps.operations import metrics, visits

        refusals.denied.connect(metrics.count_denied)
        visiting.keep_with(visits.find, visits.ask)
