"""Contracts, their versions, and checks of data against them."""

from apps.contracts.models.checks import (
    CheckPlan,
    CheckPlanQuerySet,
    CheckResult,
    CheckRun,
    CheckRunQuerySet,
)
from apps.contracts.models.contracts import (
    Contract,
    ContractQuerySet,
    ContractVersion,
    ContractVersionQuerySet,
)

__all__ = [
    "CheckPlan",
    "CheckPlanQuerySet",
    "CheckResult",
    "CheckRun",
    "CheckRunQuerySet",
    "Contract",
    "ContractQuerySet",
    "ContractVersion",
    "ContractVersionQuerySet",
]
