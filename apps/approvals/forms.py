from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.db import models

from apps.approvals.choices import REASON_LENGTH
from apps.tenants.fields import TenantChoice
from apps.tenants.models import Tenant


class Show(models.TextChoices):
    """Which requests the queue lists."""

    WAITING = "waiting", "Waiting for me"
    OPEN = "open", "All open"
    MINE = "mine", "Mine"
    DECIDED = "decided", "Decided"


class QueueFilter(forms.Form):
    """The queue's filter. Its values live in the query string, so that a list survives a reload and can be sent."""

    show = forms.ChoiceField(choices=Show.choices, required=False, widget=forms.HiddenInput)
    tenant = TenantChoice()
    q = forms.CharField(
        required=False,
        max_length=100,
        label="Search",
        widget=forms.SearchInput(attrs={"placeholder": "Title, requester or number"}),
    )

    def __init__(self, data: Mapping[str, Any], *, tenants: Collection[Tenant]) -> None:
        super().__init__(data)
        choice = self.fields["tenant"]
        assert isinstance(choice, TenantChoice)
        choice.offer(tenants)
        if len(tenants) < 2:
            choice.widget = forms.HiddenInput()


class VoteForm(forms.Form):
    """A vote on exactly what the hidden digest names; the button pressed is the decision."""

    digest = forms.CharField(max_length=100, widget=forms.HiddenInput)
    reason = forms.CharField(
        required=False,
        max_length=REASON_LENGTH,
        label="Reason",
        help_text="Needed to reject. The requester and the other reviewers read it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CommentForm(forms.Form):
    text = forms.CharField(
        max_length=REASON_LENGTH, label="Comment", widget=forms.Textarea(attrs={"rows": 2})
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        required=False, max_length=REASON_LENGTH, label="Reason (optional)", widget=forms.TextInput
    )
