"""Contracts and their versions."""

from apps.contracts.models.contracts import (
    Contract,
    ContractQuerySet,
    ContractVersion,
    ContractVersionQuerySet,
)

__all__ = ["Contract", "ContractQuerySet", "ContractVersion", "ContractVersionQuerySet"]
