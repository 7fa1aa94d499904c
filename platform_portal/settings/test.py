"""The test run: real services on temporary folders, fast hashing, faults that tests may place."""

from platform_portal.settings.base import *
from platform_portal.settings.base import STORAGES

SECRET_KEY = "test-only"
FAULT_INJECTION = True
# No such folder: a test that reads files names its own.
DATA_ROOTS = ["/nonexistent/portal-data"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
ALLOWED_HOSTS = ["*"]
ACCOUNT_RATE_LIMITS = False
TOKEN_FAILURES_PER_MINUTE = 0
API_REQUESTS_PER_MINUTE = 0
