"""Signed addresses of the catalog: made, ended, and recognised."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.catalog.choices import FEED_LIFETIME, FEED_NAME, LONGEST_FEED, MOST_FEEDS
from apps.catalog.models import Feed
from apps.core import clock, etags, text
from apps.core.refusals import Conflict, Invalid, NotFound
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

# The last use is a hint for people; writing it on each call would make every read a write.
LAST_USE_RESOLUTION = dt.timedelta(minutes=5)


class BadFeedExpiry(Invalid):
    code = "bad_feed_expiry"
    sentence = "A signed address lives at most a year. Choose an earlier end."


class TooManyFeeds(Conflict):
    code = "too_many_feeds"
    sentence = f"A tenant has at most {MOST_FEEDS} signed addresses that work. Revoke one first."


class FeedKeyInvalid(NotFound):
    code = "feed_key_invalid"
    sentence = "This address of the catalog gives nothing: it was revoked, it expired, or it is not whole. Ask for a new one."


@transaction.atomic
def create_feed(
    *, tenant: Tenant, name: str, by: User, expires_at: dt.datetime | None = None
) -> tuple[Feed, str]:
    """Make a signed address and return it with its key, which is shown this once. It lives 90 days unless something is said.

    Whoever publishes data in the tenant may. Raises `NotFound`, `Forbidden`, `BadFeedExpiry`,
    `TooManyFeeds` and `Invalid`.
    """
    _require(by, tenant.pk)
    name = text.clean_name(name, field="name", max_length=FEED_NAME)
    moment = clock.now()
    expires_at = (expires_at or moment + FEED_LIFETIME).astimezone(dt.UTC)
    if not moment < expires_at <= moment + LONGEST_FEED:
        raise BadFeedExpiry(errors={"expires_at": [BadFeedExpiry.sentence]})
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    if Feed.objects.usable(moment).filter(tenant=tenant).count() >= MOST_FEEDS:
        raise TooManyFeeds()
    feed = Feed.objects.create(
        tenant=tenant, name=name, created_by=by, created_at=moment, expires_at=expires_at
    )
    audit.record(
        Action.CATALOG_FEED_CREATED,
        tenant_id=tenant.pk,
        by=by,
        obj=("catalog.feed", str(feed.pk)),
        data={"expires_at": expires_at.isoformat()},
    )
    return feed, _key(feed)


@transaction.atomic
def revoke_feed(*, feed: Feed, by: User, if_match: str | None = None) -> Feed:
    """End a signed address; its next use is refused. Revoking twice changes nothing.

    `if_match` is the `feed_etag` that was read. Raises `NotFound`, `Forbidden` and `ChangedMeanwhile`.
    """
    _require(by, feed.tenant_id)
    locked = Feed.objects.select_for_update(no_key=True, of=("self",)).get(pk=feed.pk)
    etags.require_match(if_match, _editable(locked))
    if locked.revoked_at is not None:
        return locked
    locked.revoked_at, locked.revoked_by = clock.now(), by
    locked.save(update_fields=["revoked_at", "revoked_by"])
    audit.record(
        Action.CATALOG_FEED_REVOKED, tenant_id=locked.tenant_id, by=by, obj=("catalog.feed", str(locked.pk))
    )
    return locked


def feed_etag(feed: Feed) -> str:
    """Return the entity tag of a signed address: whether it was ended."""
    return etags.of(_editable(feed))


def _editable(feed: Feed) -> dict[str, Any]:
    return {"id": str(feed.pk), "revoked_at": feed.revoked_at}


def open_feed(key: str) -> Feed:
    """Return the address that a key stands for, with the person who made it, narrowed to the tenant. Raises `FeedKeyInvalid`."""
    pk, _, _ = key.partition(".")
    try:
        feed = (
            Feed.objects.usable(clock.now())
            .select_related("tenant", "created_by__owner")
            .filter(pk=UUID(pk))
            .first()
        )
    except ValueError:
        feed = None
    if feed is None or not _is_signed(feed, key):
        raise FeedKeyInvalid()
    # The catalog as its maker may see it now, and of this tenant alone.
    feed.created_by.bound_tenant_id = feed.tenant_id
    feed.created_by.token_permissions = frozenset({Permission.VIEW})
    if not feed.created_by.can_act or not access.can(feed.created_by, feed.tenant_id):
        raise FeedKeyInvalid()
    moment = clock.now()
    if feed.last_used_at is None or moment - feed.last_used_at > LAST_USE_RESOLUTION:
        Feed.objects.filter(pk=feed.pk).update(last_used_at=moment)
    return feed


def _require(by: User, tenant_id: UUID) -> None:
    access.require(by, tenant_id, Permission.PUBLISH)


def _said(feed: Feed) -> str:
    return f"{feed.pk}|{feed.tenant_id}|{feed.expires_at.isoformat()}"


def _signer() -> signing.Signer:
    return signing.Signer(salt="catalog.feed")


def _key(feed: Feed) -> str:
    return f"{feed.pk}.{_signer().signature(_said(feed))}"


def _is_signed(feed: Feed, key: str) -> bool:
    """Return whether a key was signed for this address, with the secret of now or with one before."""
    try:
        _signer().unsign(f"{_said(feed)}:{key.partition('.')[2]}")
    except signing.BadSignature:
        return False
    return True
