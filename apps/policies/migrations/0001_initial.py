import apps.core.clock
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenants", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PolicyDecision",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("subject_id", models.UUIDField()),
                ("revision_digest", models.CharField(max_length=71)),
                ("policy_digest", models.CharField(blank=True, max_length=71)),
                ("input_digest", models.CharField(blank=True, max_length=71)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("allow", "Allowed"),
                            ("deny", "Refused"),
                            ("error", "Refused: the policy could not decide"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.JSONField(default=list)),
                ("engine", models.CharField(max_length=50)),
                ("milliseconds", models.PositiveIntegerField()),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.tenant"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["subject_id", "-id"], name="policies_decision_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "allow"), _negated=True), ("reasons", []), _connector="OR"
                        ),
                        name="policies_policydecision_allow_no_reason",
                    )
                ],
            },
        ),
    ]
