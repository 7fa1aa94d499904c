"""A tenant's catalog as entities of Backstage: models, what they are fed with, routes, systems, groups and people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.urls import reverse

from apps.accounts.models import User
from apps.catalog import impact
from apps.catalog.backstage.entities import ANNOTATION, Entity, Link, entity_name, reference
from apps.catalog.choices import EXPORTED_NODES
from apps.catalog.models import Placement, System
from apps.lineage import links, owners
from apps.lineage.choices import Kind
from apps.lineage.models import Edge, Node, NodeOwner
from apps.registry.models import ModelOwner, Pin, RegisteredModel
from apps.rollouts.models import TrafficRoute
from apps.tenants import grants
from apps.tenants.choices import Permission
from apps.tenants.models import Membership, Tenant

OWN_SYSTEM = "platform-portal"
# What a kind of nodes is called in Backstage: the type of its resource, the beginning of its name, its annotation.
_TYPES = {
    Kind.DATASET.value: "dataset",
    Kind.FEATURE_VIEW.value: "feature-view",
    Kind.FEATURE_SERVICE.value: "feature-service",
    Kind.CONTRACT.value: "contract",
}
_RESOURCE_TYPES = {**_TYPES, Kind.CONTRACT.value: "data-contract"}
_EDGES = 10 * EXPORTED_NODES


@dataclass(frozen=True)
class Export:
    """The entities, and whether there are more nodes than were told."""

    entities: list[Entity]
    is_cut: bool


def export(tenant: Tenant, *, origin: str, user: Any) -> Export:
    """Return everything of a tenant that Backstage has a word for; `origin` is the portal's address."""
    made = _Export(tenant, origin, user)
    found: dict[str, Entity] = {}
    for entity in made.entities():
        # Two of one reference would make the whole file worthless to its reader.
        found.setdefault(entity.ref, entity)
    return Export(list(found.values()), made.is_cut)


class _Export:
    def __init__(self, tenant: Tenant, origin: str, user: Any) -> None:
        self.tenant, self.origin, self.user = tenant, origin, user
        self.space = tenant.slug
        self.everybody = reference("Group", self.space, entity_name(tenant.slug, prefix="tenant"))
        rows = Node.objects.filter(tenant=tenant, kind__in=sorted(_TYPES), stands_for=None).order_by("pk")
        read = list(rows.defer("details")[: EXPORTED_NODES + 1])
        self.is_cut = len(read) > EXPORTED_NODES
        self.nodes = {node.pk: node for node in read[:EXPORTED_NODES]}
        self.names = {pk: self._resource_name(node) for pk, node in self.nodes.items()}
        self.groups = list(
            Group.objects.filter(
                pk__in=Membership.objects.filter(tenant=tenant, group__isnull=False).values("group")
            ).order_by("name")
        )
        self.people = [
            user
            for user in grants.holders(tenant.pk, Permission.VIEW).order_by("username")
            if user.is_person and user.is_active
        ]
        self.placed_models: dict[UUID, str] = {}
        self.placed_nodes: dict[UUID, str] = {}
        for placed in Placement.objects.filter(tenant=tenant).select_related("system"):
            if placed.model_id:
                self.placed_models[placed.model_id] = placed.system.name
            elif placed.node_id:
                self.placed_nodes[placed.node_id] = placed.system.name

    def entities(self) -> Iterator[Entity]:
        """Yield groups and people first, then what they own."""
        yield from self._organisation()
        yield from self._systems()
        yield from self._models()
        yield from self._resources()

    def _organisation(self) -> Iterator[Entity]:
        page = reverse("tenants:overview", args=[self.space])
        yield Entity(
            "Group",
            self.space,
            entity_name(self.tenant.slug, prefix="tenant"),
            {"type": "team", "children": [self._group(group) for group in self.groups]},
            title=self.tenant.name,
            links=self._links(page),
        )
        for group in self.groups:
            yield Entity(
                "Group",
                self.space,
                entity_name(group.name),
                {"type": "team", "parent": self.everybody, "children": []},
                title=group.name,
            )
        in_groups: dict[UUID, list[str]] = {}
        names = {group.pk: self._group(group) for group in self.groups}
        rows = User.groups.through.objects.filter(group_id__in=names)
        for user_id, group_id in rows.order_by("group_id").values_list("user_id", "group_id"):
            in_groups.setdefault(user_id, []).append(names[group_id])
        for person in self.people:
            yield Entity(
                "User",
                self.space,
                entity_name(person.username),
                {
                    "profile": {"displayName": person.display_name},
                    "memberOf": [self.everybody, *in_groups.get(person.pk, [])],
                },
                title=person.display_name,
            )

    def _systems(self) -> Iterator[Entity]:
        yield Entity(
            "System",
            self.space,
            OWN_SYSTEM,
            {"owner": self.everybody},
            title=f"Platform Portal of {self.tenant.name}",
            description="Everything of this tenant that belongs to no other system.",
        )
        for system in System.objects.filter(tenant=self.tenant).order_by("name"):
            yield Entity(
                "System",
                self.space,
                entity_name(system.name),
                {"owner": self.everybody},
                title=system.title,
                description=system.description,
            )

    def _models(self) -> Iterator[Entity]:
        models = list(
            RegisteredModel.objects.filter(tenant=self.tenant)
            .select_related("created_by__owner")
            .defer("tag_values")
            .order_by("name")
        )
        named: dict[UUID, str] = {}
        for one in ModelOwner.objects.filter(tenant=self.tenant).select_related("user", "group"):
            named.setdefault(one.model_id, self._owner(one.user, one.group))
        inputs = self._inputs()
        routes: dict[UUID, list[TrafficRoute]] = {}
        for route in (
            TrafficRoute.objects.filter(tenant=self.tenant).select_related("model").order_by("alias")
        ):
            routes.setdefault(route.model_id, []).append(route)
        for model in models:
            served = [route for route in routes.get(model.pk, []) if impact.serving(route)]
            owner = named.get(model.pk) or self._person(model.created_by.owner or model.created_by)
            system = self._system(self.placed_models.get(model.pk))
            page = reverse("registry:model-detail", args=[self.space, model.name])
            yield Entity(
                "Component",
                self.space,
                entity_name(model.name),
                {
                    "type": "ml-model",
                    "lifecycle": "production" if served else "experimental",
                    "owner": owner,
                    "system": system,
                    "dependsOn": sorted(inputs.get(model.pk, ())),
                    "providesApis": [
                        reference("API", self.space, self._route_name(route)) for route in served
                    ],
                },
                title=model.name,
                description=model.description,
                annotations={f"{ANNOTATION}model": model.name},
                links=self._links(page),
            )
            for route in served:
                yield self._api(route, owner, system, page)

    def _api(self, route: TrafficRoute, owner: str, system: str, page: str) -> Entity:
        return Entity(
            "API",
            self.space,
            self._route_name(route),
            {
                "type": "inference",
                "lifecycle": "production",
                "owner": owner,
                "system": system,
                "definition": f"Answers of {route.model.name}, from the version that its alias {route.alias} names.",
            },
            title=impact.address(route),
            annotations={f"{ANNOTATION}route": impact.address(route)},
            links=self._links(page),
        )

    def _resources(self) -> Iterator[Entity]:
        named: dict[UUID, str] = {}
        explicit = NodeOwner.objects.filter(node__tenant=self.tenant).select_related("user", "group")
        for one in explicit.order_by("created_at", "pk"):
            named.setdefault(one.node_id, self._owner(one.user, one.group))
        answerable = owners.of([node for pk, node in self.nodes.items() if pk not in named])
        people = {person.pk: person for person in self.people}
        upstream = self._upstream()
        pages = links.urls(self.nodes.values(), self.user)
        for pk, node in self.nodes.items():
            known = sorted(people[key].username for key in answerable.get(pk, ()) if key in people)
            owner = named.get(pk) or (self._user(known[0]) if known else self.everybody)
            graph = f"{reverse('catalog:graph')}?node={pk}"
            yield Entity(
                "Resource",
                self.space,
                self.names[pk],
                {
                    "type": _RESOURCE_TYPES[node.kind],
                    "owner": owner,
                    "system": self._system(self.placed_nodes.get(pk)),
                    "dependsOn": sorted(upstream.get(pk, ())),
                },
                title=node.text,
                description=f"{Kind(node.kind).label} {node.namespace} {node.name}".replace("  ", " "),
                annotations={f"{ANNOTATION}{_TYPES[node.kind]}": _annotated(node)},
                links=self._links(pages.get(pk, graph)),
            )

    def _inputs(self) -> dict[UUID, set[str]]:
        """Return what the versions that an alias names were trained on, by model; where none has one, all versions."""
        found: dict[UUID, set[str]] = {}
        in_use: dict[UUID, set[str]] = {}
        pins = Pin.objects.filter(tenant=self.tenant, resolved_at__isnull=False).select_related("version")
        pins = pins.only(
            "tenant_id", "kind", "project", "name", "field", "resolved_at", "version__model_id"
        ).prefetch_related("version__aliases")
        for pin in pins:
            ref = pin.ref
            whole = (ref.whole or ref) if ref is not None else None
            pk = whole.node_id(self.tenant.pk) if whole is not None else None
            if pk in self.names:
                assert pk is not None
                target = reference("Resource", self.space, self.names[pk])
                found.setdefault(pin.version.model_id, set()).add(target)
                if pin.version.aliases.all():
                    in_use.setdefault(pin.version.model_id, set()).add(target)
        return {**found, **in_use}

    def _upstream(self) -> dict[UUID, set[str]]:
        """Return what feeds each node, parts counted as their wholes."""
        found: dict[UUID, set[str]] = {}
        rows = Edge.objects.filter(tenant=self.tenant).order_by("pk")
        ends = rows.values_list("source_id", "source__parent_id", "target_id", "target__parent_id")
        for source, source_whole, target, target_whole in ends[:_EDGES]:
            near, far = source_whole or source, target_whole or target
            if near != far and near in self.names and far in self.names:
                found.setdefault(far, set()).add(reference("Resource", self.space, self.names[near]))
        return found

    def _resource_name(self, node: Node) -> str:
        text = node.name
        if node.kind == Kind.DATASET:
            text = f"{node.namespace}|{node.name}"
        elif node.namespace:
            text = f"{node.namespace}/{node.name}"
        return entity_name(text, prefix=_TYPES[node.kind])

    def _route_name(self, route: TrafficRoute) -> str:
        return entity_name(impact.address(route), prefix="route")

    def _system(self, name: str | None) -> str:
        return reference("System", self.space, entity_name(name) if name else OWN_SYSTEM)

    def _owner(self, user: User | None, group: Group | None) -> str:
        if user is not None:
            return self._person(user)
        return self._group(group) if group in self.groups else self.everybody

    def _person(self, user: User) -> str:
        return self._user(user.username) if user in self.people else self.everybody

    def _user(self, username: str) -> str:
        return reference("User", self.space, entity_name(username))

    def _group(self, group: Any) -> str:
        return reference("Group", self.space, entity_name(group.name))

    def _links(self, path: str) -> tuple[Link, ...]:
        return (Link(f"{self.origin}{path}", "Platform Portal"),)


def heading(tenant: Tenant, made: Export) -> Iterable[str]:
    """Return what stands above the file, as comments."""
    yield f"The catalog of {' '.join(tenant.name.split())}, as the portal has it. Made anew at each reading."
    if made.is_cut:
        yield f"Only the first {EXPORTED_NODES} datasets, feature views, services and contracts are in it."


def _annotated(node: Node) -> str:
    if node.kind == Kind.DATASET:
        return f"{node.namespace}|{node.name}"
    return f"{node.namespace}/{node.name}" if node.namespace else node.name
