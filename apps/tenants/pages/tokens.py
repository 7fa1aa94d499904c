"""API tokens: one's own, and those that are bound to a tenant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from apps.accounts.models import User
from apps.core import clock
from apps.core.numbers import LARGEST_KEY, whole
from apps.core.refusals import NotFound, Refused
from apps.tenants.forms import TokenForm, TokenSearchForm
from apps.tenants.models import ApiToken, Tenant
from apps.tenants.pages.frame import PAGE_SIZE, Frame, asked, frame


@dataclass(frozen=True)
class TokenRow:
    token: ApiToken
    state: str
    owner: str
    # Of a service account: the person behind it.
    answers: str


@dataclass(frozen=True)
class TokenList:
    rows: list[TokenRow]
    next_cursor: str
    shows_inactive: bool
    search: TokenSearchForm
    is_filtered: bool

    @property
    def is_long(self) -> bool:
        """Whether there is something to search."""
        return bool(self.rows) or self.is_filtered


@dataclass(frozen=True)
class TokensPage:
    """My tokens, and a form for a new one. `secret` is that of `created`, the new one, on this page alone."""

    tokens: TokenList
    form: TokenForm
    must_confirm: bool
    has_accounts: bool
    refused: Refused | None
    created: ApiToken | None
    secret: str


@dataclass(frozen=True)
class InventoryPage:
    frame: Frame
    tokens: TokenList
    refused: Refused | None


def tokens_page(
    user: User,
    query: Any,
    *,
    must_confirm: bool,
    form: TokenForm | None = None,
    refused: Refused | None = None,
    created: dict[str, Any] | None = None,
) -> TokensPage:
    """Gather the tokens of `user`, and of the service accounts that `user` answers for.

    `created` names a new `token`, with its `secret`.
    """
    fresh = form or TokenForm(user=user)
    return TokensPage(
        tokens=_listed(_mine(user), query),
        form=fresh,
        must_confirm=must_confirm,
        has_accounts=fresh.has_accounts,
        refused=refused,
        created=my_token(user, created["token"]) if created else None,
        secret=created["secret"] if created else "",
    )


def inventory_page(
    user: User, tenant: Tenant, query: Any, *, refused: Refused | None = None
) -> InventoryPage:
    """Gather the tokens that are bound to a tenant."""
    return InventoryPage(
        frame(user, tenant, "tenant-tokens"),
        _listed(ApiToken.objects.filter(tenant=tenant), query),
        refused,
    )


def find_token(tenant: Tenant, pk: int) -> ApiToken:
    """Return a token that is bound to the tenant. Raises `NotFound`."""
    return _found(ApiToken.objects.filter(tenant=tenant), pk)


def my_token(user: User, pk: int) -> ApiToken:
    """Return a token of `user`, or of an account that `user` answers for. Raises `NotFound`."""
    return _found(_mine(user), pk)


def _mine(user: User) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(Q(user=user) | Q(user__owner=user))


def _found(tokens: QuerySet[ApiToken], pk: int) -> ApiToken:
    found = tokens.filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def _listed(tokens: QuerySet[ApiToken], query: Any) -> TokenList:
    """Return a page of the tokens that can be used, or of those that cannot any more."""
    shows_inactive = asked(query, "show") == "inactive"
    live = Q(expires_at__gt=clock.now(), revoked_at=None)
    tokens = tokens.filter(~live if shows_inactive else live)
    search = TokenSearchForm(query, label="Token or account")
    text = search.chosen()
    if text:
        named = Q(name__icontains=text) | Q(user__username__icontains=text)
        tokens = tokens.filter(named | Q(prefix__startswith=text))
    after = whole(asked(query, "cursor"), high=LARGEST_KEY)
    if after is not None:
        tokens = tokens.filter(pk__lt=after)
    found = list(tokens.select_related("user__owner", "tenant").order_by("-pk")[: PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE
    found = found[:PAGE_SIZE]
    return TokenList(
        rows=[
            TokenRow(
                token=token,
                state="active"
                if token.is_usable
                else "revoked"
                if token.revoked_at is not None
                else "expired",
                owner=token.user.display_name,
                answers=token.user.owner.display_name if token.user.owner is not None else "",
            )
            for token in found
        ],
        next_cursor=str(found[-1].pk) if more else "",
        shows_inactive=shows_inactive,
        search=search,
        is_filtered=bool(text),
    )
