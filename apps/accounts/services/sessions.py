"""Writes to sessions, and the record of second factors, which allauth keeps."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from apps.accounts.models import Session, User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import authority
from apps.core.actors import Actor

SECOND_FACTOR = {
    "added": Action.ACCOUNTS_SECOND_FACTOR_ADDED,
    "removed": Action.ACCOUNTS_SECOND_FACTOR_REMOVED,
    "codes": Action.ACCOUNTS_RECOVERY_CODES_CREATED,
}


@transaction.atomic
def end_sessions(*, user: User, by: Actor, keep: str | None = None) -> int:
    """Sign `user` out everywhere but in the session with the key `keep`, and return how often."""
    others = Session.objects.filter(user=user).exclude(session_key=keep)
    ended, _ = others.delete()
    if ended:
        audit.record(
            Action.ACCOUNTS_SESSIONS_REVOKED,
            tenant_id=None,
            by=by,
            obj=("accounts.user", str(user.pk)),
            data={"sessions": ended},
        )
    return ended


@transaction.atomic
def reset_second_factor(*, user: User, by: Actor) -> bool:
    """Remove the second factor of somebody who lost it, end the sessions, and tell whether there was one.

    Raises `Forbidden`.
    """
    authority.require_operator(by)
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if not removed:
        return False
    Session.objects.filter(user=user).delete()
    record_second_factor(user=user, change="removed", by=by)
    return True


@transaction.atomic
def record_second_factor(*, user: User, change: str, by: Actor) -> None:
    """Append to the trail that a second factor was "added" or "removed", or "codes" made anew."""
    audit.record(SECOND_FACTOR[change], tenant_id=None, by=by, obj=("accounts.user", str(user.pk)))
