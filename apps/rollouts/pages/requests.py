"""The form that asks for a promotion, and what to expect of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.choices import MINIMUM_QUORUM
from apps.core.numbers import whole
from apps.core.refusals import Forbidden, NotFound, Refused
from apps.registry.choices import CHAMPION
from apps.registry.models import ModelVersion, RegisteredModel, RegisteredModelQuerySet
from apps.rollouts import comparison, documents, judge, services
from apps.rollouts.choices import PROMOTION
from apps.rollouts.forms import NONE, OWN, PromotionForm
from apps.rollouts.pages.parts import StepRow, model_url
from apps.rollouts.plans import PRESETS
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.services import QuotaExceeded

VERSIONS_OFFERED = 100


@dataclass(frozen=True)
class PresetCard:
    """A plan that can be chosen, with the steps that it takes where the portal names them."""

    value: str
    label: str
    text: str
    steps: list[StepRow]
    is_checked: bool


@dataclass(frozen=True)
class RequestPage:
    """The form that asks for a promotion. `why_not` says why this person cannot ask."""

    model: RegisteredModel
    url: str
    model_url: str
    form: PromotionForm
    plans: list[PresetCard]
    champion: ModelVersion | None
    has_versions: bool
    needed: int
    criteria: list[str]
    quorum: int
    voters: int
    too_few: bool
    why_not: Refused | None
    refused: Refused | None
    refused_url: str


def _with_tenant() -> RegisteredModelQuerySet:
    return RegisteredModel.objects.select_related("tenant")


def visible_model(user: User, *, tenant: str, name: str) -> RegisteredModel:
    """Load a model that `user` can see. Raises `NotFound`."""
    if "\x00" in name:
        raise NotFound()
    return access.get_or_404(_with_tenant, user=user, tenant__slug=tenant, name=name)


def promotion_form(
    model: RegisteredModel, *, data: QueryDict | None = None, query: QueryDict | None = None
) -> PromotionForm:
    """Make the form: bound to `data`, or preselected by the query's version and alias."""
    champion = documents.current_version(model, CHAMPION)
    wanted = str((data or query or QueryDict()).get("version", ""))
    choices = _versions(model, champion, wanted)
    aliases = sorted(model.tenant.protected_aliases, key=lambda alias: (alias != CHAMPION, alias))
    numbers = [number for number, _ in choices]
    initial: dict[str, Any] = {"plan": PRESETS[0].value}
    number = whole(wanted)
    if number in numbers:
        initial["version"] = number
    else:
        others = [number for number in numbers if champion is None or number != champion.number]
        initial["version"] = next(iter(others or numbers), None)
    asked = str((query or QueryDict()).get("alias", ""))
    initial["alias"] = next(
        (alias for alias in aliases if alias.lower() == asked.lower()), next(iter(aliases), "")
    )
    if str(initial["alias"]).lower() != CHAMPION:
        # No traffic follows the others, so there is nothing else to choose.
        initial["plan"] = NONE
    return PromotionForm(data, versions=choices, aliases=aliases, initial=initial)


def request_page(
    model: RegisteredModel,
    user: User,
    *,
    query: QueryDict | None = None,
    form: PromotionForm | None = None,
    refused: Refused | None = None,
) -> RequestPage:
    """Gather the page that asks for a promotion of one of the model's versions."""
    champion = documents.current_version(model, CHAMPION)
    form = form or promotion_form(model, query=query)
    criteria = services.usual_criteria(model.tenant, CHAMPION)
    voters = _voters(model, user, str(form["version"].value() or ""))
    plan = form["plan"].value()
    objection = _why_not(user, model)
    if form.is_bound and isinstance(objection, QuotaExceeded):
        # The day passes: what was typed stays, to be sent again.
        refused, objection = refused or objection, None
    plans = [
        PresetCard(
            value=preset.value,
            label=preset.label,
            text=preset.text,
            steps=[StepRow(weight=weight, seconds=seconds, state="todo") for weight, seconds in preset.steps],
            is_checked=plan == preset.value,
        )
        for preset in PRESETS
    ]
    plans.append(
        PresetCard(
            value=OWN,
            label="Own steps",
            text="Up to six steps, each with a larger canary weight than the one before. Fill them in below.",
            steps=[],
            is_checked=plan == OWN,
        )
    )
    plans.append(
        PresetCard(
            value=NONE,
            label="Without traffic",
            text=(
                "For models that score in batches, and for every alias but champion. Once it is approved, the alias moves"
                " at once: nothing is observed, and the request says so."
            ),
            steps=[],
            is_checked=plan == NONE,
        )
    )
    return RequestPage(
        model=model,
        url=reverse("rollouts:promotion-request", args=[model.tenant.slug, model.name]),
        model_url=model_url(model, model.tenant),
        form=form,
        plans=plans,
        champion=champion,
        has_versions=form.has_versions(),
        needed=judge.clean_requests_needed(criteria, has_baseline=champion is not None),
        criteria=comparison.criteria_in_words(criteria, has_stable=champion is not None),
        quorum=MINIMUM_QUORUM,
        voters=voters,
        too_few=voters < MINIMUM_QUORUM,
        why_not=objection,
        refused=refused,
        refused_url=str(refused.extra.get("url", "")) if refused is not None else "",
    )


def _why_not(user: User, model: RegisteredModel) -> Refused | None:
    """Return the refusal that any request of `user` in the model's tenant would meet."""
    try:
        access.require(user, model.tenant_id, Permission.REQUEST)
    except Forbidden as refused:
        if type(refused) is Forbidden:
            refused.sentence = (
                "Your role in this tenant cannot request promotions. Contributors can: ask one of them, or ask a"
                " tenant administrator for the role."
            )
        return refused
    return None


def _versions(model: RegisteredModel, champion: ModelVersion | None, wanted: str) -> list[tuple[int, str]]:
    rows = model.versions.order_by("-number").values_list("number", "created_at")
    found = list(rows[:VERSIONS_OFFERED])
    named = whole(wanted)
    if named is not None and named not in {number for number, _ in found}:
        # An old version that the address names is offered as well.
        found += rows.filter(number=named)
    current = champion.number if champion is not None else None
    return [
        (number, f"Version {number}, {at.day} {at:%b %Y}{' (champion now)' if number == current else ''}")
        for number, at in found
    ]


def _voters(model: RegisteredModel, user: User, version: str) -> int:
    """Count the people who could approve a request of `user` for a version of the model."""
    exclusions: Collection[User] = ()
    number = whole(version)
    if number is not None:
        chosen = model.versions.select_related("created_by").filter(number=number).first()
        if chosen is not None:
            exclusions = services.exclusions_of(chosen)
    people = approvals.eligible_for(
        tenant=model.tenant, kind=PROMOTION, requester=user, exclusions=exclusions
    )
    return len(people)
