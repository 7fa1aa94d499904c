import apps.core.clock
import apps.core.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("approvals", "0001_initial"),
        ("registry", "0001_initial"),
        ("tenants", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReconcilerHeartbeat",
            fields=[
                ("name", models.CharField(max_length=50, primary_key=True, serialize=False)),
                ("beaten_at", models.DateTimeField()),
                ("interval_seconds", models.FloatField()),
            ],
            options={
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Rollout",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("model_name", models.CharField(max_length=128)),
                ("alias", models.CharField(max_length=255)),
                ("candidate_number", models.PositiveIntegerField()),
                ("baseline_number", models.PositiveIntegerField(blank=True, null=True)),
                ("plan", models.JSONField()),
                ("criteria", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting to start"),
                            ("preparing", "Preparing the candidate"),
                            ("applying", "Changing traffic"),
                            ("observing", "Observing"),
                            ("promoting", "Promoting"),
                            ("succeeded", "Promoted"),
                            ("rolling_back", "Rolling back"),
                            ("rolled_back", "Rolled back"),
                        ],
                        default="pending",
                        max_length=20,
                    ),
                ),
                ("step_index", models.PositiveSmallIntegerField(default=0)),
                ("step_started_at", models.DateTimeField(blank=True, null=True)),
                ("prepare_deadline_at", models.DateTimeField(blank=True, null=True)),
                ("candidate_ready_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.TextField(blank=True, default="")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No verdict yet"),
                            ("promote", "Good enough to promote"),
                            ("rollback", "Worse than the success criteria allow"),
                            ("insufficient_data", "Not enough data"),
                            ("inconclusive", "Inconclusive"),
                            ("srm", "Sample ratio mismatch"),
                            ("aborted", "Aborted by a person"),
                            ("refused", "No longer allowed"),
                            ("not_ready", "Candidate not ready in time"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("progress", models.TextField(blank=True, default="")),
                ("slow_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("judge_state", models.JSONField(blank=True, null=True)),
                ("evidence", models.JSONField(blank=True, default=dict)),
                ("counters", models.JSONField(blank=True, null=True)),
                ("previous_counters", models.JSONField(blank=True, null=True)),
                ("measurements_count", models.PositiveIntegerField(default=0)),
                ("polled_at", models.DateTimeField(blank=True, null=True)),
                ("measured_at", models.DateTimeField(blank=True, null=True)),
                ("lease_owner", models.CharField(blank=True, default="", max_length=80)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("abort_requested_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "abort_requested_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "baseline",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.modelversion",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rollouts",
                        to="registry.modelversion",
                    ),
                ),
                (
                    "change_request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rollout",
                        to="approvals.changerequest",
                    ),
                ),
                (
                    "permit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rollout",
                        to="approvals.permit",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rollouts",
                        to="tenants.tenant",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-id"],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="RolloutEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("started", "Started"),
                            ("preparing", "Preparing"),
                            ("weight_desired", "Desired weight changed"),
                            ("weight_observed", "Weight observed at the router"),
                            ("holding", "Holding"),
                            ("counters_restarted", "Counters restarted"),
                            ("abort_requested", "Abort requested"),
                            ("rollback_decided", "Rollback decided"),
                            ("promoted", "Alias moved"),
                            ("finished", "Finished"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting to start"),
                            ("preparing", "Preparing the candidate"),
                            ("applying", "Changing traffic"),
                            ("observing", "Observing"),
                            ("promoting", "Promoting"),
                            ("succeeded", "Promoted"),
                            ("rolling_back", "Rolling back"),
                            ("rolled_back", "Rolled back"),
                        ],
                        max_length=20,
                    ),
                ),
                ("step_index", models.PositiveSmallIntegerField()),
                ("weight", models.PositiveSmallIntegerField()),
                ("generation", models.BigIntegerField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No verdict yet"),
                            ("promote", "Good enough to promote"),
                            ("rollback", "Worse than the success criteria allow"),
                            ("insufficient_data", "Not enough data"),
                            ("inconclusive", "Inconclusive"),
                            ("srm", "Sample ratio mismatch"),
                            ("aborted", "Aborted by a person"),
                            ("refused", "No longer allowed"),
                            ("not_ready", "Candidate not ready in time"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("sentence", models.TextField()),
                (
                    "rollout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="rollouts.rollout",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="TrafficRoute",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("alias", models.CharField(max_length=255)),
                ("weight", models.PositiveSmallIntegerField(default=0)),
                ("generation", models.BigIntegerField(default=0)),
                ("observed_weight", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("observed_generation", models.BigIntegerField(blank=True, null=True)),
                ("observed_at", models.DateTimeField(blank=True, null=True)),
                ("router_problem", models.TextField(blank=True, default="")),
                ("served_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "baseline",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.modelversion",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.modelversion",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="traffic_routes",
                        to="registry.registeredmodel",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="traffic_routes",
                        to="tenants.tenant",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "id"],
                "default_permissions": ("view",),
            },
        ),
        migrations.AddField(
            model_name="rollout",
            name="route",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rollouts",
                to="rollouts.trafficroute",
            ),
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=apps.core.clock.now)),
                ("step_index", models.PositiveSmallIntegerField()),
                ("generation", models.BigIntegerField()),
                ("weight", models.PositiveSmallIntegerField()),
                ("counters", models.JSONField()),
                ("candidate_requests", models.BigIntegerField()),
                ("candidate_bad", models.BigIntegerField()),
                ("baseline_requests", models.BigIntegerField(default=0)),
                ("baseline_bad", models.BigIntegerField(default=0)),
                ("candidate_arrivals", models.BigIntegerField(default=0)),
                ("candidate_client_errors", models.BigIntegerField(default=0)),
                ("candidate_timed", models.BigIntegerField(default=0)),
                ("candidate_slow", models.BigIntegerField(default=0)),
                ("baseline_arrivals", models.BigIntegerField(default=0)),
                ("baseline_client_errors", models.BigIntegerField(default=0)),
                ("baseline_timed", models.BigIntegerField(default=0)),
                ("baseline_slow", models.BigIntegerField(default=0)),
                ("values", models.JSONField(default=dict)),
                (
                    "rollout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="rollouts.rollout",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("rollout", "number"), name="rollouts_measurement_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("candidate_requests__gte", 0),
                            ("baseline_requests__gte", 0),
                            ("candidate_bad__gte", 0),
                            ("baseline_bad__gte", 0),
                            ("candidate_bad__lte", models.F("candidate_requests")),
                            ("baseline_bad__lte", models.F("baseline_requests")),
                        ),
                        name="rollouts_measurement_counts_are_differences",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("candidate_arrivals__gte", 0),
                            ("baseline_arrivals__gte", 0),
                            ("candidate_client_errors__gte", 0),
                            ("baseline_client_errors__gte", 0),
                            ("candidate_client_errors__lte", models.F("candidate_requests")),
                            ("baseline_client_errors__lte", models.F("baseline_requests")),
                            ("candidate_slow__gte", 0),
                            ("baseline_slow__gte", 0),
                            ("candidate_slow__lte", models.F("candidate_timed")),
                            ("baseline_slow__lte", models.F("baseline_timed")),
                        ),
                        name="rollouts_measurement_metrics_are_differences",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="trafficroute",
            constraint=models.UniqueConstraint(
                fields=("tenant", "model", "alias"), name="rollouts_trafficroute_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="trafficroute",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gte", 0), ("weight__lte", 100)),
                name="rollouts_trafficroute_weight_is_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="trafficroute",
            constraint=models.CheckConstraint(
                condition=models.Q(("candidate__isnull", False), ("weight", 0), _connector="OR"),
                name="rollouts_trafficroute_weight_has_candidate",
            ),
        ),
        migrations.AddConstraint(
            model_name="trafficroute",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("baseline__isnull", True),
                    ("candidate__isnull", True),
                    models.Q(("baseline", models.F("candidate")), _negated=True),
                    _connector="OR",
                ),
                name="rollouts_trafficroute_candidate_is_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="trafficroute",
            constraint=models.CheckConstraint(
                condition=models.Q(("generation__gte", 0)),
                name="rollouts_trafficroute_generation_not_negative",
            ),
        ),
        migrations.AddIndex(
            model_name="rollout",
            index=models.Index(fields=["tenant", "-created_at", "-id"], name="rollouts_rollout_tenant_new"),
        ),
        migrations.AddIndex(
            model_name="rollout",
            index=models.Index(
                condition=models.Q(("finished_at__isnull", True)),
                fields=["tenant", "-created_at", "-id"],
                name="rollouts_rollout_unfinished",
            ),
        ),
        migrations.AddIndex(
            model_name="rollout",
            index=models.Index(
                fields=["tenant", "state", "-created_at", "-id"], name="rollouts_rollout_state"
            ),
        ),
        migrations.AddIndex(
            model_name="rollout",
            index=models.Index(
                fields=["state", "-created_at", "-id"], include=("tenant",), name="rollouts_rollout_state_new"
            ),
        ),
        migrations.AddIndex(
            model_name="rollout",
            index=models.Index(fields=["-created_at", "-id"], name="rollouts_rollout_newest"),
        ),
        migrations.AddConstraint(
            model_name="rollout",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["applying", "observing", "pending", "preparing", "promoting", "rolling_back"],
                    )
                ),
                fields=("route",),
                name="rollouts_rollout_one_active",
            ),
        ),
        migrations.AddConstraint(
            model_name="rollout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "pending",
                            "preparing",
                            "applying",
                            "observing",
                            "promoting",
                            "succeeded",
                            "rolling_back",
                            "rolled_back",
                        ],
                    )
                ),
                name="rollouts_rollout_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rollout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at__isnull", False), ("state__in", ["rolled_back", "succeeded"])),
                    models.Q(
                        ("finished_at__isnull", True),
                        (
                            "state__in",
                            ["applying", "observing", "pending", "preparing", "promoting", "rolling_back"],
                        ),
                    ),
                    _connector="OR",
                ),
                name="rollouts_rollout_finished_when_over",
            ),
        ),
        migrations.AddConstraint(
            model_name="rollout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("abort_requested_at__isnull", True), ("abort_requested_by__isnull", True)),
                    models.Q(("abort_requested_at__isnull", False), ("abort_requested_by__isnull", False)),
                    _connector="OR",
                ),
                name="rollouts_rollout_abort_has_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="rollout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("baseline__isnull", True),
                    models.Q(("baseline", models.F("candidate")), _negated=True),
                    _connector="OR",
                ),
                name="rollouts_rollout_candidate_is_another",
            ),
        ),
    ]
