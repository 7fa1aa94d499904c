from django.db import models


class Kind(models.TextChoices):
    """What an account stands for. Only persons decide."""

    PERSON = "person", "Person"
    SERVICE = "service", "Service account"


# The purpose under which secrets of second factors are encrypted.
SEAL = "second-factor"
