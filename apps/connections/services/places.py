"""Places inside the network, opened by operators for the calls of one tenant."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.connections.choices import MOST_PLACES, REASON_LENGTH
from apps.connections.models import AllowedPlace
from apps.core import canonical, text
from apps.core.actors import Actor
from apps.core.outbound.addresses import OutboundRefused, Place, read_place
from apps.core.refusals import Conflict, Invalid
from apps.tenants import access
from apps.tenants.models import Tenant


class PlaceKnown(Conflict):
    code = "place_allowed_already"
    sentence = "This host and port are open for the tenant already."


class TooManyPlaces(Conflict):
    code = "too_many_places"
    sentence = f"At most {MOST_PLACES} places are open for a tenant. Remove one first."


def places_of(tenant: Tenant | UUID) -> frozenset[Place]:
    """Return the hosts and ports that are open for the calls of a tenant: `allowed` of `core.outbound`."""
    tenant_id = tenant.pk if isinstance(tenant, Tenant) else tenant
    return frozenset(AllowedPlace.objects.filter(tenant_id=tenant_id).values_list("host", "port"))


@transaction.atomic
def allow_place(*, tenant: Tenant, host: str, port: int, reason: str, by: Actor) -> AllowedPlace:
    """Open a host and port for the calls of a tenant, as an operator.

    Raises `Forbidden`, `Invalid`, `PlaceKnown` and `TooManyPlaces`. Metadata services, link-local addresses and the like
    stay closed: by address here, by name when it is called.
    """
    access.require_operator(by)
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH, required=True, lines=False)
    found_host, found_port = _read(host, port)
    # Two who open places at once are counted one after the other.
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    rows = AllowedPlace.objects.filter(tenant=tenant)
    if rows.filter(host=found_host, port=found_port).exists():
        raise PlaceKnown()
    if rows.count() >= MOST_PLACES:
        raise TooManyPlaces()
    place = AllowedPlace.objects.create(
        tenant=tenant,
        host=found_host,
        port=found_port,
        reason=reason,
        added_by=by if isinstance(by, User) else None,
    )
    _record(Action.CONNECTIONS_PLACE_ALLOWED, place, by)
    return place


@transaction.atomic
def remove_place(*, place: AllowedPlace, by: Actor) -> None:
    """Close a place for the calls of its tenant, from the next call on. Raises `Forbidden`."""
    access.require_operator(by)
    locked = AllowedPlace.objects.select_for_update(no_key=True).get(pk=place.pk)
    _record(Action.CONNECTIONS_PLACE_REMOVED, locked, by)
    locked.delete()


def _read(host: str, port: int) -> Place:
    named = host.strip()
    bracketed = f"[{named}]" if ":" in named and not named.startswith("[") else named
    try:
        return read_place(f"{bracketed}:{port}")
    except OutboundRefused:
        sentence = (
            "This place cannot be opened. Give a host name, or a private or public address in its usual spelling, and a "
            "port; metadata services and link-local addresses stay closed."
        )
        raise Invalid(sentence, code="place_refused", errors={"host": [sentence]}) from None


def _record(action: Action, place: AllowedPlace, by: Actor) -> None:
    audit.record(
        action,
        tenant_id=place.tenant_id,
        by=by,
        obj=("connections.allowedplace", str(place.pk)),
        data={"place": str(place), "reason_digest": canonical.digest(place.reason)},
    )
