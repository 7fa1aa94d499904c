from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet

from apps.core import clock
from apps.core.ids import new_id
from apps.lineage.choices import (
    MAX_DESCRIPTION,
    MAX_FIELD,
    MAX_LABEL,
    MAX_NAME,
    MAX_NAMESPACE,
    MAX_RUN_ID,
    MAX_VIA,
    WHOLE_OF,
    EventKind,
    Kind,
    RunState,
)
from apps.lineage.nodes import Ref
from apps.tenants import access


class NodeQuerySet(QuerySet["Node"]):
    def visible_to(self, user: Any) -> NodeQuerySet:
        """Return the nodes of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def of_kind(self, kind: Kind) -> NodeQuerySet:
        """Return the nodes of one kind."""
        return self.filter(kind=kind)

    def named_like(self, query: str) -> NodeQuerySet:
        """Return the nodes whose name or namespace holds `query`, in any case."""
        return self.filter(Q(name__icontains=query) | Q(namespace__icontains=query)) if query else self

    def unresolved(self) -> NodeQuerySet:
        """Return the datasets that documents name and nobody can place."""
        return self.filter(kind=Kind.DATASET, stands_for=None).exclude(reason="")

    def with_ids(self, ids: Collection[UUID]) -> NodeQuerySet:
        """Return the nodes with these ids, without what is wide."""
        return self.filter(pk__one_of=ids).defer("details") if ids else self.none()


class Node(models.Model):
    """Something in the lineage of a tenant. Its id follows from its name: `Ref.node_id`.

    `reason` says why a dataset cannot be placed, and is empty for all others. What a mapping says is another one stands
    for that: its edges are the other one's.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    namespace = models.CharField(max_length=MAX_NAMESPACE, blank=True)
    name = models.CharField(max_length=MAX_NAME)
    field = models.CharField(max_length=MAX_FIELD, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    stands_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="also_known_as"
    )
    label = models.CharField(max_length=MAX_LABEL, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = NodeQuerySet.as_manager()

    WIDE = ("details",)

    class Meta:
        ordering = ["name", "field"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="lineage_node_kind_known"),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(WHOLE_OF), parent__isnull=False) & ~Q(field="")
                | ~Q(kind__in=sorted(WHOLE_OF)) & Q(field="", parent__isnull=True),
                name="lineage_node_parts_have_a_whole",
            ),
            models.CheckConstraint(condition=~Q(stands_for=F("id")), name="lineage_node_not_for_itself"),
        ]
        indexes = [
            models.Index(
                fields=["tenant", "-created_at", "-id"],
                condition=Q(kind="dataset"),
                name="lineage_node_datasets",
            ),
            models.Index(
                fields=["tenant", "-created_at", "-id"],
                condition=Q(kind="dataset", stands_for__isnull=True) & ~Q(reason=""),
                name="lineage_node_unresolved",
            ),
            models.Index(fields=["tenant", "kind"], name="lineage_node_by_kind"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def ref(self) -> Ref:
        return Ref(self.kind, self.namespace, self.name, self.field)

    @property
    def text(self) -> str:
        """Return what people call it."""
        return self.label or self.field or self.name

    @property
    def actual_id(self) -> UUID:
        """Return the id of the node whose edges count: another one's where a mapping says so."""
        return self.stands_for_id or self.pk


class EdgeQuerySet(QuerySet["Edge"]):
    def visible_to(self, user: Any) -> EdgeQuerySet:
        """Return the edges of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def of_origin(self, tenant_id: UUID, origin: str) -> EdgeQuerySet:
        """Return what one origin says."""
        return self.filter(tenant_id=tenant_id, origin=origin)


class Edge(models.Model):
    """The source feeds the target, as one origin says: a job, a feature view, a contract, the pins of a version.

    `said_source` and `said_target` are the nodes that the origin named, the other two those for which they stand.
    """

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    source = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="leads_to", db_index=False)
    target = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="comes_from", db_index=False)
    said_source = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    said_target = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=100)
    is_by_columns = models.BooleanField(default=False)
    via = models.CharField(max_length=MAX_VIA, blank=True)
    seen_at = models.DateTimeField(default=clock.now)

    objects = EdgeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "origin", "said_source", "said_target"], name="lineage_edge_said_once"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "source"], name="lineage_edge_downstream"),
            models.Index(fields=["tenant", "target"], name="lineage_edge_upstream"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} feeds {self.target_id}"


class NodeOwnerQuerySet(QuerySet["NodeOwner"]):
    def of_nodes(self, ids: Collection[UUID]) -> NodeOwnerQuerySet:
        """Return who was named for these nodes."""
        return self.filter(node_id__one_of=ids)


class NodeOwner(models.Model):
    """A person or a group who was named to answer for a node."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="owners", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    group = models.ForeignKey("auth.Group", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    objects = NodeOwnerQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) ^ Q(group__isnull=False),
                name="lineage_nodeowner_person_or_group",
            ),
            models.UniqueConstraint(
                fields=["node", "user", "group"], name="lineage_nodeowner_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return str(self.user or self.group)


class DatasetMappingQuerySet(QuerySet["DatasetMapping"]):
    def visible_to(self, user: Any) -> DatasetMappingQuerySet:
        """Return the mappings of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def named_like(self, query: str) -> DatasetMappingQuerySet:
        """Return the mappings of which a name or a namespace holds `query`, in any case."""
        if not query:
            return self
        fields = ("namespace", "name", "to_namespace", "to_name")
        return self.filter(Q(*((f"{field}__icontains", query) for field in fields), _connector=Q.OR))


class DatasetMapping(models.Model):
    """This dataset is that one. Without names it holds for every dataset of a namespace, which keep theirs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    namespace = models.CharField(max_length=MAX_NAMESPACE)
    name = models.CharField(max_length=MAX_NAME, blank=True)
    to_namespace = models.CharField(max_length=MAX_NAMESPACE)
    to_name = models.CharField(max_length=MAX_NAME, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    objects = DatasetMappingQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["tenant", "-created_at", "-id"], name="lineage_datasetmapping_newest")
        ]
        constraints = [
            models.UniqueConstraint(
                "tenant",
                models.Func("namespace", function="md5"),
                models.Func("name", function="md5"),
                name="lineage_datasetmapping_once",
            ),
            models.CheckConstraint(
                condition=Q(name="", to_name="") | ~Q(name="") & ~Q(to_name=""),
                name="lineage_datasetmapping_both_names_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(namespace=F("to_namespace"), name=F("to_name")),
                name="lineage_datasetmapping_not_to_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.namespace}/{self.name or '*'}"


class JobQuerySet(QuerySet["Job"]):
    def visible_to(self, user: Any) -> JobQuerySet:
        """Return the jobs of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def named_like(self, query: str) -> JobQuerySet:
        """Return the jobs whose name or namespace holds `query`, in any case."""
        return self.filter(Q(name__icontains=query) | Q(namespace__icontains=query)) if query else self


class Job(models.Model):
    """What makes datasets of others, again and again. Its id follows from its name.

    `last_run` is the run that began last; `complete_run` the one whose word on what the job reads and writes counts.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    namespace = models.CharField(max_length=MAX_NAMESPACE)
    name = models.CharField(max_length=MAX_NAME)
    kind = models.CharField(max_length=100, blank=True)
    description = models.CharField(max_length=MAX_DESCRIPTION, blank=True)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.REPORTED)
    state_at = models.DateTimeField(null=True, blank=True)
    last_run = models.ForeignKey(
        "lineage.Run", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    last_run_at = models.DateTimeField(null=True, blank=True)
    complete_run = models.ForeignKey(
        "lineage.Run", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    complete_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(default=clock.now)
    created_at = models.DateTimeField(default=clock.now)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="lineage_job_state_known"),
        ]
        indexes = [models.Index(fields=["tenant", "-created_at", "-id"], name="lineage_job_newest")]

    def __str__(self) -> str:
        return self.name


class Run(models.Model):
    """One run of a job, as its events told so far. `said` is what they say it reads and writes."""

    id = models.UUIDField(primary_key=True, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="runs", db_index=False)
    run_id = models.CharField(max_length=MAX_RUN_ID)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.REPORTED)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    parent = models.JSONField(default=dict, blank=True)
    said = models.JSONField(default=dict, blank=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-first_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="lineage_run_state_known"),
        ]
        indexes = [models.Index(fields=["job", "-first_at", "-id"], name="lineage_run_newest")]

    def __str__(self) -> str:
        return self.run_id


class EventQuerySet(QuerySet["Event"]):
    def visible_to(self, user: Any) -> EventQuerySet:
        """Return the events of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))


class Event(models.Model):
    """An OpenLineage event as it was sent, until it is pruned. `digest` is of what it says, in any order and spacing."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=EventKind.choices)
    event_type = models.CharField(max_length=10, blank=True)
    job = models.ForeignKey(
        Job, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    run = models.ForeignKey(Run, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField(default=clock.now)
    body = models.TextField()

    objects = EventQuerySet.as_manager()

    WIDE = ("body",)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "digest"], name="lineage_event_once"),
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="lineage_event_kind_known"),
        ]
        indexes = [models.Index(fields=["received_at"], name="lineage_event_by_age")]

    def __str__(self) -> str:
        return f"{self.kind} {self.event_type} {self.digest[:12]}"
