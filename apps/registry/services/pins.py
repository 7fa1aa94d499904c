"""What a version was trained on: written as tags, kept as pins, and drawn into the lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, etags
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.models import Edge
from apps.lineage.nodes import Ref
from apps.registry import definitions, pins
from apps.registry.choices import CONTRACTS_TAG, FEATURES_TAG, PinKind
from apps.registry.definitions import Definition, Found, Missing
from apps.registry.inputs import MAX_REASON, Pin
from apps.registry.models import ModelVersion, VersionTag
from apps.registry.pins import PIN_TAGS, Wanted
from apps.registry.rules import tag as clean_tag
from apps.tenants import access
from apps.tenants.choices import Permission

# How many pins one round looks up again.
RESOLVED_AT_ONCE = 2000


@transaction.atomic
def set_inputs(
    *,
    version: ModelVersion,
    features: Iterable[str],
    contracts: Iterable[str],
    by: User,
    if_match: str | None = None,
) -> ModelVersion:
    """Replace what a version was trained on, each as a tag writes it. `if_match` is the `inputs_etag` that was read.

    Raises `BadPin`, `Invalid`, `ChangedMeanwhile`, `Forbidden`.
    """
    obj = ("registry.version", str(version.pk))
    access.authorise(
        by, version.tenant_id, Permission.PUBLISH, action=Action.REGISTRY_VERSION_INPUTS_SET, obj=obj
    )
    locked = ModelVersion.objects.select_for_update(no_key=True).select_related("model").get(pk=version.pk)
    etags.require_match(if_match, _editable(locked))
    wanted = {
        tag: pins.read(tag, "\n".join(texts))
        for tag, texts in ((FEATURES_TAG, features), (CONTRACTS_TAG, contracts))
    }
    for tag, found in wanted.items():
        _, value = clean_tag(tag, pins.written(one.text for one in found))
        if found:
            VersionTag.objects.update_or_create(
                version=locked, key=tag, defaults={"tenant_id": locked.tenant_id, "value": value}
            )
        else:
            VersionTag.objects.filter(version=locked, key=tag).delete()
    _replace(locked, wanted)
    locked.updated_at = clock.now()
    locked.save(update_fields=["updated_at"])
    audit.record(
        Action.REGISTRY_VERSION_INPUTS_SET,
        tenant_id=locked.tenant_id,
        by=by,
        obj=obj,
        data={"inputs": sum(len(found) for found in wanted.values())},
    )
    return locked


def pin_tag(*, version: ModelVersion, key: str, value: str) -> None:
    """Pin what a tag of a version names, in the caller's transaction, which holds the version. Raises `BadPin`."""
    if key in PIN_TAGS:
        _replace(version, {key: pins.read(key, value)})


def resolve_pins() -> int:
    """Look up again what named nothing yet, and return how much of it is known now."""
    resolved = 0
    waiting = Pin.objects.unresolved().order_by("id").values_list("version_id", flat=True)
    for version_id in dict.fromkeys(waiting[:RESOLVED_AT_ONCE]):
        resolved += _resolve_again(version_id)
    return resolved


def inputs_etag(version: ModelVersion) -> str:
    """Return the entity tag of what a version was trained on."""
    return etags.of(_editable(version))


@transaction.atomic
def _resolve_again(version_id: UUID) -> int:
    version = (
        ModelVersion.objects.select_for_update(no_key=True, skip_locked=True)
        .select_related("model")
        .filter(pk=version_id)
        .first()
    )
    if version is None:
        return 0
    waiting = list(Pin.objects.unresolved().filter(version=version))
    found = definitions.now(version.tenant_id, waiting)
    said = {pin.pk: pin.reason for pin in waiting}
    resolved = [pin for pin in waiting if _apply(pin, found[pin.pk])]
    changed = [pin for pin in waiting if pin.reason != said[pin.pk]]
    if changed:
        Pin.objects.bulk_update(
            changed, ["kind", "project", "pinned_version", "digest", "resolved_at", "reason"]
        )
    if changed or not _is_drawn(version, _feeding(waiting, found)):
        _draw(version)
    return len(resolved)


def _replace(version: ModelVersion, wanted: dict[str, list[Wanted]]) -> None:
    """Make the pins of some tags those that are wanted. What was pinned before stays as it was pinned."""
    known = {(pin.tag, pin.text): pin for pin in Pin.objects.filter(version=version, tag__in=wanted)}
    asked = [one for found in wanted.values() for one in found]
    resolved = {key for key, pin in known.items() if pin.is_resolved}
    kept = {(one.tag, one.text) for one in asked} & resolved
    new = [one for one in asked if (one.tag, one.text) not in kept]
    gone = [pin.pk for key, pin in known.items() if key not in kept]
    Pin.objects.filter(pk__in=gone).delete()
    found = definitions.find(version.tenant_id, new)
    for place, one in enumerate(asked):
        if (one.tag, one.text) in kept:
            pin = known[one.tag, one.text]
            if pin.position != place:
                Pin.objects.filter(pk=pin.pk).update(position=place)
            continue
        pin = Pin(
            tenant_id=version.tenant_id,
            version=version,
            tag=one.tag,
            position=place,
            text=one.text,
            kind=_kind_of(one),
            project=one.project,
            name=one.name,
            field=one.field,
            pinned_version=one.version,
        )
        _apply(pin, found[one])
        pin.save(force_insert=True)
    if new or gone:
        _draw(version)


def _kind_of(one: Wanted) -> PinKind:
    """Return what is known of the kind before anything was looked up."""
    if one.tag == CONTRACTS_TAG:
        return PinKind.CONTRACT
    return PinKind.FEATURE if one.field else PinKind.FEATURES


def _apply(pin: Pin, found: Definition | Missing) -> bool:
    """Note what was found of a pin, and return whether it is resolved."""
    if isinstance(found, Missing):
        pin.reason = found.reason[:MAX_REASON]
        return False
    pin.resolve(
        kind=found.kind,
        project=found.project,
        version=found.version,
        digest=found.digest,
        moment=clock.now(),
    )
    return True


def _draw(version: ModelVersion) -> None:
    """Let the lineage say what feeds the version."""
    target = nodes.version(version.pk)
    pins_of = list(Pin.objects.filter(version=version))
    waiting = [pin for pin in pins_of if pin.kind == PinKind.CONTRACT and not pin.is_resolved]
    sources = {
        **dict.fromkeys(pin.named_ref for pin in pins_of if pin.is_resolved),
        **dict.fromkeys(_feeding(waiting, definitions.now(version.tenant_id, waiting))),
    }
    lineage.replace_edges(
        tenant=version.tenant_id,
        origin=_origin(version),
        edges=[nodes.Edge(source, target) for source in sources],
        nodes=[target],
        labels={target: f"{version.model.name} version {version.number}"},
    )


def _is_drawn(version: ModelVersion, sources: list[Ref]) -> bool:
    """Return whether the lineage says already that these feed the version."""
    wanted = {ref.node_id(version.tenant_id) for ref in sources}
    if not wanted:
        return True
    edges = Edge.objects.of_origin(version.tenant_id, _origin(version))
    return wanted <= set(edges.values_list("said_source_id", flat=True))


def _origin(version: ModelVersion) -> str:
    return f"pins:{version.pk}"


def _feeding(waiting: Iterable[Pin], found: Mapping[int, Found]) -> list[Ref]:
    """Return the contracts that exist although their pins name a version that does not: what is read is theirs."""
    return [pin.named_ref for pin in waiting if isinstance(one := found[pin.pk], Missing) and one.is_known]


def _editable(version: ModelVersion) -> dict[str, Any]:
    rows = VersionTag.objects.filter(version=version, key__in=PIN_TAGS)
    return {"inputs": dict(rows.values_list("key", "value"))}
