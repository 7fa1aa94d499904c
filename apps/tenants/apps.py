from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TenantsConfig(AppConfig):
    name = "apps.tenants"
    label = "tenants"
    verbose_name = "Tenants"

    def ready(self) -> None:
        """This function will let grants follow from the roles of the version that was just installed."""
        post_migrate.connect(_sync_grants, sender=self)


def _sync_grants(**_: Any) -> None:
    from apps.tenants import services

    services.sync_all_grants()
