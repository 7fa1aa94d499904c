from __future__ import annotations

from django.urls import path

from apps.connections import views

app_name = "connections"

urlpatterns = [
    path("<slug:tenant>/connections/", views.connection_list, name="list"),
    path("<slug:tenant>/connections/<uuid:pk>/", views.connection, name="connection"),
    path("<slug:tenant>/connections/<uuid:pk>/<slug:act>/", views.act, name="act"),
]
