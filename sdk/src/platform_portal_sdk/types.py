"""What the portal answers, as frozen values. Unknown members are kept in `raw`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FINAL_REQUEST_STATES = frozenset({"applied", "rejected", "withdrawn", "rolled_back", "failed", "expired"})
FINAL_ROLLOUT_STATES = frozenset({"succeeded", "rolled_back"})


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _whole(value: Any) -> int:
    """Read a whole number, counting the members where the portal sends a list."""
    if isinstance(value, list | tuple):
        return len(value)
    return int(value) if value is not None else 0


def _version(value: Any) -> int | None:
    return None if value is None else int(value)


@dataclass(frozen=True, kw_only=True)
class Membership:
    """One tenant that the token's owner can see, and the roles held there."""

    slug: str
    roles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Me:
    """The owner of the token, and what the token may do at most, until when."""

    username: str
    tenants: tuple[Membership, ...]
    scopes: tuple[str, ...] = ()
    expires_at: str = ""
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Me:
        tenants = tuple(
            Membership(slug=_text(one.get("slug")), roles=tuple(one.get("roles") or ()))
            for one in body.get("tenants") or ()
        )
        token = body.get("token") or {}
        return cls(
            username=_text(body.get("username")),
            tenants=tenants,
            scopes=tuple(token.get("scopes") or ()),
            expires_at=_text(token.get("expires_at")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class RegisteredModel:
    """A name in the registry, with where its aliases point."""

    name: str
    description: str
    aliases: Mapping[str, int]
    tags: Mapping[str, str]
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> RegisteredModel:
        aliases = {_text(one["alias"]): int(one["version"]) for one in body.get("aliases") or ()}
        return cls(
            name=_text(body.get("name")),
            description=_text(body.get("description")),
            aliases=aliases,
            tags=_tags(body),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class ModelVersion:
    """One version of a model. `files` maps each pushed path to its sha256 where this client pushed it."""

    name: str
    version: int
    source: str
    tags: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(repr=False, default_factory=dict)

    @classmethod
    def of(cls, body: Mapping[str, Any], *, files: Mapping[str, str] | None = None) -> ModelVersion:
        return cls(
            name=_text(body.get("name")),
            version=int(body["version"]),
            source=_text(body.get("source")),
            tags=_tags(body),
            files=dict(files or {}),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class ChangeRequest:
    """A change under review, and what the policy says of it now."""

    id: str
    number: int
    state: str
    digest: str
    url: str
    tenant: str
    model: str
    version: int | None
    alias: str
    revision: int
    quorum: int
    approvals: int
    rollout_id: str | None
    observed: bool
    policy_allows: bool | None
    policy_reasons: tuple[str, ...]
    created_at: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> ChangeRequest:
        policy = body.get("policy") or {}
        return cls(
            id=_text(body["id"]),
            number=_whole(body.get("number")),
            state=_text(body["state"]),
            digest=_text(body.get("digest")),
            url=_text(body.get("url")),
            tenant=_text(body.get("tenant")),
            model=_text(body.get("model")),
            version=_version(body.get("version")),
            alias=_text(body.get("alias")),
            revision=_whole(body.get("revision")),
            quorum=_whole(body.get("quorum")),
            approvals=_whole(body.get("approvals")),
            rollout_id=_text(body["rollout_id"]) if body.get("rollout_id") else None,
            # A portal of before knew promotions with a canary only.
            observed=body.get("observed", True) is not False,
            policy_allows=policy.get("allow"),
            policy_reasons=tuple(_text(one) for one in policy.get("reasons") or ()),
            created_at=_text(body.get("created_at")),
            raw=body,
        )

    @property
    def is_final(self) -> bool:
        """Whether nothing more can happen to this request."""
        return self.state in FINAL_REQUEST_STATES


@dataclass(frozen=True, kw_only=True)
class Rollout:
    """A canary on its way. `weight` is what the portal wants, `observed_weight` what the router does."""

    id: str
    state: str
    weight: int
    observed_weight: int | None
    verdict: str
    reason: str
    step: int
    steps: int
    change_request_id: str
    tenant: str
    model: str
    version: int | None
    baseline_version: int | None
    evidence: Mapping[str, Any]
    url: str
    created_at: str
    finished_at: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Rollout:
        return cls(
            id=_text(body["id"]),
            state=_text(body["state"]),
            weight=_whole(body.get("weight")),
            observed_weight=_version(body.get("observed_weight")),
            verdict=_text(body.get("verdict")),
            reason=_text(body.get("reason")),
            step=_whole(body.get("step")),
            steps=_whole(body.get("steps")),
            change_request_id=_text(body.get("change_request_id")),
            tenant=_text(body.get("tenant")),
            model=_text(body.get("model")),
            version=_version(body.get("version")),
            baseline_version=_version(body.get("baseline_version")),
            evidence=body.get("evidence") or {},
            url=_text(body.get("url")),
            created_at=_text(body.get("created_at")),
            finished_at=_text(body.get("finished_at")),
            raw=body,
        )

    @property
    def is_final(self) -> bool:
        """Whether the rollout has ended."""
        return self.state in FINAL_ROLLOUT_STATES

    @property
    def status(self) -> tuple[str, int, int | None, str, int]:
        """What a watcher waits to see change."""
        return (self.state, self.weight, self.observed_weight, self.verdict, self.step)


def _tags(body: Mapping[str, Any]) -> dict[str, str]:
    return {_text(one["key"]): _text(one.get("value")) for one in body.get("tags") or ()}
