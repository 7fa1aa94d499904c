from __future__ import annotations

from django.urls import path

from apps.catalog import views

app_name = "catalog"

urlpatterns = [
    path("catalog/", views.catalog, name="catalog"),
    path("catalog/graph/", views.graph, name="graph"),
    path("catalog/impact/", views.impact, name="impact"),
    path("tenants/<slug:tenant>/backstage/", views.backstage, name="backstage"),
    path("tenants/<slug:tenant>/backstage/import/", views.backstage_import, name="backstage-import"),
    path("tenants/<slug:tenant>/backstage/<uuid:pk>/revoke/", views.feed_revoke, name="feed-revoke"),
]
