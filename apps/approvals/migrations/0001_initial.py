import apps.core.clock
import apps.core.ids
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenants", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=50)),
                ("title", models.CharField(max_length=300)),
                ("target", models.CharField(max_length=200)),
                ("value", models.CharField(max_length=200)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("document", models.TextField()),
                ("digest", models.CharField(max_length=71)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_review", "In review"),
                            ("executing", "Executing"),
                            ("applied", "Applied"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn"),
                            ("rolled_back", "Rolled back"),
                            ("failed", "Failed"),
                            ("expired", "Expired"),
                        ],
                        default="in_review",
                        max_length=20,
                    ),
                ),
                ("quorum", models.PositiveSmallIntegerField(default=2)),
                ("reason", models.TextField(blank=True)),
                ("blocked_reason", models.TextField(blank=True)),
                ("execution_id", models.UUIDField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("updated_at", models.DateTimeField(default=apps.core.clock.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField()),
                (
                    "open_until",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(models.When(state="in_review", then=models.F("expires_at"))),
                        output_field=models.DateTimeField(null=True),
                    ),
                ),
                (
                    "requester",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_requests",
                        to="tenants.tenant",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="approvals.changerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ReviewerSnapshot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.tenant"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EligibleReviewer",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "snapshot",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="eligible",
                        to="approvals.reviewersnapshot",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="changerequest",
            name="reviewer_snapshot",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="approvals.reviewersnapshot",
            ),
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.TextField()),
                ("digest", models.CharField(max_length=71)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="approvals.changerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("revision", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=71)),
                (
                    "decision",
                    models.CharField(choices=[("approve", "Approve"), ("reject", "Reject")], max_length=10),
                ),
                ("reason", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="approvals.changerequest",
                    ),
                ),
                (
                    "voter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exclusions",
                        to="approvals.changerequest",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["person", "created_at"],
                        include=("change_request",),
                        name="approvals_exclusion_person",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("change_request", "person"), name="approvals_exclusion_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Permit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.CharField(max_length=71)),
                ("target", models.CharField(max_length=200)),
                ("value", models.CharField(max_length=200)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expires_at", models.DateTimeField()),
                ("consumed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "change_request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permit",
                        to="approvals.changerequest",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.tenant"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consumed_at__isnull", True),
                            ("consumed_at__gte", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="approvals_permit_consumed_after_creation",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="reviewersnapshot",
            index=models.Index(fields=["tenant", "-created_at"], name="approvals_snapshot_newest"),
        ),
        migrations.AddIndex(
            model_name="eligiblereviewer",
            index=models.Index(
                fields=["person", "created_at"], include=("snapshot",), name="approvals_reviewer_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="eligiblereviewer",
            constraint=models.UniqueConstraint(
                fields=("snapshot", "person"), name="approvals_eligiblereviewer_once"
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(fields=["tenant", "-created_at", "-id"], name="approvals_cr_tenant_newest"),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("open_until__isnull", False)),
                fields=["tenant", "-created_at", "-id"],
                include=("open_until", "requester", "revision", "reviewer_snapshot"),
                name="approvals_cr_open",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("open_until__isnull", False)),
                fields=["open_until"],
                name="approvals_cr_overdue",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(fields=["tenant", "state", "-created_at", "-id"], name="approvals_cr_state"),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                fields=["state", "-created_at", "-id"], include=("tenant",), name="approvals_cr_state_newest"
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("decided_at__isnull", False)),
                fields=["tenant", "-decided_at", "-id"],
                name="approvals_cr_decided",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("decided_at__isnull", False)),
                fields=["-decided_at", "-id"],
                include=("tenant",),
                name="approvals_cr_decided_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                fields=["requester", "tenant", "-created_at", "-id"], name="approvals_cr_requester"
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("execution_id__isnull", True), ("state", "applied")),
                fields=["kind"],
                name="approvals_cr_at_once",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(fields=["-created_at", "-id"], name="approvals_cr_newest"),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("open_until__isnull", False)),
                fields=["-created_at", "-id"],
                include=("tenant", "open_until", "requester", "revision", "reviewer_snapshot"),
                name="approvals_cr_open_newest",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.UniqueConstraint(
                fields=("tenant", "number"), name="approvals_changerequest_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("quorum__gte", 2)), name="approvals_changerequest_quorum_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "in_review",
                            "executing",
                            "applied",
                            "rejected",
                            "withdrawn",
                            "rolled_back",
                            "failed",
                            "expired",
                        ],
                    )
                ),
                name="approvals_changerequest_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state", "in_review")),
                    models.Q(models.Q(("state", "in_review"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="approvals_changerequest_decided_at_with_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("execution_id__isnull", True),
                    ("state__in", ["executing", "applied", "rolled_back", "failed"]),
                    _connector="OR",
                ),
                name="approvals_changerequest_execution_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                fields=("change_request", "number"), name="approvals_revision_number_once"
            ),
        ),
        migrations.AddIndex(
            model_name="vote",
            index=models.Index(fields=["change_request", "voter", "-id"], name="approvals_vote_latest"),
        ),
        migrations.AddIndex(
            model_name="vote",
            index=models.Index(
                fields=["voter", "created_at"],
                include=("change_request", "revision"),
                name="approvals_vote_of_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__in", ["approve", "reject"])),
                name="approvals_vote_decision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", "reject"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="approvals_vote_reject_has_reason",
            ),
        ),
    ]
