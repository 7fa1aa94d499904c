from __future__ import annotations

from django.urls import path

from apps.features import views

app_name = "features"

urlpatterns = [
    path("", views.feature_list, name="list"),
    path("views/<uuid:pk>/", views.view_detail, name="view-detail"),
    path("views/<uuid:pk>/state/", views.view_state, name="view-state"),
    path("define/", views.define, name="define"),
    path("<slug:tenant>/define/", views.define_project, name="define-project"),
    path("<slug:tenant>/define/view/", views.define_view, name="define-view"),
    path("<slug:tenant>/repository.zip", views.repository, name="repository"),
    path("services/<uuid:pk>/", views.service_detail, name="service-detail"),
]
