"""Verifying the whole trail: every chain in the database against every checkpoint outside it."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from apps.audit import chain, checkpoints, inventory, store
from apps.audit.inventory import Inventory
from apps.audit.verify import Evidence, Finding, Kind, Result, verify_chain

# A copy of the folder is made file by file while the signer works.
_COPIED_WITHIN = dt.timedelta(minutes=10)


class Unverifiable(Exception):
    """Something without which nothing can be said: a key, the checkpoints, the tenant asked for."""


@dataclass
class Trail:
    """What verifying found, chain by chain, the platform's first and then by name."""

    results: list[Result] = field(default_factory=list)
    names: dict[UUID, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def tampered(self) -> list[Result]:
        return [result for result in self.results if result.finding is not None]

    def name(self, log_id: UUID) -> str:
        """Return a tenant's slug, or the chain's id where no tenant has it any more."""
        return self.names.get(log_id, str(log_id))

    @property
    def exit_code(self) -> int:
        """0 verified, 1 tampered, 2 cannot verify; certain damage outweighs doubt."""
        return 1 if self.tampered else 2 if self.problems else 0


def verify_trail(*, folder: Path, keyring: Path, tenant: str = "") -> Trail:
    """Verify all chains, or the one of a tenant named by slug or id ("platform" is one).

    Keys and checkpoints are the caller's, never the database's. Raises `Unverifiable` and `django.db.Error`.
    """
    # The files are read before the snapshot is taken: what they cover is in it, however fast the signer is.
    trail = Trail()
    signed, unfiled = _read_evidence(folder, keyring, trail.problems)
    with store.snapshot():
        trail.names = store.slugs()
        heads = store.heads()
        tenants = set(trail.names) - {chain.PLATFORM_LOG}
        wanted = set(heads) | store.log_ids() | set(signed) | tenants
        if tenant:
            wanted = {_find(tenant, trail.names, wanted)}
        for log_id in sorted(wanted, key=lambda log_id: (log_id.int != 0, trail.name(log_id))):
            evidence = signed.get(log_id, Evidence())
            with closing(store.rows(log_id)) as rows:
                result = verify_chain(log_id, head=heads.get(log_id), rows=rows, evidence=evidence)
            trail.results.append(result)
            doubts = list(result.doubts)
            if result.entries and result.newest is None and not doubts:
                doubts.append(f"none of its {result.entries} entries is covered by a checkpoint in {folder}")
            if log_id in unfiled and result.finding is None:
                doubts.append(f"its checkpoints are gone from {folder}, where the list of chains has it")
            if not result.entries and result.finding is None and log_id in tenants:
                doubts.append("it has no chain, and creating a tenant begins one")
            trail.problems += [f"{trail.name(log_id)}: {doubt}" for doubt in doubts]
    if not trail.results:
        trail.problems.append("there is no chain and no checkpoint")
    return trail


def load_evidence(folder: Path, log_id: UUID, keyring: checkpoints.Keyring) -> Evidence:
    """Read and judge a chain's checkpoints; none where it has no file. Raises `OSError`."""
    evidence = Evidence()
    path = checkpoints.file_of(folder, log_id)
    if path.exists():
        for item in checkpoints.read_file(path):
            standing = checkpoints.standing(item, keyring) if isinstance(item, checkpoints.Note) else None
            evidence.add(item, log_id=log_id, standing=standing)
    return evidence


def _read_evidence(
    folder: Path, keyring_path: Path, problems: list[str]
) -> tuple[dict[UUID, Evidence], set[UUID]]:
    """Read all checkpoints and the list of chains; return what vouches for each chain, and which have no file.

    What is unreadable becomes a problem, and the chains are still read.
    """
    try:
        keyring = checkpoints.load_keyring(keyring_path)
    except checkpoints.KeyringError as error:
        problems.append(f"{error}.")
        return {}, set()
    signed: dict[UUID, Evidence] = {}
    unfiled: set[UUID] = set()
    try:
        for log_id in checkpoints.logs_in(folder):
            signed[log_id] = load_evidence(folder, log_id, keyring)
        # The signer writes the list before the checkpoints of a round, so read after them it is never behind.
        listed = inventory.load(folder, keyring)
        if listed is None:
            problems.append(f"there is no list of chains in {folder}, so a chain could be missing unseen.")
        else:
            unfiled = set(listed.chains) - set(signed)
            problems += _behind(listed, signed)
            for log_id, found in listed.chains.items():
                signed.setdefault(log_id, Evidence()).vouch(found)
    except inventory.UntrustedKey as error:
        problems.append(f"{error}.")
    except checkpoints.NoteError as error:
        platform = signed.setdefault(chain.PLATFORM_LOG, Evidence())
        platform.findings.append(Finding(Kind.BAD_SIGNATURE, 1, str(error)))
    except OSError as error:
        problems.append(f"the checkpoints in {folder} cannot be read: {error}.")
    return signed, unfiled


def _behind(listed: Inventory, signed: dict[UUID, Evidence]) -> list[str]:
    """Return where the list is older than the checkpoints beside it: one from before a chain does not miss that chain."""
    newest = max((e.newest.time for e in signed.values() if e.newest is not None), default=listed.time)
    if newest <= listed.time + _COPIED_WITHIN:
        return []
    return [
        f"the list of chains is of {checkpoints.stamp(listed.time)}, and a checkpoint of"
        f" {checkpoints.stamp(newest)}: it was set back, or the signer does not write it."
    ]


def _find(tenant: str, names: dict[UUID, str], known: set[UUID]) -> UUID:
    """Return the chain that a command line names."""
    for log_id, slug in names.items():
        if slug == tenant:
            return log_id
    try:
        log_id = UUID(tenant)
    except ValueError:
        raise Unverifiable(f"There is no tenant {tenant!r}. Give a slug, an id, or platform.") from None
    if log_id not in known and log_id not in names:
        raise Unverifiable(f"There is no chain {log_id}, and no checkpoint of one.")
    return log_id
