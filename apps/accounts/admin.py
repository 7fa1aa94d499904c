from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import Group

from apps.accounts.models import User
from apps.core.admin import ReadOnlyAdmin


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    list_display = ("username", "display_name", "kind", "is_active", "is_staff", "last_login")
    list_filter = ("kind", "is_active", "is_staff")
    search_fields = ("username", "first_name", "last_name")
    date_hierarchy = "date_joined"
    exclude = ("password",)


# Django's own page for groups would let a superuser hand out permissions past the services.
admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(ReadOnlyAdmin):
    list_display = ("name",)
    search_fields = ("name",)
