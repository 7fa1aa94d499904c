"""Every write to accounts, their sessions, their second factors and their identities elsewhere."""

from apps.accounts.services.identities import (
    AlreadyMapped,
    OperatorsAreNotMapped,
    create_from_provider,
    map_group,
    sync_groups,
    unlink_identity,
    unmap_group,
)
from apps.accounts.services.kept_forms import (
    NotKept,
    clear_forms,
    forget_forms,
    keep_form,
    take_form,
)
from apps.accounts.services.people import (
    BadUsername,
    LastOperator,
    OwnerCannotAnswer,
    UsernameTaken,
    create_person,
    create_service_account,
    deactivate,
    lock_beside_operators,
    operators,
    reactivate,
    set_password,
    transfer_service_account,
)
from apps.accounts.services.sessions import end_sessions, record_second_factor, reset_second_factor

__all__ = [
    "AlreadyMapped",
    "BadUsername",
    "LastOperator",
    "NotKept",
    "OperatorsAreNotMapped",
    "OwnerCannotAnswer",
    "UsernameTaken",
    "clear_forms",
    "create_from_provider",
    "create_person",
    "create_service_account",
    "deactivate",
    "end_sessions",
    "forget_forms",
    "keep_form",
    "lock_beside_operators",
    "map_group",
    "operators",
    "reactivate",
    "record_second_factor",
    "reset_second_factor",
    "set_password",
    "sync_groups",
    "take_form",
    "transfer_service_account",
    "unlink_identity",
    "unmap_group",
]
