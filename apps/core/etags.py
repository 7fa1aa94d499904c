"""Optimistic locks: whoever edits an object names the version that was read, and a service refuses a stale one.

The name is the entity tag of HTTP (RFC 9110, If-Match): a digest of the values that can be edited, so no column has to be
counted up, and a change that was undone is none. Services compare while they hold the row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from apps.core.refusals import Conflict


class ChangedMeanwhile(Conflict):
    code = "changed_meanwhile"
    sentence = (
        "Somebody changed this after you had opened it, so nothing was saved. Compare what is stored now with yours, and "
        "send yours again where it is to replace that."
    )


def of(values: Mapping[str, Any]) -> str:
    """Return the entity tag of an object with these editable values."""
    # Not as canonical JSON: a limit may be larger than its numbers.
    text = json.dumps(dict(values), sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def require_match(if_match: str | None, values: Mapping[str, Any]) -> None:
    """Return quietly when an object still has the values that were read as `if_match`; hold its row meanwhile.

    None asks for nothing: the caller has read no version and means to replace whatever is there. A form without its tag
    sends "", which matches nothing. Raises `ChangedMeanwhile`.
    """
    if if_match is not None and if_match != of(values):
        raise ChangedMeanwhile()
