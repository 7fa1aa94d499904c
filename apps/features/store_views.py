from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.models import User
from apps.core.etags import ChangedMeanwhile
from apps.core.htmx import lead_to, render_page
from apps.core.refusals import Invalid, NotFound, Refused, record_denied
from apps.features import services
from apps.features.models import FeatureStore
from apps.features.pages import stores
from apps.features.store_forms import NewStoreForm, StoreForm
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.http import require_same_tenant
from apps.tenants.models import Tenant


@login_required
@require_safe
def store_list(request: HttpRequest) -> HttpResponse:
    page = stores.stores_page(user=_person(request))
    return render_page(request, "features/stores.html", {"page": page})


@login_required
@require_safe
def store(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _store_page(request, pk)


@login_required
@require_safe
def sync(request: HttpRequest, pk: UUID, sync_pk: UUID) -> HttpResponse:
    page = stores.sync_page(user=_person(request), pk=pk, sync_pk=sync_pk)
    return render_page(request, "features/sync.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_store(request: HttpRequest, tenant: str) -> HttpResponse:
    user = _person(request)
    found = access.get_or_404(Tenant.objects.all, user=user, perm=Permission.PUBLISH, slug=tenant)
    require_same_tenant(request, found)
    form = NewStoreForm(request.POST if request.method == "POST" else None, tenant=found)
    if not form.is_valid():
        return _form(request, form, found, status=Invalid.status if request.method == "POST" else 200)
    values = {**form.cleaned_data, "connection": form.connection_of(found)}
    try:
        made = services.create_store(tenant=found, by=user, **values)
    except NotFound:
        raise
    except Refused as refused:
        record_denied(refused)
        _show(form, refused)
        return _form(request, form, found, status=refused.status)
    return lead_to(request, reverse("features:store", args=[made.pk]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _load(request, pk, Permission.PUBLISH)
    form = StoreForm(
        request.POST if request.method == "POST" else None, store=found, etag=services.store_etag(found)
    )
    if not form.is_valid():
        status = Invalid.status if request.method == "POST" else 200
        return _form(request, form, found.tenant, found, status=status)
    values = {name: value for name, value in form.cleaned_data.items() if name != "etag"}
    try:
        services.update_store(
            store=found,
            by=_person(request),
            if_match=form.cleaned_data["etag"],
            **{**values, "connection": form.connection_of(found.tenant)},
        )
    except NotFound:
        raise
    except Refused as refused:
        record_denied(refused)
        _show(form, refused)
        if isinstance(refused, ChangedMeanwhile):
            now = _load(request, pk, Permission.PUBLISH)
            form.compare(StoreForm(store=now, etag=services.store_etag(now)))
        return _form(request, form, found.tenant, found, status=refused.status)
    return lead_to(request, reverse("features:store", args=[pk]))


@login_required
@require_POST
def start_sync(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _act(request, pk, Permission.PUBLISH, lambda one: services.start(store=one, by=_person(request)))


@login_required
@require_POST
def acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    digest = request.POST.get("digest", "")
    return _act(
        request,
        pk,
        Permission.VOTE,
        lambda one: services.acknowledge(store=one, by=_person(request), registry_digest=digest),
    )


def _act(request: HttpRequest, pk: UUID, perm: str, act: object) -> HttpResponse:
    found = _load(request, pk, perm)
    assert callable(act)
    try:
        act(found)
    except NotFound:
        raise
    except Refused as refused:
        record_denied(refused)
        return _store_page(request, pk, refused=refused)
    return lead_to(request, reverse("features:store", args=[pk]))


def _store_page(request: HttpRequest, pk: UUID, refused: Refused | None = None) -> HttpResponse:
    page = stores.store_page(user=_person(request), pk=pk)
    status = refused.status if refused is not None else 200
    context = {"page": page, "refused": refused}
    return render_page(request, "features/store.html", context, partial="store", status=status)


def _form(
    request: HttpRequest, form: object, tenant: Tenant, found: FeatureStore | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "tenant": tenant, "store": found}
    return render_page(request, "features/store_form.html", context, status=status)


def _show(form: NewStoreForm | StoreForm, refused: Refused) -> None:
    """Write a refusal beside the field that it names, or above the form."""
    named = getattr(refused, "errors", {})
    for name, sentences in named.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)
    if not named:
        form.add_error(None, refused.sentence)


def _load(request: HttpRequest, pk: UUID, perm: str) -> FeatureStore:
    rows = FeatureStore.objects.select_related("tenant", "connection__tenant")
    found = access.get_or_404(rows, user=_person(request), perm=perm, pk=pk)
    require_same_tenant(request, found.tenant)
    return found


def _person(request: HttpRequest) -> User:
    """Return the reader, who is signed in where this is called."""
    assert isinstance(request.user, User)
    return request.user
