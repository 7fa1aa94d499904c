"""Attempts by those who must not get through, or not see all: requests, and services called past their pages."""

from __future__ import annotations

import copy
import dataclasses
import hashlib
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.approvals import cards as approvals_cards
from apps.approvals import eligibility
from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.audit import services as audit
from apps.catalog import services as catalog
from apps.core import areas, recorder
from apps.core.refusals import Refused
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.models import Node
from apps.registry import cards as registry_cards
from apps.tenants import api_auth, personas
from apps.tenants import services as tenants
from apps.tenants.choices import SCOPE_IMPLIES, Permission, Role, Scope, Status
from apps.tenants.models import Membership, Tenant
from tests.contracts import notices
from tests.contracts.guards import guards, visible_sets
from tests.contracts.routes import NOT_OFFERED, ROUTES, Door, cells, twins
from tests.contracts.stage import (
    ANONYMOUS,
    CONTRIBUTOR,
    MEMBERS,
    NEIGHBOUR,
    OPERATOR,
    OUTSIDER,
    TENANT_ADMIN,
    VIEWER,
    Stage,
    text_of,
    undone,
    without_names,
)
from tests.factories.cast import TEST, make_person

# What differs between two equal answers: keys, numbers, moments, secrets, and drawings of secrets.
CHANCE = re.compile(
    r"\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8,}|pp_[\w-]+|(?:[A-Z2-7]{4} ?){8})"
    r"|data:image/[^\"]+|[0-9]+"
)


@dataclass(frozen=True)
class Probe:
    """An attempt by somebody who must not get through, or not see all; what came of it can be compared."""

    name: str
    attempt: Callable[[Stage], str]

    def outcome(self, stage: Stage) -> str:
        """Try, undo what was written, and return what came of it and what the trail was told."""
        told: list[str] = []
        record = audit.record_denied

        def overheard(**entry: Any) -> None:
            where = "" if entry["tenant_id"] is None else "in the tenant"
            told.append(CHANCE.sub("", f"{entry['action']} {entry['reason']} {entry['obj']} {where}"))
            record(**entry)

        with pytest.MonkeyPatch.context() as patch, undone():
            # Services of other apps call the trail themselves; refusals at a door are recorded for core.
            patch.setattr(audit, "record_denied", overheard)
            heard = dataclasses.replace(recorder.current(), record_denied=overheard)
            patch.setattr(recorder, "_registered", [heard])
            return f"{self.attempt(stage)} {told}"


def _request(role: str, name: str, method: str, query: str = "") -> Callable[[Stage], str]:
    return lambda stage: _sent(stage, role, name, method, query)


def _suggestions_of_a_group_elsewhere(stage: Stage) -> str:
    group = Group.objects.create(name="quants")
    stage.world.globex.colleague.groups.add(group)
    tenants.assign_role(tenant=stage.world.globex.tenant, group=group, role=Role.VIEWER, by=TEST)
    Membership.objects.filter(user=stage.world.globex.colleague).delete()
    return _sent(stage, TENANT_ADMIN, "tenants:suggest", "GET", "?person=globex-colleague")


def _reasons_of_a_stranger(stage: Stage) -> str:
    User.objects.filter(pk=stage.people[NEIGHBOUR].pk).update(is_active=False)
    return _sent(stage, TENANT_ADMIN, "tenants:access", "GET", "?person=globex-author&permission=view_tenant")


def _reasons_of_a_guest(stage: Stage) -> str:
    tenants.share(obj=stage.acme.churn, user=stage.people[OUTSIDER], by=TEST)
    query = "?person=outsider&permission=view_tenant&model=fraud"
    return _sent(stage, TENANT_ADMIN, "tenants:access", "GET", query)


def _request_of_a_guest(name: str) -> Callable[[Stage], str]:
    """Ask for an object that is shared with somebody who has no part in its tenant."""

    def attempt(stage: Stage) -> str:
        for model in (stage.acme.fraud, stage.acme.churn):
            tenants.share(obj=model, user=stage.people[OUTSIDER], by=TEST)
        return _sent(stage, OUTSIDER, name, "GET")

    return attempt


def _about_a_node_elsewhere(view: str) -> Callable[[Stage], str]:
    """Ask a page of the catalog about a node of a tenant that is not one's own, whose address is known."""
    return lambda stage: _sent(stage, OUTSIDER, view, "GET", f"?node={stage.target.dataset}")


def _owners_of_others(stage: Stage) -> str:
    """Name owners of what somebody else answers for, as one who publishes and does not administer."""
    lineage.name_owners(node=stage.acme.dataset, people=[stage.people[VIEWER]], by=stage.people[TENANT_ADMIN])
    path = ROUTES["api-1:set_owners"].path(stage.target)
    answer = stage.call(CONTRIBUTOR, "PUT", path, {"people": [stage.people[CONTRIBUTOR].username]})
    return f"{answer.status_code}"


def _feed_of_a_leaver(stage: Stage) -> str:
    """Read the catalog at a signed address whose maker has left the tenant."""
    person = make_person("leaver")
    tenants.assign_role(tenant=acme(stage), user=person, role=Role.CONTRIBUTOR, by=TEST)
    _, key = catalog.create_feed(tenant=acme(stage), name="left", by=person)
    tenants.remove_role(tenant=acme(stage), user=person, role=Role.CONTRIBUTOR, by=TEST)
    path = ROUTES["api-1:export_backstage"].path(stage.target)
    answer = stage.call(ANONYMOUS, "GET", f"{path}&key={key}")
    return f"{answer.status_code} {CHANCE.sub('', without_names(text_of(answer), stage.target))}"


def _stranger_added(stage: Stage) -> str:
    """Add a member under a name that nobody has, which only administrators are told."""
    path = ROUTES["api-1:add_member"].path(stage.target)
    answer = stage.call(VIEWER, "POST", path, {"name": "nobody-at-all", "role": "viewer"})
    return f"{answer.status_code}"


def _request_with_other_scopes(name: str, method: str) -> Callable[[Stage], str]:
    cell = ROUTES[name].methods[method]
    others = [scope for scope in Scope if cell.scope not in (scope, SCOPE_IMPLIES.get(scope))]

    def attempt(stage: Stage) -> str:
        return _sent(stage, stage.carry(min(cell.people & MEMBERS), others), name, method)

    return attempt


def _request_in_a_suspended_tenant(name: str, method: str) -> Callable[[Stage], str]:
    def attempt(stage: Stage) -> str:
        Tenant.objects.filter(pk=acme(stage).pk).update(status=Status.SUSPENDED)
        return _sent(stage, min(ROUTES[name].methods[method].people & MEMBERS), name, method)

    return attempt


def _form_of_another_tenant(name: str) -> Callable[[Stage], str]:
    """Send a form that was opened in the other tenant of somebody who belongs to both."""
    role = min(ROUTES[name].methods["POST"].people & MEMBERS)
    return lambda stage: _sent(stage, role, name, "POST", tenant="globex")


def _held_back(stage: Stage) -> str:
    """Open a request that has something in its way, which a button tries again."""
    ChangeRequest.objects.filter(pk=stage.acme.open_request.pk).update(blocked_reason="Not yet.")
    return _sent(stage, VIEWER, "approvals:detail", "GET")


def _taken_from_oneself(stage: Stage) -> str:
    """Take the reader's own and only role away, as an administrator may."""
    held = Membership.objects.get(user=stage.people[TENANT_ADMIN], tenant=acme(stage))
    return _sent(stage, TENANT_ADMIN, "tenants:member-remove", "POST", membership=str(held.pk))


def _operator_who_is_none_any_more(stage: Stage) -> str:
    """Open the admin as somebody who kept the flag of the staff."""
    person = make_person("former-operator")
    User.objects.filter(pk=person.pk).update(is_staff=True)
    stage.enter("former operator", User.objects.get(pk=person.pk))
    return str(stage.page("former operator", "GET", "/admin/").status_code)


def _operator_in_no_access_session(stage: Stage) -> str:
    """Send a form that is refused to an operator who has not said why to look into the tenant."""
    stage.enter("operator in no access session", stage.people[OPERATOR])
    return _sent(stage, "operator in no access session", "tenants:quota", "POST", models="many")


def _sent(stage: Stage, role: str, name: str, method: str, query: str = "", **more: str) -> str:
    route, cell = ROUTES[name], ROUTES[name].methods[method]
    by = stage.page if route.door is Door.PAGE else stage.call
    body = cell.body(stage.target)
    answer = by(
        role, method, route.path(stage.target) + query, body if isinstance(body, bytes) else {**body, **more}
    )
    said = CHANCE.sub("", without_names(text_of(answer), stage.target))
    leads_to = CHANCE.sub("", answer.headers.get("Location", ""))
    return f"{answer.status_code} {leads_to} {hashlib.sha256(said.encode()).hexdigest()}"


def _act(act: Callable[[Stage, Any], Any], role: str) -> Callable[[Stage], str]:
    def attempt(stage: Stage) -> str:
        try:
            came = act(stage, stage.people[role])
        except Refused as refused:
            return refused.code
        except Exception as error:  # whatever comes of a call that should not have come so far
            return type(error).__name__
        return f"done {came}" if isinstance(came, int | str) else "done"

    return attempt


def acme(stage: Stage) -> Tenant:
    return stage.world.acme.tenant


# What services are called with by those whom they must refuse; what is not named here is never looked at by then.
ARGUMENTS: dict[str, Callable[[Stage], Any]] = {
    "tenant": acme,
    "user": lambda s: s.people[VIEWER],
    "owner": lambda s: s.people[VIEWER],
    # Without any role in the tenant: nothing else stops whoever is let in here.
    "account": lambda s: s.people[OUTSIDER],
    "obj": lambda s: s.acme.fraud,
    "model": lambda s: s.acme.fraud,
    "role": lambda s: Role.VIEWER,
    "slug": lambda s: "initech",
    "name": lambda s: "Initech",
    "reason": lambda s: "Why.",
    "change_request": lambda s: s.acme.open_request,
    "rollout": lambda s: s.acme.rollout,
    "token": lambda s: tenants.issue_token(user=s.people[VIEWER], tenant=acme(s), name="bound", by=TEST)[0],
}
# Calls that take more than arguments of the right kind.
ACTS: dict[str, Callable[[Stage, Any], Any]] = {
    "issue_token": lambda s, by: tenants.issue_token(user=by, tenant=acme(s), name="t", by=by),
    "authenticate_token": lambda s, by: _use_after_leaving(s, by),
    "open_request": lambda s, by: _open_request(s, by),
    "revoke_token": lambda s, by: tenants.revoke_token(token=ARGUMENTS["token"](s), by=by),
    "issue_token for an account that goes further": lambda s, by: _token_for_an_account(s, by),
    "authenticate_token of an account that nobody there answers for": lambda s, by: _use_of_an_account(s, by),
    "suspend": lambda s, by: tenants.suspend(tenant=acme(s), reason="Why.", by=by),
    "votes on what they asked for before they left": lambda s, by: _vote_after_leaving(s),
    "asks why not to vote on what they asked for before they left": lambda s, by: _why_not_after_leaving(s),
    "asks why not to vote with a token that reads": lambda s, by: _why_not_by_a_token_that_reads(s),
    "finds their own requests of before they left": lambda s, by: _own_after_leaving(s),
    "is somebody in an archived tenant": lambda s, by: _persona_in_an_archived_tenant(s),
    "begins in a tenant without models": lambda s, by: _first_steps(s),
    "was a reviewer": lambda s, by: _counted_without_a_role(s),
    **notices.ACTS,
    # The named reads, whether or not a page goes by them today.
    **{
        f"reads {sets.__module__}.{sets.__qualname__}": lambda s, by, sets=sets: (
            sets(_model_of(sets)).visible_to(by).count()
        )
        for sets in visible_sets()
    },
}


def _blind(function: Callable[..., Any]) -> Callable[[Stage, Any], Any]:
    """Make a call of a service in which only the caller has to be real."""
    wanted = [
        name
        for name, one in inspect.signature(function).parameters.items()
        if one.kind is inspect.Parameter.KEYWORD_ONLY
        and name != "by"
        and (one.default is inspect.Parameter.empty or name == "user")
    ]

    def act(stage: Stage, by: Any) -> Any:
        given = {name: ARGUMENTS[name](stage) if name in ARGUMENTS else Mock() for name in wanted}
        # Copies: what a service sets on an object would stay there, when the database has forgotten it.
        return function(by=by, **{name: copy.copy(one) for name, one in given.items()})

    return act


def _model_of(sets: Any) -> Any:
    """Return the model that a kind of queryset is for."""
    return next(model for model in apps.get_models() if isinstance(model._default_manager.all(), sets))


def _open_request(stage: Stage, by: Any) -> Any:
    return approvals.open_request(
        tenant=acme(stage), kind="promotion", target="t", value="v", document={}, reason="", by=by,
    )  # fmt: skip


def _use_after_leaving(stage: Stage, by: Any) -> None:
    person = make_person("leaver")
    tenants.assign_role(tenant=acme(stage), user=person, role=Role.VIEWER, by=TEST)
    _, raw = tenants.issue_token(user=person, tenant=acme(stage), name="left", by=TEST)
    tenants.remove_role(tenant=acme(stage), user=person, role=Role.VIEWER, by=TEST)
    _use(raw)


def _token_for_an_account(stage: Stage, by: Any) -> Any:
    """Ask for a token of an account that has a role where the person who answers for it has none."""
    robot = accounts.create_service_account(username="robot", owner=by, by=TEST)
    tenants.assign_role(tenant=acme(stage), user=robot, role=Role.VIEWER, by=TEST)
    return tenants.issue_token(user=robot, name="t", by=by)


def _use_of_an_account(stage: Stage, by: Any) -> None:
    """Use a token of an account whose person has no part in the token's tenant."""
    robot = accounts.create_service_account(username="robot", owner=by, by=TEST)
    tenants.assign_role(tenant=acme(stage), user=robot, role=Role.VIEWER, by=TEST)
    _use(tenants.issue_token(user=robot, tenant=acme(stage), name="bound", by=TEST)[1])


def _use(raw: str) -> None:
    if tenants.authenticate_token(raw) is None:
        raise Refused(code="nobody")


def _vote_after_leaving(stage: Stage) -> Any:
    request, requester = stage.acme.open_request, stage.people[CONTRIBUTOR]
    tenants.remove_role(tenant=acme(stage), user=requester, role=Role.CONTRIBUTOR, by=TEST)
    return approvals.cast_vote(
        change_request=request, digest=request.digest, decision="approve", by=requester
    )


def _why_not_after_leaving(stage: Stage) -> str:
    request = stage.acme.open_request
    tenants.remove_role(tenant=acme(stage), user=request.requester, role=Role.CONTRIBUTOR, by=TEST)
    return type(eligibility.why_not(request, request.requester)).__name__


def _why_not_by_a_token_that_reads(stage: Stage) -> str:
    reviewer = copy.copy(stage.world.acme.approver)
    reviewer.token_permissions = frozenset({str(Permission.VIEW)})
    return type(eligibility.why_not(stage.acme.open_request, reviewer)).__name__


def _own_after_leaving(stage: Stage) -> str:
    requester = stage.acme.open_request.requester
    tenants.remove_role(tenant=acme(stage), user=requester, role=Role.CONTRIBUTOR, by=TEST)
    tenants.assign_role(tenant=stage.world.globex.tenant, user=requester, role=Role.CONTRIBUTOR, by=TEST)
    return str(approvals_cards.own(requester))


def _persona_in_an_archived_tenant(stage: Stage) -> str:
    Tenant.objects.filter(pk=acme(stage).pk).update(status=Status.ARCHIVED)
    return str(sorted(personas.personas_of(stage.people[VIEWER])))


def _first_steps(stage: Stage) -> str:
    person = make_person("beginner")
    empty = tenants.create_tenant(slug="empty", name="Empty", by=TEST)
    tenants.assign_role(tenant=empty, user=person, role=Role.VIEWER, by=TEST)
    return str(registry_cards.first_steps(person))


def _counted_without_a_role(stage: Stage) -> Any:
    """Let two people approve, of whom the first is no reviewer any more: that is one approval."""
    request, cast = stage.acme.open_request, stage.world.acme
    vote = {"change_request": request, "digest": request.digest, "decision": "approve"}
    approvals.cast_vote(**vote, by=cast.approver)
    tenants.remove_role(tenant=cast.tenant, user=cast.approver, role=Role.REVIEWER, by=TEST)
    return str(approvals.cast_vote(**vote, by=cast.second_approver).state)


def _card(read: Callable[[Any], Any], role: str) -> Callable[[Stage], str]:
    return lambda stage: CHANCE.sub("", str(read(stage.people[role])))


def _search(find: Callable[[Any, str, int], Any], words: str) -> Callable[[Stage], str]:
    return lambda stage: CHANCE.sub("", str(list(find(stage.people[OUTSIDER], words, 5))))


def _pages_of_nodes(kind: areas.NodeKind) -> Callable[[Stage, Any], int]:
    """Ask for the pages of a tenant's nodes of a kind, whether or not a page that names them lets one in."""

    def act(stage: Stage, by: Any) -> int:
        tenant, job = acme(stage), stage.acme.job
        found = list(Node.objects.filter(tenant=tenant, kind=kind.name))
        # Of some kinds nothing stands in the graph of the stage; their objects have pages all the same.
        for one in (nodes.version(stage.acme.candidate.pk), nodes.consumer(job.namespace, job.name)):
            if one.kind == kind.name and not found:
                values = {"kind": one.kind, "namespace": one.namespace, "name": one.name}
                found.append(Node(pk=one.node_id(tenant.pk), tenant=tenant, **values))
        assert found, f"the stage has nothing of the kind {kind.name}"
        return len(kind.urls(found, by))

    return act


def services_with_guards() -> dict[str, Callable[..., Any]]:
    """Return the services that check who calls them, by their name."""
    found = {}
    for guard in guards():
        function = getattr(guard.module, guard.function, None) if "/services" in guard.path else None
        if function is not None and "by" in inspect.signature(function).parameters:
            found[f"{guard.module.__name__}.{guard.function}"] = function
    return found


def probes() -> list[Probe]:
    """Return every attempt: each cell by those it keeps out, and each service by strangers."""
    found = []
    for name, method in cells(Door.PAGE, Door.API, Door.MLFLOW):
        cell, door = ROUTES[name].methods[method], ROUTES[name].door
        if twins(name):
            continue
        out = sorted(MEMBERS - cell.people)
        for role in {*out[:1], *({VIEWER, OPERATOR} & set(out)), OUTSIDER, *(() if out else (VIEWER,))}:
            found.append(Probe(f"{role} {method} {name}", _request(role, name, method)))
        if door is Door.PAGE and cell.names_objects and method == "GET" and (let_in := cell.people & MEMBERS):
            # Whoever may open it sees nothing of another tenant there.
            role = TENANT_ADMIN if TENANT_ADMIN in let_in else min(let_in)
            query = "?person=globex&name=globex&q=globex"
            found.append(Probe(f"{role} {name}{query}", _request(role, name, method, query)))
        if not cell.names_objects and method == "GET" and not name.startswith(("account_", "mfa_")):
            for query in ("?tenant=globex", "?q=globex"):
                found.append(Probe(f"{VIEWER} {name}{query}", _request(VIEWER, name, method, query)))
        if door is Door.PAGE:
            found.append(Probe(f"{ANONYMOUS} {method} {name}", _request(ANONYMOUS, name, method)))
        elif cell.scope not in (None, api_auth.ANY_TOKEN):
            found.append(Probe(f"scopes {method} {name}", _request_with_other_scopes(name, method)))
        if door is Door.PAGE and cell.names_objects and cell.writes:
            found.append(Probe(f"form of another tenant {name}", _form_of_another_tenant(name)))
        if cell.is_stopped_by_suspension and cell.ok != NOT_OFFERED:
            found.append(Probe(f"suspended {method} {name}", _request_in_a_suspended_tenant(name, method)))
    for name in (
        "registry:model-list",
        "registry:model-detail",
        "registry:version-detail",
        "api-1:get_version",
        "registry:version-inputs",
        "api-1:get_version_inputs",
    ):
        found.append(Probe(f"guest {name}", _request_of_a_guest(name)))
    found += [
        Probe(f"{TENANT_ADMIN} of a group elsewhere", _suggestions_of_a_group_elsewhere),
        Probe(f"{TENANT_ADMIN} asks about a stranger", _reasons_of_a_stranger),
        Probe(f"{TENANT_ADMIN} asks about a guest", _reasons_of_a_guest),
        Probe(f"{TENANT_ADMIN} leaves", _taken_from_oneself),
        Probe(f"{VIEWER} adds a name that nobody has", _stranger_added),
        Probe(f"{VIEWER} of a request held back", _held_back),
        Probe("operator in no access session", _operator_in_no_access_session),
        Probe("former operator", _operator_who_is_none_any_more),
        Probe(f"{CONTRIBUTOR} of what others answer for", _owners_of_others),
        Probe("signed address of a leaver", _feed_of_a_leaver),
        *(
            Probe(f"{OUTSIDER} {view}?node", _about_a_node_elsewhere(view))
            for view in ("catalog:graph", "catalog:impact")
        ),
    ]
    for what, function in services_with_guards().items():
        for role in (OUTSIDER, VIEWER):
            found.append(Probe(f"{role} calls {what}", _act(_blind(function), role)))
    for area in areas.every():
        for card in area.home:
            for role in (OUTSIDER, VIEWER):
                found.append(Probe(f"{role} card {area.name}.{card.name}", _card(card.read, role)))
        for provider in area.search:
            for words in ("acme", "fraud", "fraud 1", "usage", "churn"):
                found.append(
                    Probe(f"{OUTSIDER} searches {provider.label}: {words}", _search(provider.find, words))
                )
    for kind in areas.node_kinds().values():
        found.append(
            Probe(f"{OUTSIDER} finds pages of {kind.label} nodes", _act(_pages_of_nodes(kind), OUTSIDER))
        )
    for what, act in ACTS.items():
        found.append(Probe(f"{OUTSIDER} {what}", _act(act, OUTSIDER)))
    return found
