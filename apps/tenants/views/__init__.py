"""The pages of tenants, and of one's own API tokens."""
