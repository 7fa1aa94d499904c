"""Encryption with the portal's keys, so that the database alone does not give away what is kept there.

The newest key encrypts: the first of PORTAL_ENCRYPTION_KEYS, SECRET_KEY where there is none. All of them decrypt, and those of
SECRET_KEY_FALLBACKS, so a key can be replaced at any time. `rotation.py` brings what is kept under the newest one.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def cipher_for(purpose: str) -> MultiFernet:
    """Return the cipher of a purpose: it encrypts with the newest key, and decrypts with every one that is known."""
    return MultiFernet([_fernet(purpose, key) for key in keys()])


def newest_for(purpose: str) -> Fernet:
    """Return the cipher that knows the newest key alone."""
    return _fernet(purpose, keys()[0])


def keys() -> list[str]:
    """Return the known keys, the newest first, each once."""
    known = (*settings.ENCRYPTION_KEYS, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return list(dict.fromkeys(str(key) for key in known))


def _fernet(purpose: str, key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{purpose}:{key}".encode()).digest()))
