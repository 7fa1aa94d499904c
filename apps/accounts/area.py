"""What accounts add to the portal."""

from apps.accounts import tasks
from apps.core.areas import AdminGroup, Area

AREA = Area(
    name="accounts",
    urls="accounts/",
    schedules=tasks.SCHEDULES,
    admin=[
        AdminGroup(
            "People and access",
            {
                "accounts.user": "",
                "auth.group": "",
                "accounts.groupclaim": "groups of providers",
                "socialaccount.socialaccount": "identities at providers",
            },
            order=20,
        )
    ],
)
