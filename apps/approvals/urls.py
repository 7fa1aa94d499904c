from django.urls import path

from apps.approvals import views

app_name = "approvals"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("badge/", views.badge, name="badge"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/vote/", views.vote, name="vote"),
    path("<uuid:pk>/comment/", views.comment, name="comment"),
    path("<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:pk>/reconsider/", views.reconsider, name="reconsider"),
]
