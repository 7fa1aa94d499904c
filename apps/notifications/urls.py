from __future__ import annotations

from django.urls import path

from apps.notifications.views import notices, webhooks

app_name = "notifications"

urlpatterns = [
    path("notifications/", notices.notice_list, name="list"),
    path("notifications/badge/", notices.badge, name="badge"),
    path("notifications/preferences/", notices.preferences, name="preferences"),
    path("notifications/read/", notices.read_all, name="read-all"),
    path("notifications/undo/", notices.undo, name="undo"),
    path("notifications/<uuid:pk>/open/", notices.open_notice, name="open"),
    path("notifications/<uuid:pk>/read/", notices.read, name="read"),
    path("notifications/<uuid:pk>/unread/", notices.unread, name="unread"),
    path("tenants/<slug:tenant>/webhooks/", webhooks.webhook_list, name="webhooks"),
    path("tenants/<slug:tenant>/webhooks/<uuid:pk>/", webhooks.webhook, name="webhook"),
    path("tenants/<slug:tenant>/webhooks/<uuid:pk>/<slug:act>/", webhooks.act, name="webhook-act"),
    path(
        "tenants/<slug:tenant>/webhooks/<uuid:pk>/deliveries/<uuid:delivery>/replay/",
        webhooks.replay,
        name="delivery-replay",
    ),
]
