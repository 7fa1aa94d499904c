"""What accounts add to the portal."""

from allauth.mfa.models import Authenticator

from apps.accounts import tasks
from apps.accounts.choices import SEAL
from apps.accounts.events import EVENTS
from apps.core.areas import AdminGroup, Area, Encrypted, Shortcut

AREA = Area(
    name="accounts",
    urls="accounts/",
    shortcuts=[
        Shortcut("My account", "account_me", "user-circle", words="profile sessions second factor"),
        Shortcut("Change my password", "account_change_password", "lock"),
    ],
    events=EVENTS,
    encrypted=[Encrypted("Secrets of second factors", Authenticator, ("data.secret", "data.seed"), SEAL)],
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
