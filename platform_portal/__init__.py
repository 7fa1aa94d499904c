import gc

# Starting makes some hundred thousand objects that stay. With Python's own numbers they are looked through again and
# again, an eighth of each start.
gc.set_threshold(50_000, 20, 20)

from platform_portal.celery import app as celery_app  # noqa: E402 - it is what makes most of them

__all__ = ["celery_app"]
