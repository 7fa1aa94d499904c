from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Policy as code: a Rego text may refuse a request, and never grants one."""

    name = "apps.policies"
    label = "policies"
    verbose_name = "Policies"
