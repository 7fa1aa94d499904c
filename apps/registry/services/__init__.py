"""Every write of the registry, and the streams of its files."""

from apps.registry.services.aliases import (
    AliasTwin,
    ProtectedAlias,
    alias_etag,
    alias_target,
    alias_value,
    delete_alias,
    hold_alias,
    set_alias,
)
from apps.registry.services.artifacts import (
    ArtifactFrozen,
    ArtifactTooLarge,
    DigestMismatch,
    LengthMismatch,
    PathTaken,
    check_upload,
    delete_artifact,
    open_artifact,
    open_version_file,
    store_artifact,
)
from apps.registry.services.cleanup import clear_bytes, sweep_store
from apps.registry.services.models import ModelExists, create_model, describe_model, model_etag
from apps.registry.services.owners import name_model_owners
from apps.registry.services.pins import inputs_etag, resolve_pins, set_inputs
from apps.registry.services.tags import (
    TooManyTags,
    delete_model_tag,
    delete_version_tag,
    set_model_tag,
    set_version_tag,
    tag_etag,
)
from apps.registry.services.versions import (
    BadSource,
    SourceEmpty,
    TooManyFiles,
    VersionExists,
    create_version,
    describe_version,
    version_etag,
)

__all__ = [
    "AliasTwin",
    "ArtifactFrozen",
    "ArtifactTooLarge",
    "BadSource",
    "DigestMismatch",
    "LengthMismatch",
    "ModelExists",
    "PathTaken",
    "ProtectedAlias",
    "SourceEmpty",
    "TooManyFiles",
    "TooManyTags",
    "VersionExists",
    "alias_etag",
    "alias_target",
    "alias_value",
    "check_upload",
    "clear_bytes",
    "create_model",
    "create_version",
    "delete_alias",
    "delete_artifact",
    "delete_model_tag",
    "delete_version_tag",
    "describe_model",
    "describe_version",
    "hold_alias",
    "inputs_etag",
    "model_etag",
    "name_model_owners",
    "open_artifact",
    "open_version_file",
    "resolve_pins",
    "set_alias",
    "set_inputs",
    "set_model_tag",
    "set_version_tag",
    "store_artifact",
    "sweep_store",
    "tag_etag",
    "version_etag",
]
