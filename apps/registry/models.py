from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Func, IntegerField, Lookup, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Collate, Lower, Upper
from django.db.models.lookups import Contains

from apps.core import clock
from apps.core.ids import new_id
from apps.registry import rules
from apps.registry.choices import (
    CHAMPION,
    INDEXED_TEXT,
    MAX_DESCRIPTION,
    MAX_RUN_ID,
    MAX_SOURCE,
    MAX_TAG_KEY,
)
from apps.registry.inputs import ModelOwner as ModelOwner
from apps.registry.inputs import Pin as Pin
from apps.registry.provenance import Provenance as Provenance
from apps.registry.trees import FileTreeQuerySet
from apps.tenants import access
from apps.tenants.grant_tables import GroupShare, Shares, UserShare

DIGEST = r"^sha256:[0-9a-f]{64}$"
SHA256 = r"^[0-9a-f]{64}$"


def _kept_by_database(help_text: str) -> models.JSONField[Any, Any]:
    """Make a field of what other tables say, which triggers write and nothing else can.

    A list reads it with the row, where it would look up each row in each of these tables.
    """
    empty = Value({}, output_field=models.JSONField())
    return models.JSONField(default=dict, db_default=empty, editable=False, help_text=help_text)


class Beginning(Func):
    """What an index holds of a text. The number stands in the statement, which else would not be that of the index."""

    function = "LEFT"
    template = f"%(function)s(%(expressions)s, {INDEXED_TEXT})"
    output_field = models.CharField()


def value_beginning() -> Collate:
    """Return what an index holds of a tag's value, in the order of characters."""
    return Collate(Beginning("value"), "C")


def _text_bytes(*fields: str) -> models.GeneratedField:
    """Return a field of how many bytes the texts of a row have, so that a list knows before it reads them."""
    sizes = (
        Func(Cast(name, models.TextField()), function="octet_length", output_field=IntegerField())
        for name in fields
    )
    return models.GeneratedField(
        expression=reduce(add, sizes), output_field=models.IntegerField(), db_persist=True
    )


def in_capitals(name: str) -> Upper:
    """Write a name in capitals. Names are ASCII, which takes Postgres half as long as any text."""
    return Upper(Collate(name, "C"))


def _holds(query: str) -> Lookup[Any]:
    """Return the condition that a name holds `query`, in any case."""
    return Contains(in_capitals("name"), rules.capitals(query))


class RegisteredModelQuerySet(QuerySet["RegisteredModel"]):
    def visible_to(self, user: Any) -> RegisteredModelQuerySet:
        """Return the models of every tenant that `user` can see, and those shown to `user` alone."""
        visible = Q(tenant_id__in=access.tenant_ids(user))
        if shared := access.shared_ids(user, RegisteredModel.SHARES):
            visible |= Q(pk__in=shared)
        return self.filter(visible)

    def in_tenant(self, slug: str) -> RegisteredModelQuerySet:
        """Return the models of the tenant with this short name."""
        return self.filter(tenant__slug=slug)

    def named_like(self, query: str) -> RegisteredModelQuerySet:
        """Return the models whose name holds `query`, in any case."""
        return self.filter(_holds(query)) if query else self

    def with_heads(self) -> RegisteredModelQuerySet:
        """Add `champion_number` and `newest_number` to each model."""
        newest = (
            ModelVersion.objects.filter(model=OuterRef("pk"))
            .order_by()
            .values("model")
            .annotate(newest=Max("number"))
            .values("newest")
        )
        return self.annotate(
            champion_number=Cast(KT(f"alias_numbers__{CHAMPION}"), IntegerField()),
            newest_number=Subquery(newest[:1], output_field=IntegerField()),
        )


class RegisteredModel(models.Model):
    """A named model of a tenant; its versions hold the bytes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Of this and the other keys without an index of their own, an index below begins with each.
    tenant = models.ForeignKey(
        "tenants.Tenant", on_delete=models.PROTECT, related_name="registered_models", db_index=False
    )
    name = models.CharField(max_length=128)
    description = models.TextField(blank=True, max_length=MAX_DESCRIPTION)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    tag_values = _kept_by_database("The tags: key to value.")
    alias_numbers = _kept_by_database("The aliases: name to the number of the version.")
    text_bytes = _text_bytes("description", "tag_values", "alias_numbers")

    objects = RegisteredModelQuerySet.as_manager()

    # Of unlike size, up to megabytes: no list reads them.
    WIDE = ("tag_values", "alias_numbers")
    SHARES = Shares(column="pk", user="registry.ModelUserShare", group="registry.ModelGroupShare")

    class Meta:
        verbose_name = "model"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("tenant", Lower("name"), name="registry_registeredmodel_name_once"),
            models.CheckConstraint(
                condition=Q(name__regex=rules.NAME), name="registry_registeredmodel_name_is_clean"
            ),
        ]
        indexes = [
            # With the name in it, a search for a part that many names hold reads the index alone, mostly.
            models.Index(
                fields=["tenant", "-updated_at", "-id"], include=["name"], name="registry_model_tenant_newest"
            ),
            models.Index(fields=["-updated_at", "-id"], name="registry_model_updated"),
            # The searches of MLflow go by name, the admin over all tenants.
            models.Index(fields=["tenant", "name", "id"], name="registry_model_tenant_name"),
            models.Index(fields=["tenant", "created_at", "id"], name="registry_model_tenant_created"),
            models.Index(fields=["name", "-id"], name="registry_model_name"),
            models.Index(fields=["created_at"], name="registry_model_created"),
        ]

    def __str__(self) -> str:
        return self.name

    def champion(self) -> ModelVersion | None:
        """Return the version that the alias `champion` names, or None."""
        return ModelVersion.objects.filter(aliases__model=self, aliases__name=CHAMPION).first()


class ModelUserShare(UserShare):
    content_object = models.ForeignKey(RegisteredModel, on_delete=models.CASCADE, related_name="user_shares")


class ModelGroupShare(GroupShare):
    content_object = models.ForeignKey(RegisteredModel, on_delete=models.CASCADE, related_name="group_shares")


class ModelVersionQuerySet(QuerySet["ModelVersion"]):
    def numbered(self, tenant: Any, name: str, number: int) -> ModelVersionQuerySet:
        """Return the version of this number of a model, as a queryset; `tenant` is one or its id.

        The tenant is asked of the model, which one index then finds first. Asked of the version, Postgres goes through
        all versions of the number in the tenant, or through all models of the name in every tenant.
        """
        return self.filter(model__tenant=tenant, model__name=name, number=number)

    def visible_to(self, user: Any) -> ModelVersionQuerySet:
        """Return the versions of the models that `user` can see."""
        visible = Q(tenant_id__in=access.tenant_ids(user))
        if shared := access.shared_ids(user, ModelVersion.SHARES):
            visible |= Q(model_id__in=shared)
        return self.filter(visible)


class ModelVersion(models.Model):
    """Files under one digest, as they were registered. Everything but the description is fixed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    model = models.ForeignKey(
        RegisteredModel, on_delete=models.PROTECT, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=MAX_SOURCE)
    # The folder (or file) of the tenant's store that this version froze; empty for a copy of another version.
    source_path = models.CharField(max_length=rules.MAX_PATH, blank=True, db_collation="C")
    run_id = models.CharField(max_length=MAX_RUN_ID, blank=True)
    description = models.TextField(blank=True, max_length=MAX_DESCRIPTION)
    manifest_digest = models.CharField(max_length=71)
    size_bytes = models.PositiveBigIntegerField()
    metrics = models.JSONField(null=True, blank=True)
    params = models.JSONField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Who answered for a service account when it registered this.
    answerable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    tag_values = _kept_by_database("The tags: key to value.")
    text_bytes = _text_bytes("description", "tag_values", "source", "run_id")

    objects = ModelVersionQuerySet.as_manager()

    WIDE = ("tag_values", "metrics", "params")
    SHARES = Shares(column="model_id", user="registry.ModelUserShare", group="registry.ModelGroupShare")

    class Meta:
        verbose_name = "model version"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["model", "number"], name="registry_modelversion_number_once"),
            models.UniqueConstraint(
                fields=["model", "source_path"],
                condition=~Q(source_path=""),
                name="registry_modelversion_source_once",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="registry_modelversion_number_counts"),
            models.CheckConstraint(
                condition=Q(manifest_digest__regex=DIGEST), name="registry_modelversion_digest_is_sha256"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "source_path"], name="registry_version_source_path"),
            models.Index("tenant", Beginning("source"), name="registry_version_source"),
            models.Index(fields=["tenant", "run_id"], name="registry_version_run"),
            # Who registered the same files before.
            models.Index(fields=["tenant", "manifest_digest"], name="registry_version_manifest"),
            models.Index(fields=["tenant", "-updated_at"], name="registry_version_updated"),
            models.Index(fields=["tenant", "number", "id"], name="registry_version_number"),
            models.Index(fields=["tenant", "created_at", "id"], name="registry_version_created"),
            models.Index(fields=["-created_at", "-id"], name="registry_version_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.model.name} version {self.number}"

    def files_manifest(self) -> list[dict[str, Any]]:
        """Return `[{"path", "size", "sha256"}]` in the order under the digest."""
        return [dict(file) for file in self.files.order_by("path").values("path", "size", "sha256")]


class VersionFile(models.Model):
    """One file of a version, as it was when the version was registered."""

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="files")
    path = models.CharField(max_length=rules.MAX_PATH, db_collation="C")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    objects = FileTreeQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["version", "path"], name="registry_versionfile_path_once"),
            models.CheckConstraint(
                condition=Q(sha256__regex=SHA256), name="registry_versionfile_sha256_is_hex"
            ),
        ]

    def __str__(self) -> str:
        return self.path


class ModelTag(models.Model):
    id = models.BigAutoField(primary_key=True)
    # The model's, here as well, so that an index finds the tags of one tenant.
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    model = models.ForeignKey(RegisteredModel, on_delete=models.CASCADE, related_name="tags", db_index=False)
    key = models.CharField(max_length=MAX_TAG_KEY)
    value = models.TextField(blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="registry_modeltag_key_once")]
        indexes = [
            models.Index("tenant", "key", value_beginning(), name="registry_modeltag_start"),
        ]

    def __str__(self) -> str:
        return self.key


class VersionTag(models.Model):
    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey(ModelVersion, on_delete=models.CASCADE, related_name="tags", db_index=False)
    key = models.CharField(max_length=MAX_TAG_KEY)
    value = models.TextField(blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="registry_versiontag_key_once")
        ]
        indexes = [
            models.Index("tenant", "key", value_beginning(), name="registry_versiontag_start"),
        ]

    def __str__(self) -> str:
        return self.key


class AliasQuerySet(QuerySet["Alias"]):
    def in_rows(self) -> AliasQuerySet:
        """Read aliases together with what a list shows of their versions, and no more."""
        wide = (f"version__{name}" for name in ModelVersion.WIDE)
        return self.select_related("version", "updated_by").defer(*wide)


class Alias(models.Model):
    """A name that points at one version of a model. A protected one moves only with a consumed permit."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    model = models.ForeignKey(RegisteredModel, on_delete=models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=128)
    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="aliases")
    permit_id = models.UUIDField(null=True, blank=True)
    updated_at = models.DateTimeField(default=clock.now)
    # Empty where the portal itself moved the alias, at the end of a rollout.
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("model", Lower("name"), name="registry_alias_name_once"),
            models.CheckConstraint(condition=Q(name__regex=rules.NAME), name="registry_alias_name_is_clean"),
        ]

    def __str__(self) -> str:
        return self.name


class AliasChange(models.Model):
    """One move of an alias; `version` is empty where the alias was deleted. Append-only."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    model = models.ForeignKey(RegisteredModel, on_delete=models.PROTECT, related_name="alias_changes")
    name = models.CharField(max_length=128)
    previous = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, null=True, related_name="+")
    permit_id = models.UUIDField(null=True)
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["permit_id"], name="registry_aliaschange_permit_once"),
        ]
        indexes = [models.Index(fields=["model", "name", "-id"], name="registry_aliaschange_history")]

    def __str__(self) -> str:
        return f"{self.name} of {self.model_id}"


class ArtifactQuerySet(FileTreeQuerySet):
    def of(self, tenant: Any) -> ArtifactQuerySet:
        """Return the files of one tenant's store."""
        return self.filter(tenant=tenant)

    def at_or_below(self, path: str) -> ArtifactQuerySet:
        """Return the file at `path`, or every file of the folder `path`."""
        return self.filter(Q(path=path) | Q(path__gte=f"{path}/", path__lt=f"{path}0"))


class Artifact(models.Model):
    """A file of a tenant's store. A version that is registered over it freezes it for good."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=rules.MAX_PATH, db_collation="C")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    frozen_at = models.DateTimeField(null=True, blank=True)

    objects = ArtifactQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "path"], name="registry_artifact_path_once"),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="registry_artifact_sha256_is_hex"),
        ]
        # Whether anything still names these bytes.
        indexes = [models.Index(fields=["tenant", "sha256"], name="registry_artifact_bytes")]

    def __str__(self) -> str:
        return self.path
