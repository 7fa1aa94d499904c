"""Runs the provider: `python -m tests.accounts.oidc_provider FOLDER` prints its port once it answers."""

from __future__ import annotations

import json
import socketserver
import sys
import threading
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

KEY = (
    rsa.generate_private_key(public_exponent=65537, key_size=2048)
    .private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    .decode()
)
# What tests say about the provider's people, and how its next ID tokens are to be wrong.
told: dict[str, Any] = {"groups": {}, "claims": {}, "quirk": ""}


def configure(folder: Path) -> None:
    settings.configure(
        SECRET_KEY="provider",
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF="tests.accounts.oidc_provider.site",
        USE_TZ=True,
        LOGIN_URL="/login",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.db")}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        # Tables as the models are today: no history is needed here.
        MIGRATION_MODULES=dict.fromkeys(("auth", "contenttypes", "sessions", "oauth2_provider")),
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": KEY,
            "SCOPES": {"openid": "", "profile": "", "email": ""},
            "OAUTH2_VALIDATOR_CLASS": "tests.accounts.oidc_provider.claims.Validator",
            "PKCE_REQUIRED": True,
        },
    )
    django.setup()


def spoiled(raw: str) -> str:
    """Return an ID token with the fault that the test asked for."""
    quirk = told["quirk"]
    if not quirk:
        return raw
    header = jwt.get_unverified_header(raw)
    claims = jwt.decode(raw, options={"verify_signature": False})
    key, algorithm = KEY, "RS256"
    if quirk == "unsigned":
        key, algorithm = "", "none"
    elif quirk == "shared-secret":
        key, algorithm = "the secret that both sides of the exchange know", "HS256"
    elif quirk == "other-key":
        key = (
            rsa.generate_private_key(public_exponent=65537, key_size=2048)
            .private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            .decode()
        )
    else:
        claims.update(
            {
                "audience": {"aud": "another-client"},
                "several-audiences": {"aud": ["portal", "another-client"]},
                "other-party": {"azp": "another-client"},
                "expired": {"exp": claims["iat"] - 3600},
                "future": {"iat": claims["iat"] + 3600},
                "not-before": {"nbf": claims["iat"] + 3600},
                "minute-fast": {"iat": claims["iat"] + 90, "nbf": claims["iat"] + 90},
                "minute-slow": {"exp": claims["iat"] - 90},
                "nonce": {"nonce": "of-another-sign-in"},
                "issuer": {"iss": "https://another.example"},
                "no-subject": {"sub": ""},
                "old-sign-in": {"auth_time": claims["auth_time"] - 3600},
            }[quirk]
        )
        if quirk == "no-nonce":
            del claims["nonce"]
    return jwt.encode(claims, key or None, algorithm=algorithm, headers={"kid": header["kid"]})


def control(request: HttpRequest) -> HttpResponse:
    """Take what a test says: people to add, groups to claim, a quirk, addresses to return to."""
    from django.contrib.auth.models import User
    from oauth2_provider.models import Application

    order = json.loads(request.body)
    for name, person in order.get("people", {}).items():
        User.objects.create_user(
            name, person.get("email", ""), person["password"], first_name=person.get("name", "")
        )
    for what in ("groups", "claims"):
        told[what].update(order.get(what, {}))
    told["quirk"] = order.get("quirk", told["quirk"])
    if "callbacks" in order:
        Application.objects.update(redirect_uris=" ".join(order["callbacks"]))
    return JsonResponse({})


def sign_in(request: HttpRequest) -> HttpResponse:
    from django.contrib.auth import authenticate, login
    from django.http import HttpResponseRedirect

    after = request.GET.get("next", "/")
    if request.method == "POST":
        user = authenticate(request, username=request.POST["username"], password=request.POST["password"])
        if user is None:
            return HttpResponse("Wrong password", status=403)
        login(request, user)
        return HttpResponseRedirect(after)
    return HttpResponse(
        "<title>Provider</title><form method=post><label>Name <input name=username></label>"
        "<label>Secret <input name=password type=password></label><button>Enter</button></form>"
    )


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass

    def address_string(self) -> str:
        return str(self.client_address[0])


def main() -> None:
    configure(Path(sys.argv[1]))
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from oauth2_provider.models import Application

    call_command("migrate", run_syncdb=True, verbosity=0)
    Application.objects.create(
        client_id="portal",
        client_secret="the secret that both sides of the exchange know",
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris="http://testserver/nowhere/",
        algorithm=Application.RS256_ALGORITHM,
        skip_authorization=True,
    )
    server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=Server, handler_class=Quiet)
    # Whoever started this process holds its input: it ends with that one.
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    # The modules of the site import this one by its name, and must find the same state.
    sys.modules["tests.accounts.oidc_provider.__main__"] = sys.modules["__main__"]
    main()
