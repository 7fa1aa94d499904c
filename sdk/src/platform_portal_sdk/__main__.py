"""`python -m platform_portal_sdk` is the portal command."""

from .cli import run

run()
