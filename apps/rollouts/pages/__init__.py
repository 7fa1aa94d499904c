"""What the templates need. Every query of the pages happens here."""

from apps.rollouts.pages.details import detail_page, visible_rollout
from apps.rollouts.pages.lists import list_page
from apps.rollouts.pages.requests import promotion_form, request_page, visible_model

__all__ = ["detail_page", "list_page", "promotion_form", "request_page", "visible_model", "visible_rollout"]
