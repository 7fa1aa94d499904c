"""Every write to data contracts."""

from apps.contracts.services.changes import apply_change as apply_change
from apps.contracts.services.changes import prepare_change as prepare_change
from apps.contracts.services.publication import Breaks as Breaks
from apps.contracts.services.publication import ChangeOpen as ChangeOpen
from apps.contracts.services.publication import Outcome as Outcome
from apps.contracts.services.publication import Published as Published
from apps.contracts.services.publication import TransitionRefused as TransitionRefused
from apps.contracts.services.publication import breaks as breaks
from apps.contracts.services.publication import contract_etag as contract_etag
from apps.contracts.services.publication import needs_approval as needs_approval
from apps.contracts.services.publication import publish as publish
from apps.contracts.services.publication import target_of as target_of
