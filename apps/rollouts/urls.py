from django.urls import path

from apps.rollouts import views

app_name = "rollouts"

urlpatterns = [
    path("models/<slug:tenant>/<str:name>/request/", views.promotion_request, name="promotion-request"),
    path("rollouts/", views.rollout_list, name="list"),
    path("rollouts/<uuid:pk>/", views.detail, name="detail"),
    path("rollouts/<uuid:pk>/abort/", views.abort, name="abort"),
]
