"""What a change request would change in the lineage, read from its document.

Documents of any age are read, by what they hold and not by today's classes of the apps that wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from apps.approvals.models import ChangeRequest
from apps.catalog.changes import Change, of_breaks
from apps.lineage import nodes
from apps.lineage.nodes import Ref
from apps.tenants.models import Tenant

MOST_SENTENCES = 20


def of_request(change_request: ChangeRequest) -> Change | None:
    """Return what breaks by a request for a contract or for features; None for other kinds, and where nothing does."""
    read = _READERS.get(change_request.kind)
    return read(change_request.tenant, change_request.content) if read is not None else None


def _contract(tenant: Tenant, document: Mapping[str, Any]) -> Change | None:
    """Read which parts of which objects of a contract break."""
    target = document.get("target") or {}
    broken = [one for one in document.get("changes") or [] if one.get("class") == "breaking"]
    before, after = document.get("before") or {}, document.get("after") or {}
    is_ending = before.get("state") != after.get("state") and after.get("state") in ("deprecated", "retired")
    if not broken and not is_ending:
        return None
    parts = (
        [("", "")] if is_ending else [(one.get("object") or "", one.get("property") or "") for one in broken]
    )
    sentences = tuple(str(one.get("message") or "") for one in broken[:MOST_SENTENCES])
    return of_breaks(tenant, str(target.get("contract") or ""), parts, sentences)


def _features(tenant: Tenant, document: Mapping[str, Any]) -> Change | None:
    """Read which features, views and services go away or become something else."""
    project = str((document.get("project") or {}).get("name") or "")
    starts: list[Ref] = []
    sentences: list[str] = []
    for one in document.get("changes") or []:
        name, before = str(one.get("name") or ""), one.get("before")
        if before is None or not name:
            continue
        if one.get("kind") == "service":
            starts.append(nodes.feature_service(project, name))
            sentences.append(f"The feature service {name} changes.")
        elif one.get("kind") == "view":
            view = nodes.feature_view(project, name)
            gone = _changed_features(before, one.get("after"))
            if one.get("after") is None:
                starts.append(view)
                sentences.append(f"The feature view {name} is removed.")
            elif gone:
                starts += [nodes.feature(view, feature) for feature in gone]
                sentences.append(f"{', '.join(gone)} of {name} {'changes' if len(gone) == 1 else 'change'}.")
            elif document.get("is_breaking"):
                starts.append(view)
                sentences.append(f"The feature view {name} changes.")
    if not starts:
        return None
    return Change(f"the features of {project} change", tuple(starts), tuple(sentences[:MOST_SENTENCES]))


def _changed_features(before: Any, after: Any) -> list[str]:
    """Return the features that are gone or of another type."""
    old, new = _by_name(before), _by_name(after)
    return sorted(name for name, one in old.items() if name not in new or _type(one) != _type(new[name]))


def _by_name(definition: Any) -> dict[str, Any]:
    features = definition.get("features") if isinstance(definition, Mapping) else None
    if isinstance(features, Mapping):
        return dict(features)
    return {one["name"]: one for one in features or [] if isinstance(one, Mapping) and one.get("name")}


def _type(feature: Any) -> Any:
    return feature.get("dtype") or feature.get("type") if isinstance(feature, Mapping) else feature


_READERS: dict[str, Callable[[Tenant, Mapping[str, Any]], Change | None]] = {
    "contract_change": _contract,
    "feature_change": _features,
}
