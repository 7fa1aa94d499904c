from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from apps.accounts.choices import Kind
from apps.core import clock
from apps.core.admin import ReadOnlyAdmin
from apps.core.admin_actions import AdminAction
from apps.core.admin_lists import SearchFilter
from apps.tenants import services
from apps.tenants.choices import Scope
from apps.tenants.models import ApiToken

EXPIRES_SOON = dt.timedelta(days=14)
UNUSED = dt.timedelta(days=90)


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("usable", "Works"),
            ("expiring", "Expires within 14 days"),
            ("never", "Works, and was never used"),
            ("unused", "Works, and unused for 90 days"),
            ("expired", "Expired"),
            ("revoked", "Revoked"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ApiToken]) -> QuerySet[ApiToken]:
        moment = clock.now()
        usable = Q(revoked_at__isnull=True, expires_at__gt=moment)
        chosen = {
            "usable": usable,
            "expiring": usable & Q(expires_at__lte=moment + EXPIRES_SOON),
            "never": usable & Q(last_used_at__isnull=True),
            "unused": usable
            & (
                Q(last_used_at__lt=moment - UNUSED)
                | Q(last_used_at__isnull=True, created_at__lt=moment - UNUSED)
            ),
            "expired": Q(revoked_at__isnull=True, expires_at__lte=moment),
            "revoked": Q(revoked_at__isnull=False),
        }.get(self.value() or "")
        return queryset if chosen is None else queryset.filter(chosen)


class ScopeFilter(admin.SimpleListFilter):
    title = "scope"
    parameter_name = "scope"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(scope.value, scope.value) for scope in Scope]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ApiToken]) -> QuerySet[ApiToken]:
        return queryset.filter(scopes__contains=[self.value()]) if self.value() else queryset


def _revoke(token: ApiToken, params: dict[str, Any], by: Any) -> str:
    before = token.revoked_at
    services.revoke_token(token=token, by=by)
    return f"{token} was revoked before." if before else f"{token} is revoked; its next use is refused."


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    """The inventory of tokens. Their secrets are nowhere."""

    list_display = (
        "prefix",
        "name",
        "owner",
        "tenant",
        "standing",
        "age",
        "used",
        "ends",
        "shown_scopes",
    )
    list_filter = (StandingFilter, "user__kind", ScopeFilter, ("tenant", SearchFilter))
    list_select_related = ("user", "tenant")
    search_fields = ("prefix", "name", "user__username", "tenant__slug")
    date_hierarchy = "expires_at"
    fields = (
        "prefix",
        "name",
        "user",
        "kind",
        "tenant",
        "shown_scopes",
        "standing",
        "created_at",
        "last_used_at",
        "expires_at",
        "revoked_at",
    )
    acts = (
        AdminAction(
            "revoke",
            "Revoke",
            _revoke,
            explain="The next use of the token is refused. This cannot be undone.",
            is_dangerous=True,
            offered=lambda token: token.revoked_at is None,
            locks_row=True,
        ),
    )

    @admin.display(description="owner", ordering="user__username")
    def owner(self, token: ApiToken) -> SafeString:
        chip = "" if token.user.is_person else mark_safe(' <span class="state">service account</span>')
        return format_html("{}{}", token.user.username, chip)

    @admin.display(description="owned by", ordering="user__kind")
    def kind(self, token: ApiToken) -> str:
        return Kind(token.user.kind).label

    @admin.display(description="scopes")
    def shown_scopes(self, token: ApiToken) -> str:
        return "everything" if set(token.scopes) == set(Scope.values) else ", ".join(token.scopes)

    @admin.display(description="standing")
    def standing(self, token: ApiToken) -> SafeString:
        word, label = "ok", "Works"
        if token.revoked_at is not None:
            word, label = "revoked", "Revoked"
        elif not token.is_usable:
            word, label = "expired", "Expired"
        elif token.expires_at <= clock.now() + EXPIRES_SOON:
            word, label = "warn", "Expires soon"
        return format_html('<span class="state state-{}">{}</span>', word, label)

    @admin.display(description="last use", ordering="last_used_at")
    def used(self, token: ApiToken) -> str:
        return "never" if token.last_used_at is None else f"{token.last_used_at:%Y-%m-%d}"

    @admin.display(description="expires", ordering="expires_at")
    def ends(self, token: ApiToken) -> str:
        return f"{token.expires_at:%Y-%m-%d}"

    @admin.display(description="age", ordering="-created_at")
    def age(self, token: ApiToken) -> str:
        days = (clock.now() - token.created_at).days
        return "today" if days < 1 else f"{days} day{'' if days == 1 else 's'}"
