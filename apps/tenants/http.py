"""What views of a tenant share: a form that was opened in one tenant acts in no other."""

from __future__ import annotations

from django.http import HttpRequest

from apps.core.refusals import Conflict
from apps.tenants import access
from apps.tenants.models import Tenant


class WrongTenant(Conflict):
    code = "tenant_mismatch"
    sentence = (
        "This form was opened in another tenant than the one it was sent to. Nothing was changed. "
        "Open the page again in the tenant that you mean, and send it from there."
    )


def require_same_tenant(request: HttpRequest, tenant: Tenant) -> None:
    """Return quietly unless the form names another tenant than its address. Raises `WrongTenant`."""
    named = request.POST.getlist("tenant")
    if any(slug != tenant.slug for slug in named):
        raise WrongTenant(
            audit={
                "action": access.DENIED,
                "tenant_id": tenant.pk,
                "by": request.user,
                "obj": ("tenants.tenant", str(tenant.pk)),
            }
        )
