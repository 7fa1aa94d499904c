"""What a tenant's page of Backstage shows: how it reads the catalog, and what a file of its says here."""

from __future__ import annotations

from dataclasses import dataclass

from apps.accounts.models import User
from apps.catalog.forms import FeedForm, ImportForm
from apps.catalog.models import Feed
from apps.catalog.services import Report
from apps.core import clock
from apps.core.refusals import Refused
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant
from apps.tenants.pages.frame import Frame, frame

# The name under which a new address waits for its page.
MADE = "catalog-feed"
SHOWN = 50


@dataclass(frozen=True)
class FeedRow:
    feed: Feed
    state: str


@dataclass(frozen=True)
class BackstagePage:
    """`made` is a signed address, on this page alone. `text` is what was sent, to be sent again."""

    frame: Frame
    address: str
    feeds: list[FeedRow]
    can_change: bool
    feed_form: FeedForm
    import_form: ImportForm
    report: Report | None
    text: str
    made: str
    refused: Refused | None


def backstage_page(
    user: User,
    tenant: Tenant,
    *,
    address: str,
    feed_form: FeedForm | None = None,
    import_form: ImportForm | None = None,
    report: Report | None = None,
    text: str = "",
    made: str = "",
    refused: Refused | None = None,
) -> BackstagePage:
    """Gather the page of one tenant."""
    moment = clock.now()
    can_change = access.can(user, tenant, Permission.PUBLISH)
    feeds = Feed.objects.filter(tenant=tenant).select_related("created_by")[:SHOWN] if can_change else ()
    return BackstagePage(
        frame=frame(user, tenant, "backstage"),
        address=f"{address}?tenant={tenant.slug}",
        feeds=[FeedRow(feed, feed.state(moment)) for feed in feeds],
        can_change=can_change,
        feed_form=feed_form or FeedForm(),
        import_form=import_form or ImportForm(),
        report=report,
        text=text,
        made=made,
        refused=refused,
    )
