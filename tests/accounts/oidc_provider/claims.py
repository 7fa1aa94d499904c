from __future__ import annotations

from typing import Any

from oauth2_provider.oauth2_validators import OAuth2Validator

from tests.accounts.oidc_provider import __main__ as provider


class Validator(OAuth2Validator):
    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        user = request.user
        claims: dict[str, Any] = {
            "preferred_username": user.username,
            "email": user.email,
            "name": user.first_name,
        }
        groups = provider.told["groups"].get(user.username)
        if groups is not None:
            claims["groups"] = groups
        return {**claims, **provider.told["claims"].get(user.username, {})}

    def finalize_id_token(self, *args: Any) -> str:
        return provider.spoiled(super().finalize_id_token(*args))
