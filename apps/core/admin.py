"""The two kinds of pages of the admin: those that show, and those that write through a service. None saves a model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Any, Protocol, cast
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst, smart_split, unescape_string_literal

from apps.core import admin_actions, admin_lists, authority
from apps.core.admin_actions import MOST_ROWS, AdminAction
from apps.core.edits import EditForm
from apps.core.etags import ChangedMeanwhile
from apps.core.refusals import Invalid, Refused, record_denied

# Counting all rows of a large table would take longer than showing a page of it.
COUNTED = 1000


class AtLeast(int):
    """A number that stands for itself and more."""

    def __str__(self) -> str:
        return f"{int(self)}+"


class CappedPaginator(Paginator):
    """Counts so many rows and no more, and pages through those: whoever looks for others filters or searches."""

    @cached_property
    def count(self) -> int:
        found = self.object_list.order_by()[: COUNTED + 1].count()  # type: ignore[attr-defined]  # a QuerySet
        return found if found <= COUNTED else AtLeast(COUNTED)


def operates(request: HttpRequest) -> bool:
    """Return whether somebody operates the platform; being staff or a superuser is not enough."""
    return authority.is_operator(request.user)


class OperatorSite(Protocol):
    """What pages of the admin ask of the site, which knows the apps above this one."""

    def log_access(
        self, request: HttpRequest, model: type[Model], obj: Any = None, *, path: str | None = None
    ) -> HttpResponse | None: ...

    def trail_url(self, object_id: str) -> str: ...


def _name_of(list_filter: Any) -> str:
    """Return the name under which a filter of a list stands in addresses."""
    if isinstance(list_filter, type):
        return str(getattr(list_filter, "parameter_name", ""))
    return str(list_filter if isinstance(list_filter, str) else list_filter[0])


class OperatorAdmin(admin.ModelAdmin):
    """What every page of the admin keeps: operators only, each access to a tenant's data logged, acts by dry run."""

    # What can be done to rows here, beside what a form changes.
    acts: Sequence[AdminAction] = ()
    # How a row leads to its tenant's id, where that is not found by itself.
    tenant_path: str | None = None
    list_per_page = 50
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False

    @property
    def _site(self) -> OperatorSite:
        return cast(OperatorSite, self.admin_site)

    @property
    def media(self) -> forms.Media:
        return super().media + admin_lists.media_of(self.list_filter)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[admin_lists.DatedList]:
        return admin_lists.DatedList

    def has_module_permission(self, request: HttpRequest) -> bool:
        return operates(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return operates(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # The trail of the services tells what was done; Django's own log would repeat names of people.
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None: ...  # type: ignore[override]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None: ...  # type: ignore[override]

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None: ...  # type: ignore[override]

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        """Let a list be filtered by what it offers: Django would let people guess a hash or the key
        of somebody's session, letter by letter."""
        offered = [self.date_hierarchy, *(_name_of(one) for one in self.get_list_filter(request))]
        named = any(lookup == name or lookup.startswith(f"{name}__") for name in offered if name)
        return named and super().lookup_allowed(lookup, value, request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find the rows that hold every word in one of the fields to search in."""
        for word in smart_split(search_term):
            text = unescape_string_literal(word) if word[0] in "\"'" and word[-1] == word[0] else word
            fields = self.get_search_fields(request)
            conditions = (admin_lists.found_by(queryset.model, field, text) for field in fields)
            queryset = queryset.filter(reduce(or_, conditions, Q()))
        return queryset, False

    def log_access(self, request: HttpRequest, obj: Any = None) -> HttpResponse | None:
        """Log the access to the list or to an object, or return the page that comes before it."""
        return self._site.log_access(request, self.model, obj, path=self.tenant_path)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not operates(request):
            raise PermissionDenied
        before = self.log_access(request)
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return before or super().changelist_view(request, {**title, **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        if not operates(request):
            raise PermissionDenied
        obj = self.get_object(request, unquote(object_id)) if object_id is not None else None
        if object_id is None or obj is not None:
            before = self.log_access(request, obj)
            if before is not None:
                return before
        context = {
            "acts": [
                {
                    "label": act.label,
                    "is_dangerous": act.is_dangerous,
                    "url": f"{self._act_url(act)}?ids={quote(obj.pk)}",
                }
                for act in self.acts
                if obj is not None and act.offered(obj)
            ],
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            **(extra_context or {}),
        }
        return self._answer_form(request, object_id, form_url, context)

    def _answer_form(
        self, request: HttpRequest, object_id: str | None, form_url: str, context: dict[str, Any]
    ) -> HttpResponse:
        return super().changeform_view(request, object_id, form_url, context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Show what the trail says of an object."""
        if not operates(request):
            raise PermissionDenied
        return HttpResponseRedirect(self._site.trail_url(unquote(object_id)))

    # Acts

    def get_urls(self) -> list[Any]:
        info = self.opts.app_label, self.opts.model_name
        acting = path(
            "act/<slug:name>/",
            self.admin_site.admin_view(self.act_view),
            name="{}_{}_act".format(*info),
        )
        return [acting, *super().get_urls()] if self.acts else super().get_urls()

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer each act for the rows that are ticked in a list."""
        if not operates(request):
            return {}

        def action_of(act: AdminAction) -> Any:
            def action(
                self: OperatorAdmin, request: HttpRequest, queryset: QuerySet[Any]
            ) -> HttpResponse | None:
                ids = [str(pk) for pk in queryset.values_list("pk", flat=True)[: MOST_ROWS + 1]]
                return self._act_page(request, act, ids)

            return action

        return {act.name: (action_of(act), act.name, f"{act.label} …") for act in self.acts}

    def act_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Show what an act would do to the rows `ids`, and do it when that is confirmed."""
        if not operates(request):
            raise PermissionDenied
        act = next((act for act in self.acts if act.name == name), None)
        if act is None:
            raise Http404
        given = request.POST if request.method == "POST" else request.GET
        before = self.log_access(request)
        if before is not None:
            return before
        return self._act_page(request, act, [pk for pk in given.get("ids", "").split(",") if pk])

    def _act_page(self, request: HttpRequest, act: AdminAction, ids: list[str]) -> HttpResponse:
        back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        if not 1 <= len(ids) <= MOST_ROWS:
            sentence = f"Choose 1 to {MOST_ROWS} rows; what happens to each is shown before it happens."
            messages.warning(request, sentence)
            return HttpResponseRedirect(back)
        asked = request.method == "POST" and "sent" in request.POST
        form = act.form(request.POST if asked else None) if act.form else None
        params: dict[str, Any] | None = {}
        if form is not None:
            params = dict(form.cleaned_data) if asked and form.is_valid() else None
        planned, word = [], ""
        by: Any = request.user
        if params is not None:
            planned = admin_actions.plan(act, self.model, ids, params, by)
            word = admin_actions.digest(act, params, planned)
            if asked and "go" in request.POST:
                if request.POST.get("plan") == word:
                    return self._act_now(request, act, planned, params)
                messages.warning(
                    request, "Something has changed since you looked. This is what would happen now."
                )
        joined = ",".join(ids)
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "opts": self.opts,
            "act": act,
            "form": form,
            "ids": joined,
            "count": len(ids),
            "planned": planned,
            "done": sum(row.is_done for row in planned),
            "refused": sum(not row.is_done for row in planned),
            "plan": word,
            # Whoever has to confirm who it is comes back by the address, which has room for a few rows.
            "action_url": self._act_url(act)
            + (f"?{urlencode({'ids': joined})}" if len(joined) < 2000 else ""),
            "back": back,
        }
        return TemplateResponse(request, "admin/act.html", context)

    def _act_now(
        self, request: HttpRequest, act: AdminAction, planned: list[Any], params: dict[str, Any]
    ) -> HttpResponse:
        by: Any = request.user
        if len(planned) > 1:
            job = admin_actions.start(act, self.model, planned, params, by)
            return HttpResponseRedirect(reverse("admin:core_job_change", args=[job.pk]))
        (row,) = planned
        try:
            messages.success(request, admin_actions.apply_one(act, self.model, row.object_id, params, by))
        except Refused as refused:
            record_denied(refused)
            messages.error(request, refused.sentence)
        except ObjectDoesNotExist:
            messages.error(request, "It is no longer there; nothing was done.")
        here = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        # What was ended has no page any more.
        if self.get_queryset(request).filter(pk=row.object_id).exists():
            return HttpResponseRedirect(reverse(f"{here}_change", args=[quote(row.object_id)]))
        return HttpResponseRedirect(reverse(f"{here}_changelist"))

    def _act_url(self, act: AdminAction) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_act", args=[act.name])


class ReadOnlyAdmin(OperatorAdmin):
    """A model that the admin lists, filters and searches, and whose fields it cannot change."""


class ServiceForm(EditForm, forms.ModelForm):
    """A form whose service has the last word: what it refuses stands beside the fields."""

    refused: Refused | None = None
    # Of the object as it is now; a form that adds one has none.
    present: str = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "etag" in self.fields:
            self.initial["etag"] = self.present
            if self.is_bound and isinstance(self.refused, ChangedMeanwhile):
                self.compare(type(self)(instance=self.instance))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.refused is not None:
            named = getattr(self.refused, "errors", {}) if isinstance(self.refused, Invalid) else {}
            for name, sentences in named.items():
                self.add_error(name if name in self.fields else None, sentences)
            if not named:
                self.add_error(None, self.refused.sentence)
        return cleaned

    def _post_clean(self) -> None:
        """Leave the instance alone: it shows what is stored, and the service reads the form."""


class ServiceAdmin(OperatorAdmin):
    """A model whose forms call services. What a subclass does not define cannot be done."""

    form = ServiceForm

    def create(self, form: Any, by: Any) -> Model:
        """Make the object by a service and return it."""
        raise NotImplementedError

    def update(self, obj: Any, form: Any, by: Any, *, if_match: str) -> None:
        """Change the object by a service, which refuses a form that was opened before it changed."""
        raise NotImplementedError

    def etag(self, obj: Any) -> str:
        """Return the entity tag of what the form edits: whoever defines `update` says it."""
        raise NotImplementedError

    def remove(self, obj: Any, by: Any) -> None:
        """End the object by a service."""
        raise NotImplementedError

    def _defines(self, name: str) -> bool:
        return getattr(type(self), name) is not getattr(ServiceAdmin, name)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._defines("create") and operates(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._defines("update") and operates(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._defines("remove") and operates(request)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        made: Any = super().get_form(request, obj, change, **kwargs)
        made.refused = getattr(request, "refused", None)
        if change and obj is not None and self._defines("update"):
            made.present = self.etag(obj)
        else:
            del made.base_fields["etag"]
        return made

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        return form.instance

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            self.update(obj, form, request.user, if_match=form.cleaned_data.pop("etag"))
        else:
            made = self.create(form, request.user)
            obj.__dict__.update(made.__dict__)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Do nothing: the service wrote all of it."""

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        return []

    def _answer_form(
        self, request: HttpRequest, object_id: str | None, form_url: str, context: dict[str, Any]
    ) -> HttpResponse:
        try:
            return super()._answer_form(request, object_id, form_url, context)
        except Refused as refused:
            record_denied(refused)
            # Once more: the form says no now, and is shown with the reason.
            request.refused = refused  # type: ignore[attr-defined]  # read by get_form
            answer = super()._answer_form(request, object_id, form_url, context)
            if isinstance(refused, ChangedMeanwhile):
                answer.status_code = refused.status
            return answer

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Name what the service ends: nothing else goes with it."""
        return [str(obj) for obj in objs], {}, set(), []

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except Refused as refused:
            record_denied(refused)
            messages.error(request, refused.sentence)
            here = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(here, args=[object_id]))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.remove(obj, request.user)
