"""Settings that hold everywhere. What differs between machines comes from the environment or from var/."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from apps.core import areas
from platform_portal.settings import services

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("PORTAL_VAR", BASE_DIR / "var"))

running = services.load()

DEBUG = False
SECRET_KEY = running.secret_key
# Older values of SECRET_KEY, which still open what they signed and encrypted.
SECRET_KEY_FALLBACKS = [k for k in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if k]
# Keys of what is kept encrypted, the newest first; SECRET_KEY where there is none.
ENCRYPTION_KEYS = [k for k in os.environ.get("PORTAL_ENCRYPTION_KEYS", "").split(",") if k]
if any(len(key) < 32 for key in ENCRYPTION_KEYS):
    raise ImproperlyConfigured("PORTAL_ENCRYPTION_KEYS holds a key of less than 32 characters.")
ALLOWED_HOSTS = [h for h in os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
PORTAL_URL = running.portal_url
PORTAL_VERSION: str = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

INSTALLED_APPS = [
    "apps.core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "guardian",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django_celery_beat",
    "csp",
    "apps.audit",
    "apps.accounts",
    "apps.tenants",
    "apps.connections",
    "apps.notifications",
    "apps.policies",
    "apps.approvals",
    "apps.lineage",
    "apps.features",
    "apps.contracts",
    "apps.registry",
    "apps.rollouts",
    "apps.catalog",
    "apps.operations",
    "apps.mlflow_api",
    # Last, since its menu and the names in it are what the others declare.
    "platform_portal.apps.PortalAdminConfig",
]

MIDDLEWARE = [
    "apps.operations.middleware.MetricsMiddleware",
    "apps.core.middleware.RequestContextMiddleware",
    "apps.tenants.middleware.AccessMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "apps.core.middleware.NoStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "apps.accounts.middleware.SignInGateMiddleware",
    "apps.accounts.middleware.SeenMiddleware",
    "apps.core.middleware.RefusalMiddleware",
    "apps.operations.middleware.OperatorAccessMiddleware",
]

ROOT_URLCONF = "platform_portal.urls"
# Where programs call, by the beginning of the path, and the name of the door in the trail: all else is a page.
PROGRAM_DOORS = {"/api/": "api", "/mlflow/": "mlflow", "/openlineage/": "api"}
WSGI_APPLICATION = "platform_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "platform_portal.navigation.navigation",
            ],
        },
    }
]

# Postgres. The limits keep one bad query or one stopped process from holding the others up.
DATABASES = {
    "default": {
        **dj_database_url.parse(running.database_url, conn_max_age=600, conn_health_checks=True),
        "OPTIONS": {
            "connect_timeout": 5,
            # Statements that a connection runs often are prepared: planning one takes longer than running it.
            "server_side_binding": True,
            "prepare_threshold": 5,
            # The last two: pages out of order cost a solid-state disk little, and code for 25 rows is not worth compiling.
            "options": "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=10s "
            "-c random_page_cost=1.1 -c jit=off",
        },
    }
}
DATABASE_MIGRATION_URL = running.database_migration_url
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Signing in must work while Redis is down, so what it counts lives in Postgres.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache_entry",
        # Room for what an attack makes it count: what does not fit is forgotten.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "apps.accounts.auth.Backend",
    "guardian.backends.ObjectPermissionBackend",
]
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
ACCOUNT_ADAPTER = "apps.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"change_password": "apps.accounts.forms.OwnPasswordForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Short windows: who attacks a person's name must not lock that person out for long.
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,10/m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_NOTIFICATIONS = False
TOKEN_FAILURES_PER_MINUTE = 30
# So many calls of REST a token may make in a minute; 0 is no limit.
API_REQUESTS_PER_MINUTE = int(os.environ.get("PORTAL_API_REQUESTS_PER_MINUTE", "1200"))
# So many days OpenLineage events are kept as they were sent; what follows from them stays.
LINEAGE_EVENT_DAYS = int(os.environ.get("PORTAL_LINEAGE_EVENT_DAYS", "30"))
# So many proxies of one's own append to X-Forwarded-For; nobody else's word on an address is taken.
TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXY_COUNT", "0"))

# Second factor
MFA_ADAPTER = "apps.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Platform Portal"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True

# OpenID providers to sign in with, and whether passwords of the portal's own are taken beside them: auto, on or off.
PORTAL_OIDC = json.loads(os.environ.get("PORTAL_OIDC") or "[]")
PORTAL_LOCAL_SIGN_IN = os.environ.get("PORTAL_LOCAL_SIGN_IN", "auto")
# So far may a provider's clock be off ours.
PORTAL_OIDC_CLOCK_LEEWAY_SECONDS = int(os.environ.get("PORTAL_OIDC_CLOCK_LEEWAY_SECONDS", "120"))
SOCIALACCOUNT_ADAPTER = "apps.accounts.adapter.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
# Argon2id costs whoever guesses memory as well as time. A hash of the second kind is made anew at the next sign-in.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "apps.accounts.passwords.NotTheOneOfAnother"},
]

# Sessions, cookies and headers
SESSION_ENGINE = "apps.accounts.sessions"
# A session ends when it was not used for so long, and in any case when it is so old.
SESSION_IDLE_SECONDS = int(os.environ.get("SESSION_IDLE_SECONDS", 2 * 3600))
SESSION_ABSOLUTE_SECONDS = int(os.environ.get("SESSION_ABSOLUTE_SECONDS", 12 * 3600))
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
# Says whose a browser was when its session ended, so that a form that is sent then waits for the same person.
BROWSER_COOKIE_NAME = "browser"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "apps.accounts.views.kept_forms.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The hash is that of the empty string: plotly adds an empty style element and fills it by script.
EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, EMPTY_STYLE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Calls to addresses that people set. Private ones are refused, save for this list of host:port.
OUTBOUND_ALLOW = [p.strip() for p in os.environ.get("PORTAL_OUTBOUND_ALLOW", "").split(",") if p.strip()]
OUTBOUND_CA_FILE = os.environ.get("PORTAL_OUTBOUND_CA_FILE", "")

# Where registries of Feast may be read by path: `tenant=/folder`, or `/folder` for all tenants. And how large one may be.
FEAST_ROOTS = [root.strip() for root in os.environ.get("PORTAL_FEAST_ROOTS", "").split(",") if root.strip()]
FEAST_MAX_BYTES = int(os.environ.get("PORTAL_FEAST_MAX_BYTES", str(64 * 1024**2)))
# Folders that checks of data contracts read from. In each, a tenant's files stand in the folder of its short name.
DATA_ROOTS = [
    one.strip()
    for one in os.environ.get("PORTAL_DATA_ROOTS", str(VAR_DIR / "data")).split(",")
    if one.strip()
]

# Mail: to the console unless a server is named.
_mail = urlsplit(os.environ.get("PORTAL_SMTP_URL", ""))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _mail.hostname else 'console'}.EmailBackend"
EMAIL_HOST = _mail.hostname or ""
EMAIL_PORT = _mail.port or 587
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_TLS = _mail.scheme == "smtp+starttls"
EMAIL_USE_SSL = _mail.scheme == "smtps"
# A transaction waits for it: less than Postgres lets one be idle.
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = os.environ.get("PORTAL_MAIL_FROM", "Platform Portal <portal@localhost>")
# The hour, in UTC, at which daily mail goes out.
NOTIFICATIONS_DIGEST_HOUR = int(os.environ.get("PORTAL_DIGEST_HOUR", "7"))

# Whoever reads /metrics from elsewhere than this machine shows it; without one nobody does.
METRICS_TOKEN = os.environ.get("PORTAL_METRICS_TOKEN", "").strip()

# Files
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "files"},
    },
    "artifacts": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": os.environ.get("ARTIFACT_DIR", VAR_DIR / "artifacts")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MAX_ARTIFACT_BYTES = int(os.environ.get("MAX_ARTIFACT_BYTES", 1024**3))
MAX_JSON_BYTES = 1024**2
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_JSON_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# Jobs. Nothing rests on a message being delivered once, in time, or at all: Postgres is the truth.
REDIS_URL = running.redis_url
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 20
CELERY_TASK_TIME_LIMIT = 30
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = [areas.route]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 120,  # longer than the longest task
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    # Whoever sends is answering a person, who would wait six seconds for each message: the reconciler does what is lost.
    "max_retries": 0,
}
CELERY_BEAT_SCHEDULER = "apps.operations.scheduler:Scheduler"
# So long beat sleeps at most, and so long it takes to see a changed schedule or to stop.
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
CELERY_TIMEZONE = "UTC"
DJANGO_CELERY_BEAT_TZ_AWARE = True

# The Envoy before the web server
FRONT_ADMIN_SOCKET = running.front_admin_socket

# Canary traffic
ENVOY_ADMIN_URL = running.envoy_admin_url
# Never the working folder: without a named one it is the folder of this installation.
ENVOY_CONFIG_DIR = running.envoy_config_dir or VAR_DIR / "envoy"
ROUTES_URL = running.routes_url
MODEL_SERVERS = running.model_servers
MODEL_SERVER_TOKEN = running.model_server_token
FAULT_INJECTION = False

# Audit: keys and checkpoints live outside the database.
AUDIT_CHECKPOINT_DIR = VAR_DIR / "audit" / "checkpoints"
AUDIT_SIGNING_KEY = VAR_DIR / "audit" / "signing.key"
AUDIT_KEYRING = VAR_DIR / "audit" / "keys.json"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False
FORMAT_MODULE_PATH = "platform_portal.formats"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "apps.core.request_ids.LogFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {"httpx": {"level": "WARNING"}, "django.request": {"level": "ERROR"}},
}
