from __future__ import annotations

from django.urls import path, register_converter

from apps.core.numbers import whole
from apps.registry import rules, views


class VersionNumber:
    """A version's number in an address: no leading zero, and small enough for the database."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        number = whole(value, low=1)
        if number is None:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        return str(value)


class ModelName:
    """A model's name in an address; what can be no name leads nowhere."""

    regex = rules.NAME.strip("^$")

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(VersionNumber, "version_number")
register_converter(ModelName, "model_name")

app_name = "registry"

urlpatterns = [
    path("", views.model_list, name="model-list"),
    path("<slug:tenant>/<model_name:name>/", views.model_detail, name="model-detail"),
    path(
        "<slug:tenant>/<model_name:name>/versions/<version_number:number>/",
        views.version_detail,
        name="version-detail",
    ),
    path(
        "<slug:tenant>/<model_name:name>/versions/<version_number:number>/inputs/",
        views.version_inputs,
        name="version-inputs",
    ),
]
