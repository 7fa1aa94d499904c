from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from django.test import Client

CHECKOUT = Path(__file__).resolve().parents[2]
SECRET = "the secret that both sides of the exchange know"


def browser_of_nobody() -> httpx.Client:
    """Return a browser for the provider, which speaks plain HTTP: no certificates are read for it."""
    return httpx.Client(verify=False)


@dataclass
class Provider:
    """The provider in its own process. It is two issuers: one by each name of this machine."""

    port: int
    people: set[str] = field(default_factory=set)

    def tell(self, **order: Any) -> None:
        """Tell the provider what its people are in, or how to be wrong."""
        with browser_of_nobody() as client:
            client.post(f"http://127.0.0.1:{self.port}/control", json=order).raise_for_status()

    def add(self, name: str, *, email: str = "", groups: Any = None, full_name: str = "") -> str:
        """Add a person, whose password is the name."""
        person = {"password": name, "email": email, "name": full_name}
        self.tell(people={name: person}, groups={name: groups})
        return name

    def issuer(self, host: str = "127.0.0.1") -> str:
        """Return an issuer of this provider."""
        return f"http://{host}:{self.port}/o"

    def entry(self, id: str = "main", host: str = "127.0.0.1", **more: Any) -> dict[str, Any]:
        """Return what PORTAL_OIDC says of it."""
        return {
            "id": id,
            "name": id.title(),
            "issuer": self.issuer(host),
            "client_id": "portal",
            "client_secret": SECRET,
            "groups_claim": "groups",
            **more,
        }

    def send_back(self, url: str, name: str, browser: httpx.Client | None = None) -> str:
        """Sign somebody in at the provider, and return where the provider sends the browser."""
        own = browser or browser_of_nobody()
        answer = own.get(url)
        while True:
            if answer.status_code == 302:
                target = answer.headers["Location"]
                if urlsplit(target).netloc == "testserver":
                    return target
                answer = own.get(str(answer.url.join(target)))
            elif "type=password" in answer.text:
                answer = own.post(str(answer.url), data={"username": name, "password": name})
            else:
                raise AssertionError(f"the provider answered {answer.status_code}: {answer.text[:500]}")


@dataclass
class SignIn:
    """Signs people in at the provider with a browser of the portal."""

    provider: Provider

    def away(self, client: Client, id: str = "main", **form: str) -> str:
        """Press the provider's button and return the address that the browser goes to."""
        answer = client.post(f"/accounts/provider/{id}/login/", form)
        assert answer.status_code == 200, answer.content
        url: str = answer.context["url"]
        return url

    def __call__(self, name: str, *, client: Client | None = None, id: str = "main", **form: str) -> Any:
        """Go all the way, and return the portal's answer to the browser that comes back."""
        client = client or Client()
        back = self.provider.send_back(self.away(client, id, **form), name)
        answer = client.get(back.removeprefix("http://testserver"))
        answer.browser = client
        answer.back = back
        return answer


@pytest.fixture(scope="session")
def provider_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    """Run the provider for all tests that sign in there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.accounts.oidc_provider", str(tmp_path_factory.mktemp("provider"))],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    found = Provider(int(process.stdout.readline()))
    yield found
    process.stdin.close()
    process.wait(timeout=10)
    process.stdout.close()


@pytest.fixture
def provider(provider_process: Provider, settings: Any) -> Iterator[Provider]:
    """Configure the portal for the provider, which starts every test without a fault."""
    port = provider_process.port
    settings.OUTBOUND_ALLOW = [f"127.0.0.1:{port}", f"localhost:{port}"]
    settings.PORTAL_OIDC = [provider_process.entry()]
    callbacks = [f"http://testserver/accounts/provider/{id}/callback/" for id in ("main", "other")]
    provider_process.tell(quirk="", callbacks=callbacks)
    yield provider_process
    provider_process.tell(quirk="")


@pytest.fixture
def sign_in(provider: Provider) -> Callable[..., Any]:
    return SignIn(provider)
