from __future__ import annotations

from django.urls import path

from apps.features import store_views, views

app_name = "features"

urlpatterns = [
    path("", views.feature_list, name="list"),
    path("views/<uuid:pk>/", views.view_detail, name="view-detail"),
    path("views/<uuid:pk>/state/", views.view_state, name="view-state"),
    path("define/", views.define, name="define"),
    path("<slug:tenant>/define/", views.define_project, name="define-project"),
    path("<slug:tenant>/define/view/", views.define_view, name="define-view"),
    path("<slug:tenant>/repository.zip", views.repository, name="repository"),
    path("stores/", store_views.store_list, name="stores"),
    path("stores/new/<slug:tenant>/", store_views.new_store, name="store-new"),
    path("stores/<uuid:pk>/", store_views.store, name="store"),
    path("stores/<uuid:pk>/settings/", store_views.settings, name="store-settings"),
    path("stores/<uuid:pk>/sync/", store_views.start_sync, name="store-sync"),
    path("stores/<uuid:pk>/acknowledge/", store_views.acknowledge, name="store-acknowledge"),
    path("stores/<uuid:pk>/syncs/<uuid:sync_pk>/", store_views.sync, name="sync"),
    path("services/<uuid:pk>/", views.service_detail, name="service-detail"),
]
