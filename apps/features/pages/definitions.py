"""The pages on which definitions are written: the choice of a project, and its document with what would change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse

from apps.accounts.models import User
from apps.core.yaml_documents import Problem
from apps.features import services
from apps.features.choices import Source
from apps.features.definitions import dtypes, writer
from apps.features.definitions import values as native
from apps.features.definitions.values import Definitions
from apps.features.forms import DefinitionsForm, ViewForm
from apps.features.models import Project
from apps.features.services import Plan
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

PROJECTS_SHOWN = 200
EXAMPLE = """\
version: 1
project: {project}
entities:
  - name: customer
    join_keys: [customer_id]
    value_type: Int64
sources:
  - name: customer_usage_daily
    type: file
    path: s3://lake/customer_usage_daily.parquet
    timestamp_field: event_timestamp
feature_views:
  - name: customer_usage
    entities: [customer]
    source: customer_usage_daily
    ttl: 1d
    owner: {owner}
    schema:
      - {{name: tenure_months, dtype: Float64, description: Months since the first contract}}
      - {{name: support_calls, dtype: Int64, description: Calls within 30 days}}
feature_services:
  - name: churn_v1
    features: [customer_usage]
"""


@dataclass(frozen=True)
class ProjectRow:
    name: str
    url: str
    repository_url: str


@dataclass(frozen=True)
class TenantRow:
    """A tenant in which the reader may define features, and the projects that are defined in the portal."""

    tenant: Tenant
    new_url: str
    view_url: str
    projects: list[ProjectRow]


@dataclass(frozen=True)
class DefinePage:
    tenant: Tenant
    form: DefinitionsForm
    project: str
    plan: Plan | None = None
    problems: list[Problem] = field(default_factory=list)
    view_url: str = ""
    repository_url: str = ""

    @property
    def waiting(self) -> int:
        return len(self.plan.waiting) if self.plan else 0


def define_choices(user: User) -> list[TenantRow]:
    """Return where `user` may define features."""
    tenants = list(access.visible_tenants(user, Permission.PUBLISH).named())
    found: dict[Any, list[ProjectRow]] = {}
    projects = Project.objects.filter(
        tenant__in=tenants, store__source=Source.NATIVE, removed_at=None
    ).select_related("tenant")
    for project in projects.order_by("name")[:PROJECTS_SHOWN]:
        found.setdefault(project.tenant_id, []).append(
            ProjectRow(
                project.name,
                define_url(project.tenant, project.name),
                repository_url(project.tenant, project.name),
            )
        )
    return [
        TenantRow(
            one,
            define_url(one, ""),
            reverse("features:define-view", args=[one.slug]),
            found.get(one.pk, []),
        )
        for one in tenants
    ]


def define_url(tenant: Tenant, project: str) -> str:
    """Return the page on which a project is written, or a new one."""
    url = reverse("features:define-project", args=[tenant.slug])
    return f"{url}?project={project}" if project else url


def repository_url(tenant: Tenant, project: str) -> str:
    """Return where a project is downloaded as a repository."""
    return f"{reverse('features:repository', args=[tenant.slug])}?project={project}"


def opened(*, tenant: Tenant, user: User, project: str) -> DefinePage:
    """Return the page with the document of a project, or with an example."""
    found, definitions = services.stored(tenant, project) if project else (None, Definitions(""))
    text = writer.write(definitions) if found else example(user, project)
    form = DefinitionsForm(initial={"text": text, "etag": services.definitions_etag(definitions)})
    return page(tenant, form, project if found else "")


def example(user: User, project: str) -> str:
    """Return a document to begin with."""
    return EXAMPLE.format(project=writer.dump(project or "telecom").strip(), owner=user.username)


def page(tenant: Tenant, form: DefinitionsForm, project: str, **more: Any) -> DefinePage:
    """Return the page around a form."""
    view_url = reverse("features:define-view", args=[tenant.slug])
    return DefinePage(
        tenant,
        form,
        project,
        view_url=f"{view_url}?project={project}" if project else view_url,
        repository_url=repository_url(tenant, project) if project else "",
        **more,
    )


def with_view(tenant: Tenant, form: ViewForm) -> tuple[Definitions, Definitions]:
    """Return what a project defines, and the same with the view of a checked form."""
    said = form.cleaned_data
    _, before = services.stored(tenant, said["project"])
    entities, sources = list(before.entities), list(before.sources)
    if said["entity"] and said["entity"] not in {one.name for one in entities}:
        entities.append(native.Entity(said["entity"], said["join_key"] or f"{said['entity']}_id"))
    if said["source"] not in {one.name for one in sources}:
        options = {"path": said["path"]} if said["path"] else {}
        sources.append(native.Source(said["source"], "file", options, said["timestamp_field"]))
    # What the form does not ask for stays as it was.
    old = before.view(said["name"]) or native.View(said["name"], (), said["source"], ())
    tags = {one.name: one.tags for one in old.schema}
    entity = said["entity"]
    view = replace(
        old,
        entities=old.entities if entity in old.entities else (entity,) if entity else (),
        source=said["source"],
        schema=tuple(replace(one, tags=tags.get(one.name, {})) for one in _features(said["features"])),
        ttl=said["ttl"],
        description=said["description"].replace("\r\n", "\n").strip(),
        owner=said["owner"],
    )
    views = [one for one in before.views if one.name != view.name]
    return before, replace(before, entities=tuple(entities), sources=tuple(sources), views=(*views, view))


def _features(text: str) -> list[native.Feature]:
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, rest = line.partition(" ")
        dtype, _, description = rest.strip().partition(" ")
        found.append(native.Feature(name, dtypes.clean(dtype) or dtype, description.strip()))
    return found
