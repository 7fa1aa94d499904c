"""An operator in front of the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.audit.models import Entry
from tests.factories.cast import with_access


def browser_of(user: User, *, looking: bool = True) -> Client:
    """Return a browser in which `user` is signed in and, if so, has said why it looks."""
    client = Client()
    client.force_login(user)
    if looking:
        with_access(client)
    return client


def act(client: Client, model: type[Model], name: str, *objects: Model, **params: Any) -> Any:
    """Do an act as people do it: look at the dry run, then confirm it."""
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_act", args=[name])
    form = {"ids": ",".join(str(one.pk) for one in objects), "sent": "yes", **params}
    shown = client.post(url, form)
    assert shown.status_code == 200
    return client.post(url, {**form, "plan": shown.context["plan"], "go": "yes"})


def dry_run(client: Client, model: type[Model], name: str, *objects: Model, **params: Any) -> Any:
    """Return the answer that shows what an act would do."""
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_act", args=[name])
    return client.post(url, {"ids": ",".join(str(one.pk) for one in objects), "sent": "yes", **params})


def registered() -> list[type[Model]]:
    """Return the models that the admin shows."""
    return sorted(admin.site._registry, key=lambda model: model._meta.label)


def page_of(model: type[Model], act: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{act}", args=args)


def actions() -> list[str]:
    """Return what the trail holds, in the order in which it was written."""
    return list(Entry.objects.order_by("recorded_at").values_list("action", flat=True))
