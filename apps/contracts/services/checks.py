"""Checks of a contract: where its data is, how often it is looked at, and what follows from a breach."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.validators import validate_slug
from django.db import IntegrityError, transaction

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.connections import services as connections
from apps.connections.choices import ConnectionKind
from apps.connections.models import Connection
from apps.contracts.checks import roots
from apps.contracts.choices import (
    LONGEST_INTERVAL_MINUTES,
    MOST_CHECKS,
    SHORTEST_INTERVAL_MINUTES,
    CheckMode,
)
from apps.contracts.models import CheckPlan, Contract
from apps.core import clock, etags
from apps.core.actors import Actor
from apps.core.refusals import Conflict, Invalid, NotFound
from apps.tenants import access
from apps.tenants.choices import Permission

OBJECT = "contracts.checkplan"


class CheckNameTaken(Conflict):
    code = "check_name_taken"
    sentence = "This contract has a check of that name. Choose another name, or change that check."


class TooManyChecks(Conflict):
    code = "too_many_checks"
    sentence = f"A contract has {MOST_CHECKS} checks at most. Remove one first."


class CheckNotNamed(Invalid):
    code = "check_not_named"
    sentence = "This contract has no check, or several. Name the one to run in `check`."


class InvalidCheck(Invalid):
    code = "invalid_check"
    sentence = "The check is not complete. Correct the named fields and send it again."


def require_publisher(by: Actor, contract: Contract, action: Action) -> None:
    """Return quietly when `by` may publish in the contract's tenant. Raises `NotFound` and `Forbidden`."""
    obj = ("contracts.contract", str(contract.pk))
    access.authorise(by, contract.tenant_id, Permission.PUBLISH, action=action, obj=obj)


@transaction.atomic
def save_check(
    *,
    contract: Contract,
    name: str,
    by: Any,
    mode: str = CheckMode.WARN,
    connection: str = "",
    path: str = "",
    database_schema: str = "",
    delimiter: str = "",
    every_minutes: int | None = None,
    is_enabled: bool = True,
    is_new: bool = False,
    if_match: str | None = None,
) -> tuple[CheckPlan, bool]:
    """Create a check, or replace what the one of this name says; return it and whether it is new.

    The data is in the tables of `connection`, by its name, or in the files of `path`. Without `every_minutes` it is
    checked only when somebody asks. Raises `InvalidCheck`, `CheckNameTaken` (with `is_new`), `TooManyChecks`, `WrongKind`,
    `PathOutsideRoots`, `NoDataRoots`, `ChangedMeanwhile`, `NotFound` and `Forbidden`.
    """
    require_publisher(by, contract, Action.CONTRACTS_CHECK_SAVED)
    # One after the other: the number of checks is counted.
    locked = Contract.objects.select_for_update(of=("self",), no_key=True).get(pk=contract.pk)
    values = _values(locked, name, mode, connection, path, database_schema, delimiter, every_minutes)
    plan = CheckPlan.objects.filter(contract=locked, name=name).select_for_update(no_key=True).first()
    created = plan is None
    if plan is None:
        etags.require_match(if_match, {})
        if CheckPlan.objects.filter(contract=locked).count() >= MOST_CHECKS:
            raise TooManyChecks()
        plan = CheckPlan(tenant_id=locked.tenant_id, contract=locked, name=name, created_by=by)
    else:
        if is_new:
            raise CheckNameTaken()
        etags.require_match(if_match, check_values(plan))
    for field, value in values.items():
        setattr(plan, field, value)
    plan.is_enabled = is_enabled
    plan.updated_at = clock.now()
    plan.due_at = clock.now() if plan.every_minutes and is_enabled else None
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError:
        raise CheckNameTaken() from None
    settle_breach(locked)
    audit.record(
        Action.CONTRACTS_CHECK_SAVED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=(OBJECT, str(plan.pk)),
        after=plan.mode,
        data={"name": name, "is_new": created, "is_enabled": is_enabled},
    )
    return plan, created


@transaction.atomic
def remove_check(*, plan: CheckPlan, by: Actor, if_match: str | None = None) -> None:
    """Remove a check with its runs. Raises `ChangedMeanwhile`, `NotFound` and `Forbidden`."""
    require_publisher(by, plan.contract, Action.CONTRACTS_CHECK_REMOVED)
    contract = Contract.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.contract_id)
    locked = CheckPlan.objects.select_for_update(of=("self",), no_key=True).filter(pk=plan.pk).first()
    if locked is None:
        raise NotFound()
    etags.require_match(if_match, check_values(locked))
    name, pk = locked.name, str(locked.pk)
    locked.delete()
    settle_breach(contract)
    audit.record(
        Action.CONTRACTS_CHECK_REMOVED,
        tenant_id=contract.tenant_id,
        by=by,
        obj=(OBJECT, pk),
        data={"name": name},
    )


def check_etag(plan: CheckPlan) -> str:
    """Return the entity tag of what people say of a check."""
    return etags.of(check_values(plan))


def check_values(plan: CheckPlan) -> dict[str, Any]:
    """Return what people say of a check."""
    return {
        "name": plan.name,
        "mode": str(plan.mode),
        "connection": str(plan.connection_id or ""),
        "path": plan.path,
        "database_schema": plan.database_schema,
        "delimiter": plan.delimiter,
        "every_minutes": plan.every_minutes,
        "is_enabled": plan.is_enabled,
    }


def settle_breach(contract: Contract) -> None:
    """Say of a locked contract since when its data breaks it, as its checks found."""
    breaches = CheckPlan.objects.breached().filter(contract=contract).order_by("breached_at")
    since: dt.datetime | None = breaches.values_list("breached_at", flat=True).first()
    if contract.breached_at != since:
        contract.breached_at = since
        contract.save(update_fields=["breached_at"])


def _values(
    contract: Contract,
    name: str,
    mode: str,
    connection: str,
    path: str,
    database_schema: str,
    delimiter: str,
    every_minutes: int | None,
) -> dict[str, Any]:
    errors: dict[str, list[str]] = {}
    try:
        validate_slug(name)
        if len(name) > 60:
            raise ValueError
    except Exception:
        errors["name"] = ["A name has 1 to 60 letters, digits, hyphens and underscores."]
    if mode not in CheckMode.values:
        errors["mode"] = [f"Choose one of {', '.join(CheckMode.values)}."]
    if bool(connection) == bool(path):
        errors["path"] = ["Name either a connection to Postgres or a path of files."]
    if every_minutes is not None and not (
        SHORTEST_INTERVAL_MINUTES <= every_minutes <= LONGEST_INTERVAL_MINUTES
    ):
        errors["every_minutes"] = [
            f"An interval has {SHORTEST_INTERVAL_MINUTES} to {LONGEST_INTERVAL_MINUTES:,} minutes."
        ]
    if delimiter and (len(delimiter) != 1 or delimiter in "\"'\r\n\0" or ord(delimiter) > 127):
        errors["delimiter"] = ["A delimiter is one ASCII character, and no quote."]
    if len(database_schema) > 63 or any(ord(sign) < 32 for sign in database_schema):
        errors["database_schema"] = ["The name of a schema has 63 characters at most."]
    if errors:
        raise InvalidCheck(errors=errors)
    found: Connection | None = None
    if connection:
        found = connections.get(contract.tenant, connection)
        connections.require_kind(found, ConnectionKind.POSTGRES)
    return {
        "mode": mode,
        "connection": found,
        "path": roots.require_clean(path) if path else "",
        "database_schema": database_schema if connection else "",
        "delimiter": delimiter if path else "",
        "every_minutes": every_minutes,
    }
