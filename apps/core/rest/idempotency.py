"""Idempotency-Key: a POST that is sent again is carried out once (draft-ietf-httpapi-idempotency-key-header).

The key is claimed in a transaction of its own, for the length of a lease. The act and its answer are then kept in one
transaction, together or not at all: after a crash in between the lease runs out, and the next call with the key acts as
the first. A process that wakes up after its lease finds the claim taken, and its act is undone.

An operation that commits by itself (`commits_by_itself`) keeps its answer after the act. After a crash in between it is
carried out again, so it has to be one that does no harm twice.

Answers are sealed: whatever secret an operation hands out stands in no table, nor in a backup, in clear.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import re
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase

from apps.core import authority, clock, faults
from apps.core.encryption import cipher_for
from apps.core.models import IdempotencyKey
from apps.core.refusals import Conflict, Invalid, Refused

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
LONGEST_KEY = 255
KEPT_FOR = dt.timedelta(hours=24)
# Longer than any request may take: the web server ends one that is slower.
LEASE = dt.timedelta(seconds=60)
LARGEST_ANSWER = 256 * 1024
SWEPT_AT_ONCE = 5000
_KEY = re.compile(rf"[\x21-\x7e]{{1,{LONGEST_KEY}}}")
# What of an answer is not its body.
_HEADERS = ("Content-Type", "ETag", "Location")
_COMMITS_BY_ITSELF = "_commits_by_itself"

ViewT = TypeVar("ViewT", bound=Callable[..., Any])


class BadKey(Invalid):
    code = "invalid_idempotency_key"
    sentence = (
        f"An Idempotency-Key has 1 to {LONGEST_KEY} visible ASCII characters. A random UUID is a good one."
    )


class KeyConflict(Refused):
    code = "idempotency_conflict"
    status = 422
    sentence = "This Idempotency-Key was sent with another request before. Send the first one again, or use a new key."


class InProgress(Conflict):
    code = "idempotency_in_progress"
    sentence = "The first call with this Idempotency-Key is under way. Wait, then send the same again."

    def __init__(self, *, seconds: int = 1) -> None:
        super().__init__()
        self.headers = {"Retry-After": str(seconds)}


class AnswerNotKept(Conflict):
    code = "idempotency_answer_not_kept"
    sentence = (
        "The first call with this key was carried out, and its answer was too large to keep. Read the object."
    )


@dataclass(frozen=True)
class Claim:
    """The right to carry out a call, as long as nobody else took it over."""

    pk: UUID
    number: UUID

    def keep(self, response: HttpResponse, passed: list[tuple[str, str]]) -> bool:
        """Keep an answer and the checks on the way to it, and tell whether the claim was still held."""
        kept = {name: response[name] for name in _HEADERS if name in response}
        body = response.content if len(response.content) <= LARGEST_ANSWER else None
        document = {"headers": kept, "body": None if body is None else body.decode(), "passed": passed}
        sealed = _seal().encrypt(json.dumps(document).encode())
        return bool(self._own().update(status=response.status_code, answer=sealed))

    def give_up(self) -> None:
        """Let the next call with the key act as the first."""
        self._own().delete()

    def _own(self) -> Any:
        return IdempotencyKey.objects.filter(pk=self.pk, claim=self.number, status__isnull=True)


def commits_by_itself(view: ViewT) -> ViewT:
    """Mark a view whose service cannot be part of a larger transaction; calling it twice does no harm."""
    setattr(view, _COMMITS_BY_ITSELF, True)
    return view


def key_of(request: HttpRequest) -> str:
    """Return the key of a call, "" where it has none. Raises `BadKey`."""
    key = request.headers.get(HEADER)
    if key is None:
        return ""
    if not _KEY.fullmatch(key):
        raise BadKey()
    return key


def once(
    request: HttpRequest,
    key: str,
    *,
    view: Callable[..., Any],
    act: Callable[[], HttpResponseBase],
    refuse: Callable[[Exception], HttpResponse],
) -> HttpResponseBase:
    """Carry out a call unless one with its key was carried out already; then answer as that was answered.

    `act` answers, `refuse` turns what it raises into an answer. An answer of 500 and more is not kept. Raises
    `KeyConflict`, `InProgress` and `AnswerNotKept`.
    """
    found = claim(request, key, route=f"{view.__module__}.{view.__name__}")
    if isinstance(found, HttpResponse):
        return found
    is_one = not getattr(view, _COMMITS_BY_ITSELF, False)
    with authority.passed_checks() as passed:
        try:
            with transaction.atomic() if is_one else nullcontext():
                answer = act()
                faults.point("core.idempotency.before_keep")
                # Nothing here streams.
                if not found.keep(answer, passed) and is_one:  # type: ignore[arg-type]
                    raise InProgress()
        except Exception as error:
            refused = refuse(error)
            if refused.status_code < 500:
                found.keep(refused, passed)
            else:
                found.give_up()
            return refused
    return answer


@transaction.atomic
def claim(request: HttpRequest, key: str, *, route: str) -> Claim | HttpResponse:
    """Take the right to carry out a call, or return the answer that was kept of it.

    Keys of two people, of two tenants' tokens and of two operations have nothing to do with each other. Raises
    `KeyConflict`, `InProgress`, `AnswerNotKept`, and what keeps the caller from reading the answer now.
    """
    moment, number = clock.database_now(), uuid.uuid4()
    mine = {
        "claim": number,
        "digest": _digest(request),
        "leased_until": moment + LEASE,
        "created_at": moment,
        "status": None,
        "answer": None,
    }
    place = {
        "owner_id": request.user.pk,
        "tenant_id": getattr(request.user, "bound_tenant_id", None),
        "route": route,
        "key": key,
    }
    IdempotencyKey.objects.bulk_create([IdempotencyKey(**place, **mine)], ignore_conflicts=True)
    row = IdempotencyKey.objects.select_for_update(no_key=True).get(**place)
    if row.claim == number:
        return Claim(row.pk, number)
    if row.created_at > moment - KEPT_FOR:
        if row.digest != mine["digest"]:
            raise KeyConflict()
        if row.status is not None:
            return _kept(row, request.user)
        if row.leased_until > moment:
            raise InProgress(seconds=max(1, min(5, math.ceil((row.leased_until - moment).total_seconds()))))
        mine["created_at"] = row.created_at
    for name, value in mine.items():
        setattr(row, name, value)
    row.save(update_fields=list(mine))
    return Claim(row.pk, number)


def sweep() -> int:
    """Delete keys whose time is over, and return how many."""
    over = IdempotencyKey.objects.filter(created_at__lte=clock.database_now() - KEPT_FOR)
    return over.filter(pk__in=list(over.values_list("pk", flat=True)[:SWEPT_AT_ONCE])).delete()[0]


def _kept(row: IdempotencyKey, user: Any) -> HttpResponse:
    document = json.loads(_seal().decrypt(bytes(row.answer or b"")))
    # Whoever lost a role since, or is an operator without a reason now, reads nothing of it.
    authority.require_again(user, document["passed"])
    if document["body"] is None:
        raise AnswerNotKept()
    response = HttpResponse(document["body"].encode(), status=row.status)
    for name, value in document["headers"].items():
        response[name] = value
    response[REPLAYED] = "true"
    return response


def _digest(request: HttpRequest) -> str:
    """Return what a call says: to where, with which precondition and which body."""
    said = (request.get_full_path(), request.headers.get("If-Match", ""))
    return hashlib.sha256("\n".join(said).encode() + b"\n" + request.body).hexdigest()


def _seal() -> Any:
    return cipher_for("core.idempotency")
