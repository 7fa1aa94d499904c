"""The door of REST: an API token that carries the scope an operation asks for, within its limit of calls."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from apps.core import throttle
from apps.core.refusals import Forbidden
from apps.core.rest import limits
from apps.core.rest.operation import STANDING
from apps.tenants import access
from apps.tenants.models import ApiToken
from apps.tenants.services import authenticate_token

ANY_TOKEN = ""
# What an operation asks for that forgot to say: no token carries it.
UNDECLARED = "undeclared"


class MissingScope(Forbidden):
    code = "token_scope"


def require_scope(token: ApiToken, scope: str) -> None:
    """Return quietly when `token` carries `scope`, by name or by what it implies.

    Raises `MissingScope`.
    """
    if scope != ANY_TOKEN and scope not in token.all_scopes:
        raise MissingScope(
            f"This token does not carry the scope {scope}. Use one that does.",
            scope=scope,
            audit={
                "action": access.DENIED,
                "tenant_id": token.tenant_id,
                "by": token.user,
                "obj": ("tenants.token", str(token.pk)),
                "data": {"scope": scope},
            },
        )


class TokenAuth(HttpBearer):
    """A bearer token; cookies mean nothing here, so no other site can act for a signed-in person.

    Each operation names the scope that its token must carry; `ANY_TOKEN` asks for none.
    """

    def __init__(self, scope: str = UNDECLARED) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found = authenticate_token(token)
        if found is None:
            throttle.failed(request)
            return None
        request.user = found.user
        # Before the scope: a program that runs wild is one, whatever it asks for.
        setattr(request, STANDING, limits.take(str(found.pk)))
        require_scope(found, self.scope)
        return found
