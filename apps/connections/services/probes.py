"""The test of a connection: one real call of its kind, and a sentence about what came of it."""

from __future__ import annotations

import datetime as dt
import logging

import psycopg
from django.db import transaction
from django.db.models import Q

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.connections.choices import TEST_SECONDS, ConnectionKind, Result
from apps.connections.models import Connection
from apps.connections.services.calls import SecretUnreadable, fetch, grpc_channel, postgres
from apps.connections.services.connections import require_version
from apps.core import clock, faults
from apps.core.actors import Actor
from apps.core.outbound import OutboundFailed, OutboundRefused
from apps.core.refusals import Conflict, NotFound
from apps.tenants import access
from apps.tenants.choices import Permission

logger = logging.getLogger(__name__)

# Longer than a test may take.
LEASE = dt.timedelta(seconds=TEST_SECONDS * 2)
PATHS = {ConnectionKind.PROMETHEUS: "/-/ready", ConnectionKind.OPA: "/health"}
ANSWERS = "It answered."
REFUSES = "It answered, and refused the user name or the secret. Replace the secret."
OTHER = "It answered, but not as a service of this kind does. Check the address."
NO_DATABASE = "It answered, and has no such database, or this user may not use it."


class UnderTest(Conflict):
    code = "connection_test_under_way"
    sentence = "A test of this connection is under way. Wait for it; it takes ten seconds at most."


def probe(*, connection: Connection, by: Actor, if_match: str | None = None) -> Connection:
    """Call what a connection leads to, keep what came of it and return the connection. It takes `TEST_SECONDS` at most.

    Nothing is held meanwhile but a lease, so it runs outside of any transaction. Raises `UnderTest`, `SwitchedOff`,
    `ChangedMeanwhile`, `NotFound` and `Forbidden`; that nobody answers is a result.
    """
    claimed = _claim(connection, by, if_match)
    try:
        result, sentence = Result.REACHABLE, _call(claimed)
        if sentence != ANSWERS:
            result = Result.UNREACHABLE
    except (OutboundFailed, OutboundRefused, SecretUnreadable) as refused:
        result, sentence = Result.UNREACHABLE, refused.sentence
    except BaseException:
        _give_back(claimed)
        raise
    faults.point("connections.connection.called")
    return _settle(claimed, by, result, sentence)


def _call(connection: Connection) -> str:
    """Make the call of the kind and return a sentence. What went wrong on the way is in the log only."""
    if connection.kind == ConnectionKind.POSTGRES:
        return _ask_postgres(connection)
    if connection.kind == ConnectionKind.FEAST_REGISTRY_SERVER:
        with grpc_channel(connection, seconds=TEST_SECONDS):
            return ANSWERS
    status = fetch(connection, PATHS.get(ConnectionKind(connection.kind), ""), seconds=TEST_SECONDS).status
    if status in (401, 403):
        return REFUSES
    return ANSWERS if 200 <= status < 300 else OTHER


def _ask_postgres(connection: Connection) -> str:
    try:
        with postgres(
            connection, statement_seconds=TEST_SECONDS / 2, lock_seconds=1, seconds=TEST_SECONDS
        ) as opened:
            opened.execute("SELECT 1").fetchone()
            return ANSWERS
    except OutboundFailed as failed:
        cause = failed.__cause__
        if isinstance(cause, psycopg.Error) and cause.sqlstate:
            return REFUSES if cause.sqlstate.startswith("28") else NO_DATABASE
        raise
    except psycopg.Error as error:
        logger.warning("test of a connection: %s", type(error).__name__)
        return OTHER


@transaction.atomic
def _claim(connection: Connection, by: Actor, if_match: str | None) -> Connection:
    access.require(by, connection.tenant_id, Permission.ADMINISTER)
    rows = Connection.objects.select_for_update(of=("self",), no_key=True).select_related("tenant")
    locked = rows.filter(pk=connection.pk).first()
    if locked is None:
        raise NotFound()
    require_version(locked, if_match)
    moment = clock.now()
    if locked.busy_until is not None and locked.busy_until > moment:
        raise UnderTest()
    locked.busy_until = moment + LEASE
    locked.save(update_fields=["busy_until"])
    return locked


def _give_back(claimed: Connection) -> None:
    Connection.objects.filter(pk=claimed.pk, busy_until=claimed.busy_until).update(busy_until=None)


@transaction.atomic
def _settle(claimed: Connection, by: Actor, result: Result, sentence: str) -> Connection:
    """Write down what came of a test, unless the connection was changed or removed meanwhile."""
    rows = Connection.objects.select_for_update(of=("self",), no_key=True).select_related("tenant")
    locked = rows.filter(Q(busy_until=claimed.busy_until), pk=claimed.pk).first()
    if locked is None:
        raise NotFound()
    locked.busy_until = None
    if locked.updated_at == claimed.updated_at:
        locked.result, locked.sentence, locked.tested_at = result, sentence, clock.now()
    locked.save(update_fields=["busy_until", "result", "sentence", "tested_at"])
    audit.record(
        Action.CONNECTIONS_CONNECTION_TESTED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=("connections.connection", str(locked.pk)),
        after=result,
    )
    return locked
