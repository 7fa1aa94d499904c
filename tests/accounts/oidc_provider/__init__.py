"""A real OpenID provider (django-oauth-toolkit), in a process and a database of its own, and a way to drive it."""
