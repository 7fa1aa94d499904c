"""Acknowledging what a sync changed: somebody who may vote has seen it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock
from apps.core.etags import ChangedMeanwhile
from apps.core.refusals import Conflict
from apps.features.models import FeatureService, FeatureStore, FeatureView
from apps.features.services._common import authorise
from apps.features.services.stores import store_etag
from apps.tenants.choices import Permission


class NothingToAcknowledge(Conflict):
    code = "nothing_to_acknowledge"
    sentence = "Everything here is approved as it is now."


@transaction.atomic
def acknowledge(
    *,
    store: FeatureStore,
    by: User,
    registry_digest: str | None = None,
    only: Collection[UUID] | None = None,
    if_match: str | None = None,
) -> int:
    """Approve the views and services of a store as they are now, or `only` some, and return how many.

    `registry_digest` is that of the registry whose changes were read, `if_match` the `store_etag`. Raises `NothingToAcknowledge`, and
    `ChangedMeanwhile` where another sync came in between.
    """
    obj = ("features.store", str(store.pk))
    authorise(
        by,
        tenant_id=store.tenant_id,
        action=Action.FEATURES_CHANGES_ACKNOWLEDGED,
        obj=obj,
        permission=Permission.VOTE,
    )
    locked = FeatureStore.objects.select_for_update(no_key=True).get(pk=store.pk)
    if registry_digest is not None and registry_digest != locked.registry_digest:
        raise ChangedMeanwhile()
    if if_match is not None and if_match != store_etag(locked):
        raise ChangedMeanwhile()
    moment, count = clock.now(), 0
    for model in (FeatureView, FeatureService):
        rows: Any = model.objects.unapproved().filter(store=locked)
        if only is not None:
            rows = rows.filter(pk__in=only)
        approved = list(rows.only("pk", "digest", "removed_at"))
        for row in approved:
            row.approved_digest, row.approved_at, row.approved_by = row.present_digest, moment, by
        model.objects.bulk_update(approved, ["approved_digest", "approved_at", "approved_by"], batch_size=500)
        count += len(approved)
    if not count:
        raise NothingToAcknowledge()
    audit.record(
        Action.FEATURES_CHANGES_ACKNOWLEDGED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=obj,
        digest=locked.registry_digest,
        data={"count": count},
    )
    return count
