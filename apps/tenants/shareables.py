"""Which kinds of objects can be shared one by one. The apps that own them declare how each is named and reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from apps.core import areas
from apps.tenants.grant_tables import Shares


@dataclass(frozen=True)
class Kind:
    """A kind whose objects belong to a tenant, have a `name` that is theirs alone in it, and carry `SHARES`.

    `slug` stands in addresses, `url` leads to the page of an object.
    """

    slug: str
    label: str
    model: type[Model]
    url: Callable[[Any], str]

    @property
    def tables(self) -> tuple[type[Model], type[Model]]:
        """The tables of the shares with people and with groups."""
        shares: Shares = self.model.SHARES  # type: ignore[attr-defined]  # what makes a model of this kind
        return apps.get_model(shares.user), apps.get_model(shares.group)

    def named(self, name: str, tenant: Any) -> Any:
        """Return the object of that name in `tenant`, which the reader was let into, or None."""
        # No text in the database holds it, and asking for one would be an error instead of an answer.
        if "\x00" in name:
            return None
        return self.model._default_manager.select_related("tenant").filter(tenant=tenant, name=name).first()


def kinds() -> list[Kind]:
    """Return every kind that can be shared."""
    return areas.shared_kinds()


def find(slug: str) -> Kind | None:
    """Return the kind of that short name, or None."""
    return next((kind for kind in kinds() if kind.slug == slug), None)
