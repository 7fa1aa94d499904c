"""The audit trail, to read and search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.accounts.models import User
from apps.audit.choices import Action, Outcome
from apps.audit.models import ConsumerPosition, Log
from apps.core import admin_lists
from apps.core.admin import ReadOnlyAdmin
from apps.core.admin_actions import AdminAction
from apps.core.numbers import LARGEST_KEY, whole
from apps.operations import services
from apps.operations.models import TrailEntry
from apps.tenants.models import Membership, Tenant

UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class ChainFilter(admin.SimpleListFilter):
    """The platform's chain stands there to click; the tenants, of which there may be many, are searched."""

    title = "chain"
    parameter_name = "chain"
    template = admin_lists.SearchFilter.template

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(Log.PLATFORM), "The platform")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Yield what can be clicked; the tenants are in the select."""
        self.kept = admin_lists.kept_parameters(changelist, self)
        tenant = Membership._meta.get_field("tenant")
        self.select = admin_lists.search_select(tenant, "chain", self.value() or "", label="By chain")
        yield from super().choices(changelist)

    def queryset(self, request: HttpRequest, queryset: QuerySet[TrailEntry]) -> QuerySet[TrailEntry]:
        if not self.value():
            return queryset
        try:
            return queryset.filter(log_id=UUID(self.value()))
        except ValueError as error:
            raise IncorrectLookupParameters from error


class AreaFilter(admin.SimpleListFilter):
    title = "area"
    parameter_name = "area"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(area, area.capitalize()) for area in sorted({str(one).split(".")[0] for one in Action})]

    def queryset(self, request: HttpRequest, queryset: QuerySet[TrailEntry]) -> QuerySet[TrailEntry]:
        return queryset.filter(action__startswith=f"{self.value()}.") if self.value() else queryset


class TrailList(admin_lists.DatedList):
    """Links by chain and number: the key that never changes."""

    def get_results(self, request: HttpRequest) -> None:
        """Read a page, and the names of the people and tenants on it at once."""
        super().get_results(request)
        entries: Any = self.result_list
        entries = list(entries)
        ids = {UUID(entry.actor_id) for entry in entries if UUID_TEXT.fullmatch(entry.actor_id)}
        people = dict(User.objects.filter(pk__in=ids).values_list("pk", "username"))
        tenants = dict(
            Tenant.objects.filter(pk__in={entry.log_id for entry in entries}).values_list("pk", "name")
        )
        for entry in entries:
            if UUID_TEXT.fullmatch(entry.actor_id):
                entry.actor_name = people.get(UUID(entry.actor_id))
            entry.tenant_name = tenants.get(entry.log_id)
        self.result_list = entries

    def url_for_result(self, result: Any) -> str:
        return reverse("admin:operations_trailentry_change", args=[result.key])

    def get_ordering(self, request: HttpRequest, queryset: Any) -> list[Any]:
        # One index gives this order; a further column to break ties would need a sort of everything.
        return ["-recorded_at"]


@admin.register(TrailEntry)
class TrailEntryAdmin(ReadOnlyAdmin):
    """Nothing here can be changed, by anybody: the database refuses it."""

    tenant_path = "log_id"
    list_display = ("recorded_at", "what", "object", "actor", "outcome", "chain_name", "seq")
    list_display_links = ("what",)
    list_filter = (ChainFilter, AreaFilter)
    # Every filter of a link from elsewhere.
    search_fields = ("action", "object_type", "object_id", "actor_id")
    search_help_text = (
        "An action such as tenants.role.assigned, a kind or id of an object, a user name or an id."
    )
    date_hierarchy = "recorded_at"
    sortable_by = ()
    fields = (
        "what",
        "action",
        "outcome",
        "recorded_at",
        "actor",
        "object",
        "chain_name",
        "seq",
        "leaf",
        "content",
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[TrailList]:
        return TrailList

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        return lookup in ("object_id", "actor_id") or super().lookup_allowed(lookup, value, request)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> TrailEntry | None:
        try:
            log_id, *numbers = object_id.split(".")
            epoch, seq = (whole(number, high=LARGEST_KEY) for number in numbers)
            chain_id = UUID(log_id)
        except ValueError:
            return None
        if epoch is None or seq is None:
            return None
        return TrailEntry.objects.filter(log_id=chain_id, epoch=epoch, seq=seq).first()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[TrailEntry], search_term: str
    ) -> tuple[QuerySet[TrailEntry], bool]:
        """Search by whole words that an index knows, and by the names of accounts."""
        for word in search_term.replace("\x00", "").split():
            people = [
                str(pk) for pk in User.objects.filter(username__iexact=word).values_list("pk", flat=True)
            ]
            queryset = queryset.filter(
                Q(action=word)
                | Q(action__startswith=f"{word}.")
                | Q(object_type=word)
                | Q(object_id=word)
                | Q(actor_id=word)
                | Q(actor_id__in=people)
                | Q(object_id__in=people)
            )
        return queryset, False

    @admin.display(description="what happened")
    def what(self, entry: TrailEntry) -> str:
        return entry.action_text

    @admin.display(description="object")
    def object(self, entry: TrailEntry) -> SafeString:
        return format_html("{} <code>{}</code>", entry.object_type, entry.object_id[:36])

    @admin.display(description="actor")
    def actor(self, entry: TrailEntry) -> SafeString | str:
        name: str | None = getattr(entry, "actor_name", None)
        if name is not None:
            return name
        return format_html("<code>{}</code>", entry.actor_id[:36]) if entry.actor_id else "nobody"

    @admin.display(description="outcome")
    def outcome(self, entry: TrailEntry) -> SafeString:
        word = str(entry.document["outcome"])
        label = Outcome(word).label if word in Outcome.values else word
        return format_html('<span class="state state-{}">{}</span>', word, label)

    @admin.display(description="chain")
    def chain_name(self, entry: TrailEntry) -> SafeString | str:
        if entry.log_id == Log.PLATFORM:
            return "The platform"
        name: str | None = getattr(entry, "tenant_name", None)
        return name if name is not None else format_html("<code>{}</code>", str(entry.log_id))

    @admin.display(description="content")
    def content(self, entry: TrailEntry) -> SafeString:
        return format_html(
            '<pre class="document">{}</pre>', json.dumps(entry.document, indent=2, sort_keys=True)
        )


def _skip(position: ConsumerPosition, params: dict[str, Any], by: Any) -> str:
    number = position.stuck_seq
    services.skip_event(position=position, by=by)
    return f"{position.consumer} goes on behind entry {number}, which it never handled."


@admin.register(ConsumerPosition)
class ConsumerPositionAdmin(ReadOnlyAdmin):
    """How far each consumer has read each chain of the outbox, and where one is stuck."""

    list_display = ("consumer", "log_id", "seq", "moved_at", "status", "due_at")
    list_filter = ("consumer", ("stuck_since", admin.EmptyFieldListFilter))
    search_fields = ("log_id",)
    fields = (
        "consumer",
        "log_id",
        "epoch",
        "seq",
        "moved_at",
        "status",
        "error",
        "failures",
        "stuck_since",
        "due_at",
    )
    acts = (
        AdminAction(
            "skip",
            "Skip event",
            _skip,
            explain="What the consumer would have done for this event is not done, and the trail says so.",
            is_dangerous=True,
            locks_row=True,
            offered=lambda position: position.stuck_seq is not None,
        ),
    )

    @admin.display(description="state", ordering="stuck_since")
    def status(self, position: ConsumerPosition) -> SafeString:
        if position.stuck_seq is None:
            return format_html('<span class="state state-{}">{}</span>', "succeeded", "Going on")
        return format_html(
            '<span class="state state-{}">Stuck on entry {}</span>', "failed", position.stuck_seq
        )


@admin.register(Log)
class LogAdmin(ReadOnlyAdmin):
    list_display = ("log_id", "size", "epoch")
    fields = ("log_id", "size", "epoch", "head_hex")
    search_fields = ("log_id",)

    @admin.display(description="head")
    def head_hex(self, log: Log) -> str:
        return bytes(log.head).hex()
