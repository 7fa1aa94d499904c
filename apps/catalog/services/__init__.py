"""Every write of the catalog."""

from apps.catalog.services.feeds import (
    BadFeedExpiry,
    FeedKeyInvalid,
    TooManyFeeds,
    create_feed,
    feed_etag,
    open_feed,
    revoke_feed,
)
from apps.catalog.services.imports import Report, Row, import_entities

__all__ = [
    "BadFeedExpiry",
    "FeedKeyInvalid",
    "Report",
    "Row",
    "TooManyFeeds",
    "create_feed",
    "feed_etag",
    "import_entities",
    "open_feed",
    "revoke_feed",
]
