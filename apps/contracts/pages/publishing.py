"""The form by which a contract is published, and what would become of what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from apps.accounts.models import User
from apps.contracts import documents
from apps.contracts.comparison import ConsumerRow, Group, consumer_rows, grouped
from apps.contracts.forms import PublishForm
from apps.contracts.models import Contract
from apps.contracts.odcs import differences, files
from apps.contracts.odcs.semver import Advice
from apps.contracts.services import contract_etag, needs_approval
from apps.core.refusals import Refused
from apps.core.yaml_documents import Problem, YamlInvalid
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant


@dataclass(frozen=True)
class Preview:
    """What would become of a file. `outcome` is empty where it would be refused, with the errors or the sentence."""

    outcome: str = ""
    sentence: str = ""
    contract_id: str = ""
    errors: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()
    groups: Sequence[Group] = ()
    advice: Advice | None = None
    consumers: Sequence[ConsumerRow] = ()


@dataclass(frozen=True)
class PublishPage:
    """The form; `others` are the forms of the reader's other tenants."""

    tenant: Tenant
    form: PublishForm
    preview: Preview | None
    refused: Refused | None
    others: Sequence[tuple[str, str]] = field(default_factory=tuple)


def tenant_of(user: User, slug: str) -> Tenant:
    """Return a tenant in which `user` may publish. Raises `NotFound`, `Forbidden`."""
    return access.get_or_404(Tenant.objects.all, user=user, perm=Permission.PUBLISH, slug=slug)


def publishing(
    *,
    user: User,
    tenant: Tenant,
    form: PublishForm | None = None,
    query: dict[str, Any] | None = None,
    shown: Preview | None = None,
    refused: Refused | None = None,
) -> PublishPage:
    """Gather the form; it begins with the file of the contract that the query names."""
    initial = {"text": EXAMPLE}
    if form is None and (named := (query or {}).get("contract")):
        current = (
            Contract.objects.filter(tenant=tenant, contract_id=str(named).replace("\x00", ""))
            .select_related("current")
            .first()
        )
        if current is not None and current.current is not None:
            initial = {
                "text": bytes(current.current.content).decode("utf-8", "replace"),
                "about": current.contract_id,
                "etag": contract_etag(current),
            }
    return PublishPage(
        tenant=tenant,
        form=form or PublishForm(initial=initial),
        preview=shown,
        refused=refused,
        others=[
            (one.name, reverse("contracts:publish", args=[one.slug]))
            for one in access.visible_tenants(user, Permission.PUBLISH).named()
            if one.pk != tenant.pk
        ],
    )


def preview(*, user: User, tenant: Tenant, content: bytes) -> Preview:
    """Return what would become of a file, without keeping it."""
    try:
        file = files.read(content)
    except YamlInvalid as refused:
        return Preview(errors=refused.problems, sentence="The portal would not take this file.")
    contract = (
        Contract.objects.filter(tenant=tenant, contract_id=file.contract_id)
        .select_related("current", "tenant")
        .first()
    )
    if contract is None or contract.current is None:
        return Preview(
            "created",
            f"A new contract, {file.state.label.lower()}.",
            file.contract_id,
            warnings=file.warnings,
        )
    if contract.current.digest == file.digest:
        return Preview("same", "These bytes are served already.", file.contract_id, warnings=file.warnings)
    before = documents.file_of(contract.current)
    difference = differences.between(before, file)
    needed = needs_approval(contract, file, difference)
    is_ending = documents.ends(contract.state, file.state)
    found = documents.affected(contract, before, difference, is_ending=is_ending)
    sentence = "A new version, served at once."
    if needed:
        sentence = f"This {'ends' if is_ending else 'breaks'} a contract in force. Publishing opens a change request; what is served stays until it is approved."
    return Preview(
        "proposed" if needed else "published",
        sentence,
        file.contract_id,
        warnings=file.warnings,
        groups=grouped([one.as_json() for one in difference.changes]),
        advice=difference.advice,
        consumers=consumer_rows(tenant.pk, [one.as_json() for one in found.rows], user) if needed else (),
    )


EXAMPLE = """\
apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders
version: 1.0.0
status: draft
domain: sales
servers:
  - server: production
    type: postgres
    host: warehouse.example.com
    port: 5432
    database: shop
    schema: public
schema:
  - name: orders
    physicalName: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true
      - name: amount
        logicalType: number
        required: true
"""
