from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TenantsConfig(AppConfig):
    name = "apps.tenants"
    label = "tenants"
    verbose_name = "Tenants"

    def ready(self) -> None:
        """Declare what the app adds, let grants follow from the roles of the version that was just installed,
        and tell the apps below of access, groups and tokens."""
        from apps.accounts import credentials, trails
        from apps.core import areas, authority
        from apps.tenants import access, grants
        from apps.tenants.area import AREA
        from apps.tenants.services import groups, tokens

        areas.register(AREA)
        post_migrate.connect(_sync_grants, sender=self)
        authority.register(
            authority.Authority(
                is_operator=access.is_operator,
                require_operator=access.require_operator,
                operator_groups=grants.operator_groups,
                fresh=access.remembered,
                passed_checks=access.passed_checks,
                require_again=access.require_again,
            )
        )
        trails.find_tenants_with(groups.tenants_with)
        credentials.register(
            credentials.Kind(
                names=tokens.usable_names, hold=tokens.lock_usable, revoke=tokens.revoke_all_tokens
            )
        )


def _sync_grants(**_: Any) -> None:
    from apps.tenants import services

    services.sync_all_grants()
