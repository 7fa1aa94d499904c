"""Writes to the tags of models and versions. Tags are notes, but for two of a version that name what it was trained on."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, etags
from apps.core.refusals import Conflict
from apps.registry import rules
from apps.registry.choices import MAX_TAGS
from apps.registry.models import ModelTag, ModelVersion, RegisteredModel, VersionTag
from apps.registry.services._common import authorise
from apps.registry.services.pins import pin_tag


class TooManyTags(Conflict):
    code = "too_many_tags"
    sentence = f"At most {MAX_TAGS} tags fit here. Delete some first."


def clean_tags(tags: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return tags by key, normalised; the last value of a key counts. Raises `Invalid`."""
    cleaned = dict(rules.tag(key, value) for key, value in tags)
    if len(cleaned) > MAX_TAGS:
        raise TooManyTags()
    return cleaned


@transaction.atomic
def set_model_tag(
    *, model: RegisteredModel, key: str, value: str, by: User, if_match: str | None = None
) -> ModelTag:
    """Set one tag of a model. `if_match` is the `tag_etag` that was read.

    Raises `Invalid`, `TooManyTags`, `ChangedMeanwhile`.
    """
    obj = ("registry.model", str(model.pk))
    authorise(by, tenant_id=model.tenant_id, action=Action.REGISTRY_MODEL_TAGGED, obj=obj)
    key, value = rules.tag(key, value)
    locked = RegisteredModel.objects.select_for_update(no_key=True).get(pk=model.pk)
    _require_match(if_match, locked, key)
    if locked.tags.exclude(key=key).count() >= MAX_TAGS:
        raise TooManyTags()
    found = {"tenant_id": locked.tenant_id, "value": value}
    tag, _ = ModelTag.objects.update_or_create(model=locked, key=key, defaults=found)
    _touch_model(locked)
    audit.record(Action.REGISTRY_MODEL_TAGGED, tenant_id=locked.tenant_id, by=by, obj=obj)
    return tag


@transaction.atomic
def delete_model_tag(*, model: RegisteredModel, key: str, by: User, if_match: str | None = None) -> None:
    """Delete one tag of a model; a tag that is not there is no error. Raises `ChangedMeanwhile`."""
    obj = ("registry.model", str(model.pk))
    authorise(by, tenant_id=model.tenant_id, action=Action.REGISTRY_MODEL_TAGGED, obj=obj)
    key, _ = rules.tag(key, "")
    locked = RegisteredModel.objects.select_for_update(no_key=True).get(pk=model.pk)
    _require_match(if_match, locked, key)
    deleted, _ = locked.tags.filter(key=key).delete()
    if deleted:
        _touch_model(locked)
        audit.record(Action.REGISTRY_MODEL_TAGGED, tenant_id=locked.tenant_id, by=by, obj=obj)


@transaction.atomic
def set_version_tag(
    *, version: ModelVersion, key: str, value: str, by: User, if_match: str | None = None
) -> VersionTag:
    """Set one tag of a version. `if_match` is the `tag_etag` that was read.

    `portal.features` and `portal.contracts` pin what they name. Raises `Invalid`, `BadPin`, `TooManyTags`,
    `ChangedMeanwhile`.
    """
    obj = ("registry.version", str(version.pk))
    authorise(by, tenant_id=version.tenant_id, action=Action.REGISTRY_VERSION_TAGGED, obj=obj)
    key, value = rules.tag(key, value)
    locked = ModelVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    _require_match(if_match, locked, key)
    if locked.tags.exclude(key=key).count() >= MAX_TAGS:
        raise TooManyTags()
    found = {"tenant_id": locked.tenant_id, "value": value}
    tag, _ = VersionTag.objects.update_or_create(version=locked, key=key, defaults=found)
    pin_tag(version=locked, key=key, value=value)
    _touch_version(locked)
    audit.record(Action.REGISTRY_VERSION_TAGGED, tenant_id=locked.tenant_id, by=by, obj=obj)
    return tag


@transaction.atomic
def delete_version_tag(*, version: ModelVersion, key: str, by: User, if_match: str | None = None) -> None:
    """Delete one tag of a version; a tag that is not there is no error. Raises `ChangedMeanwhile`."""
    obj = ("registry.version", str(version.pk))
    authorise(by, tenant_id=version.tenant_id, action=Action.REGISTRY_VERSION_TAGGED, obj=obj)
    key, _ = rules.tag(key, "")
    locked = ModelVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    _require_match(if_match, locked, key)
    deleted, _ = locked.tags.filter(key=key).delete()
    if deleted:
        pin_tag(version=locked, key=key, value="")
        _touch_version(locked)
        audit.record(Action.REGISTRY_VERSION_TAGGED, tenant_id=locked.tenant_id, by=by, obj=obj)


def tag_etag(tag: ModelTag | VersionTag) -> str:
    """Return the entity tag of a tag."""
    return etags.of({"value": tag.value})


def _require_match(if_match: str | None, of: RegisteredModel | ModelVersion, key: str) -> None:
    if if_match is not None:
        etags.require_match(
            if_match, {"value": of.tags.filter(key=key).values_list("value", flat=True).first()}
        )


def _touch_model(model: RegisteredModel) -> None:
    model.updated_at = clock.now()
    model.save(update_fields=["updated_at"])


def _touch_version(version: ModelVersion) -> None:
    version.updated_at = clock.now()
    version.save(update_fields=["updated_at"])
