"""Addresses of checks, below that of their contract."""

from __future__ import annotations

from django.urls import path

from apps.contracts import check_views as views

CONTRACT = "<slug:tenant>/<contract_id:contract>/checks/"
CHECK = f"{CONTRACT}<slug:name>/"

urlpatterns = [
    path(CONTRACT, views.checks, name="checks"),
    # No name of a check begins with a plus.
    path(f"{CONTRACT}+new/", views.check_new, name="check-new"),
    path(CHECK, views.check, name="check"),
    path(f"{CHECK}edit/", views.check_edit, name="check-edit"),
    path(f"{CHECK}run/", views.check_start, name="check-start"),
    path(f"{CHECK}remove/", views.check_remove, name="check-remove"),
    path(f"{CHECK}runs/<uuid:pk>/", views.check_run, name="check-run"),
]
