"""How a form of these pages acts: the service's refusal is shown on the page, with its status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from apps.accounts.http import SignedInRequest
from apps.core.edits import EditForm
from apps.core.etags import ChangedMeanwhile
from apps.core.refusals import Invalid, NotFound, Refused, record_denied
from apps.tenants import pages
from apps.tenants.forms import accept
from apps.tenants.http import require_same_tenant
from apps.tenants.models import Tenant


@dataclass(frozen=True)
class Outcome:
    """Whether it was done; where not, the status, and what is to be shown above the form."""

    done: bool
    status: int = 200
    refused: Refused | None = None


def addressed(request: SignedInRequest, slug: str) -> Tenant:
    """Return the tenant that an administrator has sent a form to. Raises `NotFound`, `Forbidden`, `WrongTenant`.

    What a limit or a suspension does not allow now is refused by the service, so that the form is shown with what was typed.
    """
    found = pages.administered_tenant(request.user, slug)
    require_same_tenant(request, found)
    return found


def attempt(
    act: Callable[[], object],
    form: forms.Form | None = None,
    *,
    reopened: Callable[[], EditForm] | None = None,
) -> Outcome:
    """Act, if the form can be read. What cannot be seen stays a page of its own.

    Where somebody else changed the object of the form, `reopened` is that form as it would be opened now.
    """
    if form is not None and not form.is_valid():
        return Outcome(False, Invalid.status)
    try:
        act()
    except NotFound:
        raise
    except Refused as refused:
        record_denied(refused)
        if isinstance(refused, ChangedMeanwhile) and isinstance(form, EditForm) and reopened is not None:
            form.compare(reopened())
        return Outcome(False, refused.status, refused if form is None else accept(form, refused))
    return Outcome(True)
