from __future__ import annotations

from django.urls import path

from apps.lineage import views

app_name = "lineage"

urlpatterns = [
    path("lineage/", views.dataset_list, name="dataset-list"),
    path("lineage/jobs/", views.job_list, name="job-list"),
    path("lineage/jobs/<uuid:pk>/", views.job_detail, name="job-detail"),
    path("lineage/unresolved/", views.unresolved, name="unresolved"),
    path("lineage/mappings/", views.mapping_list, name="mapping-list"),
    path("lineage/mappings/<uuid:pk>/remove/", views.remove_mapping, name="mapping-remove"),
    path("lineage/<slug:tenant>/mappings/new/", views.create_mapping, name="mapping-create"),
    path("lineage/datasets/<uuid:pk>/", views.dataset_detail, name="dataset-detail"),
    path("lineage/datasets/<uuid:pk>/owners/", views.name_owners, name="owners"),
    path("openlineage/<slug:tenant>/api/v1/lineage", views.openlineage, name="openlineage"),
]
