"""What can go wrong between this client and the portal, one class a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class PortalError(Exception):
    """Carry the portal's words: a stable `code`, a `detail` for people, a `status`.

    `status` is HTTP's, 0 where no answer arrived. `extra` holds the other members of the problem document.
    """

    code: str = "error"

    def __init__(
        self,
        detail: str,
        *,
        code: str | None = None,
        status: int = 0,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.status = status
        self.extra: dict[str, Any] = dict(extra or {})

    def __str__(self) -> str:
        return f"{self.detail} [{self.code}]"


class NotSignedIn(PortalError):
    """There is no token, or that the portal does not know it (401)."""

    code = "not_signed_in"


class NotPermitted(PortalError):
    """The token's owner lacks the right (403)."""

    code = "forbidden"


class NotFound(PortalError):
    """The thing is unknown, or belongs to somebody else (404)."""

    code = "not_found"


class Invalid(PortalError):
    """The portal did not accept the input (400, 422)."""

    code = "invalid"


class Conflict(PortalError):
    """The thing is not in a state for this, such as a stale digest (409)."""

    code = "conflict"


class PreconditionFailed(PortalError):
    """Somebody changed the thing after it was read (412)."""

    code = "precondition_failed"


class TooManyRequests(PortalError):
    """The portal asks for a pause (429)."""

    code = "too_many_requests"


class ServerFault(PortalError):
    """The portal failed (5xx) or answered what this client cannot read."""

    code = "server_error"


class Unreachable(PortalError):
    """No answer arrived: refused, timed out, cut off."""

    code = "unreachable"


class RedirectRefused(PortalError):
    """The portal's address answered with a redirect, which is never followed."""

    code = "redirect_refused"


class WaitTimedOut(PortalError):
    """The wait ended before the thing did; the thing itself goes on."""

    code = "timed_out"


class BadFolder(PortalError):
    """A folder cannot be pushed as it is."""

    code = "bad_folder"


class UploadMismatch(PortalError):
    """The portal holds other bytes than the ones sent."""

    code = "upload_mismatch"


_BY_STATUS: dict[int, type[PortalError]] = {
    400: Invalid,
    401: NotSignedIn,
    403: NotPermitted,
    404: NotFound,
    409: Conflict,
    412: PreconditionFailed,
    413: Invalid,
    415: Invalid,
    422: Invalid,
    429: TooManyRequests,
}


def from_answer(status: int, body: Any, *, where: str) -> PortalError:
    """Turn an error answer into its exception.

    It reads problem+json (`code`, `detail`) and the registry's wire form (`error_code`, `message`).
    """
    kind = _BY_STATUS.get(status, ServerFault if status >= 500 else PortalError)
    if not isinstance(body, Mapping):
        return kind(f"The portal answered {status} to {where}.", status=status)
    code = body.get("code") or str(body.get("error_code") or "").lower() or None
    detail = body.get("detail") or body.get("message") or body.get("title")
    if not isinstance(detail, str) or not detail:
        detail = f"The portal answered {status} to {where}."
    known = {"code", "detail", "status", "error_code", "message"}
    extra = {key: value for key, value in body.items() if key not in known}
    return kind(detail, code=str(code) if code else None, status=status, extra=extra)
