"""Data contracts over REST."""

from apps.contracts.api.contracts import router as router
