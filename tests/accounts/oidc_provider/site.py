from django.urls import include, path

from tests.accounts.oidc_provider import __main__ as provider

urlpatterns = [
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
    path("login", provider.sign_in),
    path("control", provider.control),
]
