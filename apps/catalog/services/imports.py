"""Owners and systems from somebody's Backstage, given to the objects that its entities stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.functions import Lower
from django.urls import reverse

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.catalog.backstage import reading
from apps.catalog.backstage.entities import ANNOTATION, entity_name
from apps.catalog.backstage.reading import Found, Ignored, Reference
from apps.catalog.models import Placement, System
from apps.core import clock
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.choices import Kind
from apps.lineage.models import Node, NodeOwner
from apps.lineage.nodes import Ref
from apps.registry import services as registry
from apps.registry.models import ModelOwner, RegisteredModel
from apps.tenants import access, grants
from apps.tenants.choices import Permission
from apps.tenants.models import Membership, Tenant

MATCHED, UNMATCHED, IGNORED = "matched", "unmatched", "ignored"
# Kinds of nodes that a Resource can stand for, by its type; any of them where the type says nothing.
_OF_TYPE = {
    "dataset": (Kind.DATASET,),
    "feature-view": (Kind.FEATURE_VIEW,),
    "feature-service": (Kind.FEATURE_SERVICE,),
    "data-contract": (Kind.CONTRACT,),
}
_RESOURCES = tuple(kind for kinds in _OF_TYPE.values() for kind in kinds)
# Read for what they say of others.
_HELPERS = {
    "Group": "Groups are read for who is in them. The portal's own groups stay as they are.",
    "User": "Users are read for the groups that they are in. Accounts stay as they are.",
    "Domain": "Domains are read as a property of systems.",
}


@dataclass(frozen=True)
class Row:
    """One entity of a file: what it stands for in the portal, and what that means or why it means nothing."""

    status: str
    entity: str
    line: int
    kind: str = ""
    name: str = ""
    url: str = ""
    owner: str = ""
    system: str = ""
    is_changed: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Report:
    """What a file means, an entity a row. After a dry run nothing was changed."""

    rows: list[Row]
    is_dry_run: bool

    def count(self, status: str) -> int:
        """Return how many rows there are of a status."""
        return sum(row.status == status for row in self.rows)

    @property
    def changed(self) -> int:
        return sum(row.is_changed for row in self.rows)


@dataclass(frozen=True)
class _Target:
    """What an entity stands for: a model, or a node of the lineage."""

    kind: str
    name: str
    url: str = ""
    model: RegisteredModel | None = None
    node: Node | None = None


@dataclass(frozen=True)
class _Owner:
    people: Mapping[UUID, User] = field(default_factory=dict)
    groups: Mapping[int, Group] = field(default_factory=dict)

    @property
    def keys(self) -> set[tuple[Any, Any]]:
        return {(pk, None) for pk in self.people} | {(None, pk) for pk in self.groups}


@transaction.atomic
def import_entities(*, tenant: Tenant, data: bytes, by: User, is_dry_run: bool = True) -> Report:
    """Give the owners and systems of a catalog-info.yaml to what its entities stand for, or say what would be given.

    Whoever publishes data in the tenant may. Raises `NotFound`, `Forbidden`, and `YamlInvalid` for a file
    that is no YAML, of which nothing is taken then.
    """
    access.require(by, tenant, Permission.PUBLISH)
    found, ignored = reading.read(data)
    known = _Known(tenant, found)
    rows = [_ignored(one) for one in ignored]
    for entity in found:
        if entity.kind in _HELPERS:
            rows.append(Row(IGNORED, str(entity.ref), entity.line, reason=_HELPERS[entity.kind]))
        elif entity.kind != "System":
            rows.append(_one(entity, known, by=by, is_dry_run=is_dry_run))
    rows += [_system(entity, known) for entity in found if entity.kind == "System"]
    report = Report(sorted(rows, key=lambda row: row.line), is_dry_run)
    if not is_dry_run and report.changed:
        audit.record(
            Action.CATALOG_ENTITIES_IMPORTED,
            tenant_id=tenant.pk,
            by=by,
            obj=("tenants.tenant", str(tenant.pk)),
            data={"matched": report.count(MATCHED), "changed": report.changed},
        )
    return report


def _ignored(one: Ignored) -> Row:
    return Row(IGNORED, one.name, one.line, reason=one.reason)


def _system(entity: Found, known: _Known) -> Row:
    name = entity.ref.name
    if name in known.used_systems:
        return Row(
            MATCHED,
            str(entity.ref),
            entity.line,
            kind="system",
            name=name,
            is_changed=name in known.changed_systems,
        )
    return Row(
        UNMATCHED,
        str(entity.ref),
        entity.line,
        reason="Nothing that is known here says that it is part of it.",
    )


def _one(entity: Found, known: _Known, *, by: User, is_dry_run: bool) -> Row:
    target = known.target(entity)
    if isinstance(target, str):
        return Row(UNMATCHED, str(entity.ref), entity.line, owner=entity.owner_text, reason=target)
    owner = known.owner(entity)
    is_changed, reason, refused = False, "", ""
    if isinstance(owner, str):
        reason = owner
    elif owner is not None and owner.keys != known.named(target):
        reason = refused = _refusal(target, by)
        is_changed = not refused
        if is_changed and not is_dry_run:
            _give(target, owner, by)
    system = entity.system.name if entity.system else ""
    if system and refused:
        known.used_systems.add(system)
    elif system:
        is_changed |= known.place(target, system, is_dry_run=is_dry_run)
    return Row(
        UNMATCHED if reason else MATCHED,
        str(entity.ref),
        entity.line,
        kind=target.kind,
        name=target.name,
        url=target.url,
        owner=entity.owner_text,
        system=system,
        is_changed=is_changed,
        reason=reason,
    )


def _refusal(target: _Target, by: User) -> str:
    """Return why `by` may not name the owners of this, or "" where they may."""
    try:
        if target.model is not None:
            registry.require_naming_model(by, target.model)
        elif target.node is not None:
            lineage.require_naming(by, target.node)
    except lineage.OwnersOfOthers as refusal:
        return refusal.sentence
    return ""


def _give(target: _Target, owner: _Owner, by: User) -> None:
    people, groups = owner.people.values(), owner.groups.values()
    if target.model is not None:
        registry.name_model_owners(model=target.model, people=people, groups=groups, by=by)
    elif target.node is not None:
        lineage.name_owners(node=target.node, people=people, groups=groups, by=by)


class _Known:
    """What the tenant has that a file may mean: read once for all of its entities."""

    def __init__(self, tenant: Tenant, found: Iterable[Found]) -> None:
        self.tenant = tenant
        entities = list(found)
        self.systems = {one.ref.name: one for one in entities if one.kind == "System"}
        self.used_systems: set[str] = set()
        self.changed_systems: set[str] = set()
        self._people = _by_entity_name(
            (user.username, user) for user in grants.holders(tenant.pk, Permission.VIEW) if user.is_person
        )
        placed = Membership.objects.filter(tenant=tenant, group__isnull=False).values("group")
        self._groups = _by_entity_name((group.name, group) for group in Group.objects.filter(pk__in=placed))
        self._members = _members(entities)
        self._read_targets(entities)

    def _read_targets(self, entities: list[Found]) -> None:
        named = {one.ref.name for one in entities}
        annotated: set[UUID] = set()
        for one in entities:
            ref = _annotated(one)
            if isinstance(ref, Ref):
                annotated.add(ref.node_id(self.tenant.pk))
            elif ref:
                named.add(ref.lower())
        models = RegisteredModel.objects.filter(tenant=self.tenant).defer(*RegisteredModel.WIDE)
        self._models = {
            model.name.lower(): model
            for model in models.annotate(lower=Lower("name")).filter(lower__in=named).select_related("tenant")
        }
        wanted = Node.objects.filter(tenant=self.tenant, stands_for=None)
        self._nodes = {node.pk: node for node in wanted.with_ids(list(annotated))}
        self._named_nodes: dict[str, list[Node]] = {}
        of_kind = wanted.filter(kind__in=_RESOURCES).annotate(lower=Lower("name")).filter(lower__in=named)
        for node in of_kind.defer("details"):
            self._named_nodes.setdefault(node.name.lower(), []).append(node)

    def target(self, entity: Found) -> _Target | str:
        """Return what an entity stands for, or why nothing is known of it."""
        named = _annotated(entity)
        if isinstance(named, Ref):
            node = self._nodes.get(named.node_id(self.tenant.pk))
            if node is None:
                return f"Its annotation names {named.name}, of which the lineage knows nothing."
            return self._of_node(node)
        if named:
            model = self._models.get(named.lower())
            return (
                self._of_model(model)
                if model
                else f"Its annotation names the model {named}, which is not here."
            )
        name = entity.ref.name
        if entity.kind == "Component" and name in self._models:
            return self._of_model(self._models[name])
        if entity.kind == "Resource":
            kinds = _OF_TYPE.get(entity.type.lower(), _RESOURCES)
            found = [node for node in self._named_nodes.get(name, []) if node.kind in kinds]
            if len(found) == 1:
                return self._of_node(found[0])
            if found:
                return f"{len(found)} things here are called {name}. Say by an annotation which one is meant."
        what = {"Component": "model", "API": "model that an annotation names"}.get(
            entity.kind, "dataset, view or contract"
        )
        return f"No {what} here is called {name}."

    def owner(self, entity: Found) -> _Owner | str | None:
        """Return who is named, why nobody can be, or None where the entity names nobody."""
        if entity.owner is None:
            return (
                f"Its owner {entity.owner_text!r} is no name of a group or user."
                if entity.owner_text
                else None
            )
        ref = entity.owner
        if ref.kind == "user":
            person = self._people.get(ref.name)
            return _Owner({person.pk: person}) if person else f"Nobody in this tenant is called {ref.name}."
        group = self._groups.get(ref.name)
        if group is not None:
            return _Owner(groups={group.pk: group})
        people = [self._people[one.name] for one in self._members.get(ref, ()) if one.name in self._people]
        if people:
            return _Owner({person.pk: person for person in people})
        if ref in self._members:
            return f"Nobody of the group {ref.name} is in this tenant."
        return f"No group of this tenant is called {ref.name}, and the file does not say who is in it."

    def named(self, target: _Target) -> set[tuple[Any, Any]]:
        """Return who is named for something now."""
        if target.model is not None:
            rows: Any = ModelOwner.objects.filter(model=target.model)
        else:
            rows = NodeOwner.objects.filter(node=target.node)
        return set(rows.values_list("user_id", "group_id"))

    def place(self, target: _Target, name: str, *, is_dry_run: bool) -> bool:
        """Put something into a system, and return whether that changes anything."""
        self.used_systems.add(name)
        known = (
            Placement.objects.filter(tenant=self.tenant, model=target.model, node=target.node)
            .select_related("system")
            .first()
        )
        entity = self.systems.get(name)
        said = {
            "title": entity.title[:300] if entity else "",
            "description": entity.description if entity else "",
            "domain": entity.domain.name if entity and entity.domain else "",
        }
        system = System.objects.filter(tenant=self.tenant, name=name).first()
        differs = system is None or (
            entity is not None and any(getattr(system, key) != value for key, value in said.items())
        )
        if differs:
            self.changed_systems.add(name)
        is_changed = known is None or known.system.name != name
        if is_dry_run:
            return is_changed
        if differs:
            system, _ = System.objects.update_or_create(
                tenant=self.tenant, name=name, defaults={**said, "updated_at": clock.now()}
            )
        if is_changed and system is not None:
            Placement.objects.update_or_create(
                tenant=self.tenant, model=target.model, node=target.node, defaults={"system": system}
            )
        return is_changed

    def _of_model(self, model: RegisteredModel) -> _Target:
        url = reverse("registry:model-detail", args=[self.tenant.slug, model.name])
        return _Target("model", model.name, url, model=model)

    def _of_node(self, node: Node) -> _Target:
        url = f"{reverse('catalog:graph')}?tenant={self.tenant.slug}&node={node.pk}"
        return _Target(node.kind, node.text, url, node=node)


def _annotated(entity: Found) -> Ref | str | None:
    """Return what an annotation of the portal names: a node, or a model by its name."""
    said = {
        key.removeprefix(ANNOTATION): value
        for key, value in entity.annotations.items()
        if key.startswith(ANNOTATION)
    }
    if "model" in said:
        return said["model"]
    if "dataset" in said:
        namespace, _, name = said["dataset"].partition("|")
        return nodes.dataset(namespace, name)
    for key, make in (("feature-view", nodes.feature_view), ("feature-service", nodes.feature_service)):
        if key in said:
            project, _, name = said[key].partition("/")
            return make(project, name)
    return nodes.contract(said["contract"]) if "contract" in said else None


def _by_entity_name(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return things by their names, and by the names that the export gives them, in lower case."""
    found: dict[str, Any] = {}
    for name, one in pairs:
        found.setdefault(entity_name(name).lower(), one)
        found[name.lower()] = one
    return found


def _members(entities: Iterable[Found]) -> dict[Reference, set[Reference]]:
    """Return who is in which group, as a file says it of the group or of the user."""
    members: dict[Reference, set[Reference]] = {}
    for one in entities:
        if one.kind == "Group":
            members.setdefault(one.ref, set()).update(one.members)
        for group in one.groups:
            members.setdefault(group, set()).add(one.ref)
    return members
