"""Writes to model versions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import canonical, clock, etags, switches, text
from apps.core.refusals import Conflict, Invalid, NotFound
from apps.registry import metadata, rules
from apps.registry.blobs import BlobStore
from apps.registry.choices import (
    MAX_DESCRIPTION,
    MAX_FILES_PER_VERSION,
    MAX_RUN_ID,
    MAX_SOURCE,
    METRICS_FILE,
    PARAMS_FILE,
    UPLOADS,
)
from apps.registry.models import ModelVersion, RegisteredModel, VersionFile, VersionTag
from apps.registry.provenance import Act
from apps.registry.services._common import authorise, keep_provenance, lock_store
from apps.registry.services.artifacts import frozen_files
from apps.registry.services.pins import pin_tag
from apps.registry.services.tags import clean_tags
from apps.tenants import services as tenants
from apps.tenants.choices import Quota

_COPY = re.compile(r"models:/+(?P<name>[^/@]+)/(?P<number>[0-9]{1,9})\Z")


class BadSource(Invalid):
    code = "bad_source"
    sentence = (
        "The source of a version is 'mlflow-artifacts:/' with a folder of this tenant's store, or "
        "'models:/<name>/<version>' of this tenant. Upload the files there first."
    )


class SourceEmpty(Invalid):
    code = "source_empty"


class TooManyFiles(Invalid):
    code = "too_many_files"


class VersionExists(Conflict):
    code = "version_exists"


@transaction.atomic
def create_version(
    *,
    model: RegisteredModel,
    source: str,
    by: User,
    run_id: str = "",
    description: str = "",
    tags: Iterable[tuple[str, str]] = (),
) -> ModelVersion:
    """Register the files at `source` as the model's next version, and freeze them.

    `source` is `mlflow-artifacts:/<path>`, or `models:/<name>/<version>` for a copy within the tenant. The
    manifest's digest, metrics and parameters are read from the files. Raises `BadSource`, `BadPath`,
    `SourceEmpty`, `TooManyFiles`, `VersionExists`, `BadPin`, `InvalidMetadata`, `QuotaExceeded`, `NotFound`, `Invalid`,
    `Forbidden`.
    """
    authorise(
        by,
        tenant_id=model.tenant_id,
        action=Action.REGISTRY_VERSION_REGISTERED,
        obj=("registry.model", str(model.pk)),
    )
    switches.require(UPLOADS)
    source = text.clean(source, field="Source", max_length=MAX_SOURCE, required=True, lines=False)
    lock_store(model.tenant_id)
    tenants.require_room(model.tenant_id, Quota.VERSIONS)
    locked = RegisteredModel.objects.select_for_update(no_key=True).get(pk=model.pk)
    version = ModelVersion(
        tenant_id=locked.tenant_id,
        model=locked,
        number=(locked.versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        source=source,
        run_id=text.clean(run_id, field="Run id", max_length=MAX_RUN_ID, lines=False),
        description=text.clean(description, field="Description", max_length=MAX_DESCRIPTION),
        created_by=by,
        answerable_id=by.owner_id,
    )
    cleaned_tags = clean_tags(tags)
    copied = _COPY.match(source)
    if copied:
        files = _fill_from_version(version, locked.tenant_id, copied["name"], int(copied["number"]))
    else:
        files = _fill_from_store(version, locked.tenant_id, source)
    version.manifest_digest = canonical.digest(files)
    version.size_bytes = sum(file["size"] for file in files)
    version.save(force_insert=True)
    VersionFile.objects.bulk_create((VersionFile(version=version, **file) for file in files), batch_size=1000)
    digests = sorted({file["sha256"] for file in files})
    keep_provenance(tenant_id=version.tenant_id, act=Act.REGISTERED, digests=digests, by=by)
    VersionTag.objects.bulk_create(
        VersionTag(tenant_id=version.tenant_id, version=version, key=key, value=value)
        for key, value in cleaned_tags.items()
    )
    for key, value in cleaned_tags.items():
        pin_tag(version=version, key=key, value=value)
    locked.updated_at = clock.now()
    locked.save(update_fields=["updated_at"])
    audit.record(
        Action.REGISTRY_VERSION_REGISTERED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=("registry.version", str(version.pk)),
        digest=version.manifest_digest,
        data={"number": version.number, "files": len(files), "size": version.size_bytes},
    )
    return version


@transaction.atomic
def describe_version(
    *, version: ModelVersion, description: str, by: User, if_match: str | None = None
) -> ModelVersion:
    """Replace a version's description. `if_match` is the `version_etag` that was read.

    Raises `Invalid`, `ChangedMeanwhile`, `Forbidden`.
    """
    obj = ("registry.version", str(version.pk))
    authorise(by, tenant_id=version.tenant_id, action=Action.REGISTRY_VERSION_DESCRIBED, obj=obj)
    locked = ModelVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    etags.require_match(if_match, _editable(locked))
    locked.description = text.clean(description, field="Description", max_length=MAX_DESCRIPTION)
    locked.updated_at = clock.now()
    locked.save(update_fields=["description", "updated_at"])
    audit.record(Action.REGISTRY_VERSION_DESCRIBED, tenant_id=locked.tenant_id, by=by, obj=obj)
    return locked


def version_etag(version: ModelVersion) -> str:
    """Return the entity tag of what can be edited of a version."""
    return etags.of(_editable(version))


def _editable(version: ModelVersion) -> dict[str, str]:
    return {"description": version.description}


def _fill_from_store(version: ModelVersion, tenant_id: UUID, source: str) -> list[dict[str, Any]]:
    """Freeze the source's files, read its metadata, and return its manifest."""
    path = rules.artifact_path(_path_of(source), root_allowed=True)
    if not path:
        raise BadSource("The source is the whole store. Name the folder that holds the model's files.")
    twin = version.model.versions.filter(source_path=path).values_list("number", flat=True).first()
    if twin is not None:
        raise _registered_already(twin)
    version.source_path = path
    with frozen_files(tenant_id=tenant_id, path=path) as files:
        if not files:
            raise SourceEmpty(f"There are no files at '{path}' in this tenant's store. Upload them first.")
        if len(files) > MAX_FILES_PER_VERSION:
            raise TooManyFiles(f"A version has {MAX_FILES_PER_VERSION} files at most; here are {len(files)}.")
        by_path = {file["path"]: file for file in files}
        store = BlobStore(tenant_id)
        if (data := _read(store, by_path.get(METRICS_FILE), METRICS_FILE)) is not None:
            version.metrics = metadata.read_metrics(METRICS_FILE, data)
        if (data := _read(store, by_path.get(PARAMS_FILE), PARAMS_FILE)) is not None:
            version.params = metadata.read_params(PARAMS_FILE, data)
    return files


def _fill_from_version(
    version: ModelVersion, tenant_id: UUID, name: str, number: int
) -> list[dict[str, Any]]:
    """Take over files and metadata of another version of the tenant."""
    original = ModelVersion.objects.numbered(tenant_id, name, number).first()
    if original is None:
        raise NotFound()
    if original.model_id == version.model_id:
        raise _registered_already(original.number)
    version.metrics = original.metrics
    version.params = original.params
    return original.files_manifest()


def _registered_already(number: int) -> VersionExists:
    return VersionExists(
        f"These files are version {number} of this model already. Upload others to a new folder to register a new version.",
        number=number,
    )


def _path_of(source: str) -> str:
    scheme, colon, rest = source.partition(":")
    if scheme != "mlflow-artifacts" or not colon:
        raise BadSource()
    if rest.startswith("///"):
        return rest[3:]
    if rest.startswith("//") or not rest.startswith("/"):
        raise BadSource(
            "The source names another host. Only 'mlflow-artifacts:/' with a path of this store is taken."
        )
    return rest[1:]


def _read(store: BlobStore, file: dict[str, Any] | None, name: str) -> bytes | None:
    if file is None:
        return None
    metadata.check_size(name, file["size"])
    return store.read(file["sha256"], file["size"])
