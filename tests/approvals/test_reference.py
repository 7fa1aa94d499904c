"""The table of error codes tells of every code, and the policy's input is described as the policy reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from apps.core.refusals import Refused
from apps.policies import services as policies
from apps.rollouts.subjects import PromotionSubject

REFERENCE = Path(settings.BASE_DIR) / "docs" / "reference"


def refusals(of: type[Refused] = Refused) -> Iterator[type[Refused]]:
    """Walk all refusals of the portal's own modules."""
    for kind in of.__subclasses__():
        if kind.__module__.startswith("apps."):
            yield kind
        yield from refusals(kind)


def test_api_errors__each_code__stands_in_the_table() -> None:
    import_module(settings.ROOT_URLCONF)
    text = (REFERENCE / "api-errors.md").read_text()
    told = set(re.findall(r"^\| (`.*?) \|", text, re.MULTILINE))
    codes = {code for cell in told for code in re.findall(r"`(\w+)`", cell)}
    assert {kind.code for kind in refusals()} - codes == set()


@pytest.mark.parametrize("place", [None, "baseline"])
def test_policy_input__example_of_the_reference__is_allowed(place: str | None) -> None:
    text = (REFERENCE / "policy-input.md").read_text()
    blocks = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    example = json.loads(blocks[0])
    if place:
        example[place] = None
    assert policies.evaluate(package=PromotionSubject.policy, input=example).reasons == ()
