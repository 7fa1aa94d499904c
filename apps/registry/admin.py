from __future__ import annotations

from django.contrib import admin

from apps.core.admin import ReadOnlyAdmin
from apps.registry.models import Alias, AliasChange, Artifact, ModelVersion, RegisteredModel


@admin.register(RegisteredModel)
class RegisteredModelAdmin(ReadOnlyAdmin):
    list_display = ("name", "tenant", "created_by", "updated_at")
    list_filter = ("tenant",)
    list_select_related = ("tenant", "created_by")
    search_fields = ("name",)
    date_hierarchy = "created_at"


@admin.register(ModelVersion)
class ModelVersionAdmin(ReadOnlyAdmin):
    list_display = ("model", "number", "tenant", "manifest_digest", "size_bytes", "created_by", "created_at")
    list_filter = ("tenant",)
    list_select_related = ("model", "tenant", "created_by")
    search_fields = ("model__name", "manifest_digest", "run_id")
    date_hierarchy = "created_at"


@admin.register(Alias)
class AliasAdmin(ReadOnlyAdmin):
    list_display = ("name", "model", "version", "tenant", "permit_id", "updated_at", "updated_by")
    list_filter = ("tenant",)
    list_select_related = ("model", "version__model", "tenant", "updated_by")
    search_fields = ("name", "model__name")


@admin.register(AliasChange)
class AliasChangeAdmin(ReadOnlyAdmin):
    list_display = ("name", "model", "previous", "version", "permit_id", "changed_at", "changed_by")
    list_filter = ("tenant",)
    list_select_related = ("model", "previous__model", "version__model", "changed_by")
    search_fields = ("name", "model__name")
    date_hierarchy = "changed_at"


@admin.register(Artifact)
class ArtifactAdmin(ReadOnlyAdmin):
    list_display = ("path", "tenant", "size", "sha256", "uploaded_by", "created_at", "frozen_at")
    list_filter = ("tenant",)
    list_select_related = ("tenant", "uploaded_by")
    search_fields = ("path", "sha256")
    date_hierarchy = "created_at"
