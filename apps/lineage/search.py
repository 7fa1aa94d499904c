"""Datasets and jobs in the search palette, and the pages of nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.core.areas import Hit
from apps.core.paging import Listing
from apps.lineage.choices import Kind
from apps.lineage.models import Job, Node
from apps.lineage.services import job_key
from apps.tenants import access


def datasets(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find datasets by a part of their name or namespace."""
    rows = Node.objects.of_kind(Kind.DATASET).named_like(words)
    page = Listing([rows], access.tenant_ids(user)).page(
        cursor="", size=limit, read=lambda found: found.select_related("tenant").defer("details")
    )
    for node in page.rows:
        yield Hit(
            node.text,
            reverse("lineage:dataset-detail", args=[node.pk]),
            f"{node.namespace}, {node.tenant.name}",
        )


def jobs(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find jobs by a part of their name or namespace."""
    page = Listing([Job.objects.named_like(words)], access.tenant_ids(user)).page(
        cursor="", size=limit, read=lambda found: found.select_related("tenant")
    )
    for job in page.rows:
        yield Hit(
            job.name, reverse("lineage:job-detail", args=[job.pk]), f"{job.namespace}, {job.tenant.name}"
        )


def urls(nodes: Sequence[Node], user: Any) -> Mapping[UUID, str]:
    """Return the page of each dataset, and of each column's dataset."""
    own = access.tenant_ids(user)
    return {
        node.pk: reverse("lineage:dataset-detail", args=[node.parent_id or node.pk])
        + (f"#column-{node.pk}" if node.parent_id else "")
        for node in nodes
        if node.tenant_id in own
    }


def job_urls(nodes: Sequence[Node], user: Any) -> Mapping[UUID, str]:
    """Return the page of the job that each consumer is, where an event told of it."""
    own = access.tenant_ids(user)
    keys = {
        job_key(node.tenant_id, (node.namespace, node.name)): node.pk
        for node in nodes
        if node.tenant_id in own
    }
    there = Job.objects.filter(tenant_id__in=own, pk__in=list(keys)).values_list("pk", flat=True)
    return {keys[pk]: reverse("lineage:job-detail", args=[pk]) for pk in there}
