from django.db import models


class Kind(models.TextChoices):
    """What an account stands for. Only persons decide."""

    PERSON = "person", "Person"
    SERVICE = "service", "Service account"


# What an operator of the platform holds (tenants.choices.Permission.OPERATE, which lies above this app).
OPERATE = "operate_tenant"
