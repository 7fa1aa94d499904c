"""What the templates need. Every query of the pages happens here."""

from apps.approvals.pages.details import detail_page, live_part, visible_request
from apps.approvals.pages.queue import queue_page, reviews_anywhere, waiting_count, waiting_list

__all__ = [
    "detail_page",
    "live_part",
    "queue_page",
    "reviews_anywhere",
    "visible_request",
    "waiting_count",
    "waiting_list",
]
