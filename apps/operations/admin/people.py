"""People, service accounts, groups, and operator access sessions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core.admin import ReadOnlyAdmin, ServiceAdmin, ServiceForm
from apps.core.admin_actions import AdminAction
from apps.core.admin_lists import SearchFilter, count_of
from apps.operations.models import OperatorAccessSession, ServiceAccount
from apps.tenants import services as tenants
from apps.tenants.models import ApiToken, Membership
from apps.tenants.services import groups


def _deactivate(user: User, params: dict[str, Any], by: Any) -> str:
    accounts.deactivate(user=user, by=by)
    return f"{user.username} is deactivated: sessions and tokens end with the next request."


def _reactivate(user: User, params: dict[str, Any], by: Any) -> str:
    accounts.reactivate(user=user, by=by)
    return f"{user.username} is active again, with the roles it still has."


def _make_operator(user: User, params: dict[str, Any], by: Any) -> str:
    tenants.make_operator(user=user, by=by)
    return f"{user.username} operates the platform."


def _end_operator(user: User, params: dict[str, Any], by: Any) -> str:
    tenants.end_operator(user=user, by=by)
    return f"{user.username} no longer operates the platform."


def _revoke_all(user: User, params: dict[str, Any], by: Any) -> str:
    count = tenants.revoke_all_tokens(user=user, by=by)
    return f"{count} token{'' if count == 1 else 's'} of {user.username} revoked."


DEACTIVATE = AdminAction(
    "deactivate",
    "Deactivate",
    _deactivate,
    explain="The account is shut out, sessions and tokens too. Nothing of what it did is removed.",
    is_dangerous=True,
    offered=lambda user: user.is_active,
)
REACTIVATE = AdminAction(
    "reactivate",
    "Reactivate",
    _reactivate,
    explain="The account may enter again, with the roles it still has.",
    offered=lambda user: not user.is_active,
)
REVOKE_ALL = AdminAction(
    "revoke-tokens",
    "Revoke all tokens",
    _revoke_all,
    explain="Every active token of the account is revoked.",
    is_dangerous=True,
)


class AddressForm(forms.Form):
    address = forms.EmailField(
        label="Address", required=False, widget=forms.EmailInput(attrs={"class": "vTextField"})
    )


def _set_address(user: User, params: dict[str, Any], by: Any) -> str:
    accounts.set_address(user=user, address=params["address"], by=by)
    return f"Mail to {user.username} goes to {params['address'] or 'nowhere'}."


class UsableTokens:
    """The column with the number of tokens that still work."""

    @admin.display(description="tokens", ordering="usable_tokens")
    def tokens(self, user: Any) -> int:
        return int(user.usable_tokens)


def _with_tokens(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.annotate(usable_tokens=count_of(ApiToken.objects.usable(), "user"))


class PersonForm(ServiceForm):
    full_name = forms.CharField(label="Name", max_length=200, required=False)
    password = forms.CharField(
        label="First password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Hand it over in person: it is not sent, and can be changed under My account.",
    )

    class Meta:
        model = User
        fields = ("username",)

    def clean_password(self) -> str:
        """Refuse a password that is easily guessed, as everywhere."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(username=self.cleaned_data.get("username", "")))
        return password


class PeopleAdmin(UsableTokens, ServiceAdmin):
    """People are made here; whoever comes from a provider makes an account by signing in."""

    form = PersonForm
    list_display = (
        "username",
        "full_name",
        "is_active",
        "is_operator",
        "tokens",
        "date_joined",
        "last_login",
    )
    list_filter = ("is_active", "is_staff", "kind", ("groups", SearchFilter))
    search_fields = ("username", "first_name", "last_name", "email")
    date_hierarchy = "date_joined"
    ordering = ("username",)
    fields = (
        "username",
        "full_name",
        "email",
        "kind",
        "owner",
        "is_active",
        "is_operator",
        "is_superuser",
        "groups",
        "date_joined",
        "last_login",
    )
    acts = (
        DEACTIVATE,
        REACTIVATE,
        REVOKE_ALL,
        AdminAction(
            "set-address",
            "Set address for mail",
            _set_address,
            explain="Notices go there, where the person wants mail. Empty means none.",
            form=AddressForm,
            offered=lambda user: user.is_person,
        ),
        AdminAction(
            "make-operator",
            "Assign operator",
            _make_operator,
            explain="Operators run the platform and see every tenant. They decide on no request.",
            is_dangerous=True,
            offered=lambda user: user.is_person and not user.is_staff,
        ),
        AdminAction(
            "end-operator",
            "Remove operator",
            _end_operator,
            explain="The person keeps the roles in tenants, and no longer sees the admin.",
            is_dangerous=True,
            offered=lambda user: user.is_staff,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return _with_tokens(super().get_queryset(request))

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        return super().get_fields(request, obj) if obj is not None else ("username", "full_name", "password")

    def create(self, form: Any, by: Any) -> User:
        return accounts.create_person(
            username=form.cleaned_data["username"],
            full_name=form.cleaned_data["full_name"],
            password=form.cleaned_data["password"],
            by=by,
        )

    @admin.display(description="name", ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name() or "–"

    @admin.display(description="operator", boolean=True, ordering="is_staff")
    def is_operator(self, user: User) -> bool:
        return user.is_staff


class ServiceAccountAdmin(UsableTokens, ReadOnlyAdmin):
    list_display = ("username", "owner", "owner_is_active", "roles", "tokens", "is_active", "date_joined")
    list_filter = ("is_active", "owner__is_active")
    list_select_related = ("owner",)
    search_fields = ("username", "owner__username")
    date_hierarchy = "date_joined"
    ordering = ("username",)
    fields = ("username", "owner", "roles", "tokens", "is_active", "date_joined")
    acts = (DEACTIVATE, REACTIVATE, REVOKE_ALL)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ServiceAccount]:
        return _with_tokens(super().get_queryset(request)).annotate(
            role_count=count_of(Membership.objects.all(), "user")
        )

    @admin.display(description="owner active", boolean=True, ordering="owner__is_active")
    def owner_is_active(self, account: ServiceAccount) -> bool:
        return account.owner is not None and account.owner.is_active

    @admin.display(description="roles", ordering="role_count")
    def roles(self, account: Any) -> int:
        return int(account.role_count)


def _some_people(label: str, help_text: str) -> forms.ModelMultipleChoiceField:
    # The field of Membership only says whom to search for: accounts.
    widget = AutocompleteSelectMultiple(
        Membership._meta.get_field("user"), admin.site, attrs={"data-allow-clear": "false"}
    )
    people = User.objects.order_by("username")
    return forms.ModelMultipleChoiceField(
        people, required=False, widget=widget, label=label, help_text=help_text
    )


class GroupForm(ServiceForm):
    """Names those who come and go: a form that held everybody of a large group could not be sent."""

    people = _some_people("Add people", "They have the group's roles from the next request on.")
    leaving = _some_people("Remove", "Who leaves a group loses its roles with the next request.")

    class Meta:
        model = Group
        fields = ("name",)

    def clean(self) -> dict[str, Any]:
        """Refuse to take out who is not in the group, or is to come in."""
        cleaned = super().clean()
        leaving = {person.pk: person.username for person in cleaned.get("leaving", ())}
        if leaving:
            held = set(self.instance.user_set.filter(pk__in=leaving).values_list("pk", flat=True))
            strangers = sorted(name for pk, name in leaving.items() if pk not in held)
            if strangers:
                self.add_error("leaving", f"Not in the group: {', '.join(strangers)}.")
        return cleaned


class GroupAdmin(ServiceAdmin):
    """Groups hold people; roles in tenants are given to them on the page of memberships."""

    form = GroupForm
    readonly_fields = ("members",)
    list_display = ("name", "size", "roles")
    search_fields = ("name",)
    ordering = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        rows = super().get_queryset(request)
        return rows.annotate(
            people_count=count_of(User.groups.through.objects.all(), "group"),
            role_count=count_of(Membership.objects.all(), "group"),
        )

    @admin.display(description="people", ordering="people_count")
    def size(self, group: Any) -> int:
        return int(group.people_count)

    @admin.display(description="roles in tenants", ordering="role_count")
    def roles(self, group: Any) -> int:
        return int(group.role_count)

    def get_fields(self, request: HttpRequest, obj: Group | None = None) -> Any:
        return ("name", "people") if obj is None else ("name", "members", "people", "leaving")

    @admin.display(description="people")
    def members(self, group: Any) -> SafeString:
        url = f"{reverse('admin:accounts_user_changelist')}?groups__id__exact={group.pk}"
        noun = "person" if group.people_count == 1 else "people"
        return format_html('<a href="{}">{} {}</a>', url, f"{group.people_count:,}", noun)

    def create(self, form: Any, by: Any) -> Group:
        return groups.create_group(
            name=form.cleaned_data["name"], people=list(form.cleaned_data["people"]), by=by
        )

    def update(self, obj: Group, form: Any, by: Any, *, if_match: str) -> None:
        groups.rename_group(group=obj, name=form.cleaned_data["name"], by=by, if_match=if_match)
        joining, leaving = form.cleaned_data["people"], form.cleaned_data["leaving"]
        groups.change_people(group=obj, joining=list(joining), leaving=list(leaving), by=by)

    def etag(self, obj: Group) -> str:
        return groups.group_etag(obj)


class OperatorAccessSessionAdmin(ReadOnlyAdmin):
    list_display = ("person", "reason", "started_at", "expires_at")
    list_select_related = ("person",)
    search_fields = ("person__username", "reason")
    date_hierarchy = "started_at"


for _model, _admin in (
    (User, PeopleAdmin),
    (ServiceAccount, ServiceAccountAdmin),
    (Group, GroupAdmin),
    (OperatorAccessSession, OperatorAccessSessionAdmin),
):
    # Django registers its own page for groups, which would hand out permissions past the services.
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)
    admin.site.register(_model, _admin)
