"""What operators do about tenants: their state and limits, their members, their tokens."""

from apps.tenants.admin import members, tenants, tokens

__all__ = ["members", "tenants", "tokens"]
