"""Looks hold arrivals, answers with 4xx and slow answers as well; a rollout holds from when on an answer is slow."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import F, Q

SIDES = ("candidate", "baseline")
NAMES = ("arrivals", "client_errors", "timed", "slow")


class Migration(migrations.Migration):
    dependencies = [("rollouts", "0007_moves_as_approved")]

    operations = [
        migrations.AddField("rollout", "slow_ms", models.PositiveIntegerField(blank=True, null=True)),
        migrations.AddField("rollout", "earlier_counters", models.JSONField(blank=True, null=True)),
        *[
            migrations.AddField("look", f"{side}_{name}", models.BigIntegerField(default=0))
            for side in SIDES
            for name in NAMES
        ],
        migrations.AlterField("look", "baseline_requests", models.BigIntegerField(default=0)),
        migrations.AlterField("look", "baseline_bad", models.BigIntegerField(default=0)),
        migrations.AddConstraint(
            "look",
            models.CheckConstraint(
                condition=Q(candidate_arrivals__gte=0)
                & Q(baseline_arrivals__gte=0)
                & Q(candidate_client_errors__gte=0)
                & Q(baseline_client_errors__gte=0)
                & Q(candidate_client_errors__lte=F("candidate_requests"))
                & Q(baseline_client_errors__lte=F("baseline_requests"))
                & Q(candidate_slow__gte=0)
                & Q(baseline_slow__gte=0)
                & Q(candidate_slow__lte=F("candidate_timed"))
                & Q(baseline_slow__lte=F("baseline_timed")),
                name="rollouts_look_metrics_are_differences",
            ),
        ),
    ]
