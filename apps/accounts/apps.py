from django.apps import AppConfig
from django.core.checks import register


class AccountsConfig(AppConfig):
    name = "apps.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Declare what the app adds, and watch for sign-ins: Django and allauth say so by these signals, and nowhere else."""
        from allauth.account.signals import authentication_step_completed
        from django.contrib.auth.signals import user_logged_in

        from apps.accounts import checks, http
        from apps.accounts.area import AREA
        from apps.core import areas

        areas.register(AREA)
        register(checks.sign_in)
        user_logged_in.connect(http.signed_in, dispatch_uid="accounts.signed_in")
        authentication_step_completed.connect(http.confirmed, dispatch_uid="accounts.confirmed")
