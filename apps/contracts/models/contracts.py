"""A contract, and each version of it byte by byte."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Upper

from apps.contracts.choices import LONGEST_ID, LONGEST_NAME, ContractState, Standard
from apps.core import clock
from apps.core.ids import new_id
from apps.tenants import access

DIGEST = r"^sha256:[0-9a-f]{64}$"
# An id stands in addresses: on one line, without spaces and slashes.
CONTRACT_ID = r"^[^\s/?#%\\]+$"


class ContractQuerySet(QuerySet["Contract"]):
    def visible_to(self, user: Any) -> ContractQuerySet:
        """Return the contracts of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def in_tenant(self, slug: str) -> ContractQuerySet:
        """Return the contracts of the tenant with this short name."""
        return self.filter(tenant__slug=slug)

    def named_like(self, query: str) -> ContractQuerySet:
        """Return the contracts whose id, name, domain or data product holds `query`, in any case."""
        if not query:
            return self
        return self.annotate(words=Upper("searched")).filter(words__contains=query.upper())

    def breached(self) -> ContractQuerySet:
        """Return the contracts whose last checks found the data to break them."""
        return self.filter(breached_at__isnull=False)

    def in_rows(self) -> ContractQuerySet:
        """Read contracts together with what a list shows of them."""
        return self.select_related("tenant", "owner", "current").defer(
            *(f"current__{name}" for name in ContractVersion.WIDE)
        )


class Contract(models.Model):
    """What a dataset promises, under the id that its file gives it. What it says stands in its current version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    contract_id = models.CharField(max_length=LONGEST_ID, help_text="The `id` in the file.")
    # As the current version says.
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    domain = models.CharField(max_length=LONGEST_NAME, blank=True)
    product = models.CharField(max_length=LONGEST_NAME, blank=True)
    state = models.CharField(max_length=10, choices=ContractState.choices)
    # The version whose bytes are served; it is the one in force where the contract is.
    current = models.ForeignKey(
        "contracts.ContractVersion", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # The person who answers for it: who published it first, until somebody else is named.
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    breached_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when the last checks find the data to break the contract."
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    searched = models.GeneratedField(
        expression=models.functions.Concat(
            F("contract_id"), models.Value(" "), F("name"), models.Value(" "), F("domain"), models.Value(" "), F("product"),
            output_field=models.TextField(),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )  # fmt: skip

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = "data contract"
        ordering = ["contract_id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "contract_id"], name="contracts_contract_id_once"),
            models.CheckConstraint(
                condition=Q(contract_id__regex=CONTRACT_ID), name="contracts_contract_id_fits_addresses"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "-updated_at", "-id"], name="contracts_contract_newest"),
            models.Index(fields=["tenant", "state", "-updated_at", "-id"], name="contracts_contract_state"),
            models.Index(
                fields=["tenant", "-updated_at", "-id"],
                condition=Q(breached_at__isnull=False),
                name="contracts_contract_breached",
            ),
        ]

    def __str__(self) -> str:
        return self.contract_id

    @property
    def title(self) -> str:
        """Return the name that people know it by."""
        return self.name or self.contract_id


class ContractVersionQuerySet(QuerySet["ContractVersion"]):
    def visible_to(self, user: Any) -> ContractVersionQuerySet:
        """Return the versions of contracts of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def published(self) -> ContractVersionQuerySet:
        """Return the versions that are or were served, latest first."""
        return self.filter(published_at__isnull=False).order_by("-published_at", "-number")

    def without_bytes(self) -> ContractVersionQuerySet:
        """Read versions without what may be large."""
        return self.defer(*ContractVersion.WIDE)


class ContractVersion(models.Model):
    """One file as it was sent. Nothing of it changes; one that has to be approved first is published later, or never."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField(help_text="Counted by the portal from 1.")
    content = models.BinaryField(help_text="The bytes as they were sent.")
    digest = models.CharField(max_length=71)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=50)
    standard = models.CharField(max_length=4, choices=Standard.choices)
    api_version = models.CharField(
        max_length=LONGEST_NAME, blank=True, help_text="Of the standard, as written."
    )
    version = models.CharField(max_length=LONGEST_NAME, blank=True, help_text="Of the contract, as written.")
    status = models.CharField(max_length=LONGEST_NAME, blank=True, help_text="As written.")
    state = models.CharField(max_length=10, choices=ContractState.choices, help_text="What the status means.")
    document = models.JSONField(help_text="What the file says, as JSON.")
    warnings = models.JSONField(default=list, help_text="[{line, column, path, message}]")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ContractVersionQuerySet.as_manager()

    # Of unlike size, up to a megabyte: no list reads them.
    WIDE = ("content", "document", "warnings")

    class Meta:
        verbose_name = "contract version"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "number"], name="contracts_contractversion_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="contracts_contractversion_number_counts"
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=DIGEST), name="contracts_contractversion_digest_is_sha256"
            ),
        ]
        indexes = [models.Index(fields=["contract", "-published_at"], name="contracts_version_published")]

    def __str__(self) -> str:
        return f"{self.contract} version {self.number}"

    @property
    def label(self) -> str:
        """Return what people call it: what the file says, else the portal's number."""
        return self.version or f"#{self.number}"
