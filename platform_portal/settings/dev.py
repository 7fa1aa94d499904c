"""One machine, started by `make run`: production's code and pages over plain HTTP on loopback."""

from platform_portal.settings.base import *

SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
