from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Policy as code: a Rego text may refuse a request, and never grants one."""

    name = "apps.policies"
    label = "policies"
    verbose_name = "Policies"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.core import areas
        from apps.policies.area import AREA

        areas.register(AREA)
