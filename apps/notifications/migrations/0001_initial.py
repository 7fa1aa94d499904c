import apps.core.clock
import apps.core.ids
import django.contrib.postgres.fields
import django.db.models.deletion
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
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("event_id", models.UUIDField()),
                ("action", models.CharField(max_length=100)),
                ("body", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("delivered", "Delivered"), ("failed", "Failed")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("is_replay", models.BooleanField(default=False)),
                ("due_at", models.DateTimeField(default=apps.core.clock.now)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ["-id"],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(default=apps.core.clock.now)),
                ("milliseconds", models.PositiveIntegerField()),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=60)),
                ("excerpt", models.CharField(blank=True, max_length=500)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tries",
                        to="notifications.delivery",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("standard", "Standard Webhooks"),
                            ("slack", "Slack"),
                            ("teams", "Microsoft Teams"),
                        ],
                        default="standard",
                        max_length=10,
                    ),
                ),
                ("encrypted_url", models.TextField()),
                ("place", models.CharField(max_length=300)),
                (
                    "actions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), blank=True, default=list, size=None
                    ),
                ),
                ("encrypted_secret", models.TextField()),
                ("encrypted_old_secret", models.TextField(blank=True)),
                ("old_secret_until", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Active"), ("disabled", "Disabled")],
                        default="active",
                        max_length=10,
                    ),
                ),
                ("disabled_reason", models.CharField(blank=True, max_length=200)),
                ("disabled_at", models.DateTimeField(blank=True, null=True)),
                ("busy_until", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("updated_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="webhooks",
                        to="tenants.tenant",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "default_permissions": ("view",),
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="webhook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="notifications.webhook",
            ),
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("event_id", models.UUIDField()),
                ("action", models.CharField(max_length=100)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reviews", "Requests that wait for my vote"),
                            ("requests", "What becomes of my requests"),
                            ("rollouts", "Rollouts of my requests"),
                            ("access", "My roles and tokens"),
                            ("security", "How I sign in"),
                            ("tenant", "Tenants that I administer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=100)),
                ("sentence", models.CharField(max_length=500)),
                ("path", models.CharField(max_length=300)),
                ("occurred_at", models.DateTimeField()),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("is_shown", models.BooleanField(default=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mail",
                    models.CharField(
                        choices=[("never", "No mail"), ("at_once", "At once"), ("daily", "Once a day")],
                        default="never",
                        max_length=10,
                    ),
                ),
                ("mail_due_at", models.DateTimeField(blank=True, null=True)),
                ("mail_failures", models.PositiveSmallIntegerField(default=0)),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenants.tenant",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["person", "-id"], name="notifications_notice_newest"),
                    models.Index(
                        condition=models.Q(("is_shown", True), ("read_at__isnull", True)),
                        fields=["person", "tenant"],
                        name="notifications_notice_unread",
                    ),
                    models.Index(
                        condition=models.Q(("mail_due_at__isnull", False)),
                        fields=["mail_due_at"],
                        name="notifications_notice_mail_due",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "event_id"), name="notifications_notice_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["reviews", "requests", "rollouts", "access", "security", "tenant"])
                        ),
                        name="notifications_notice_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mail__in", ["never", "at_once", "daily"])),
                        name="notifications_notice_mail_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mail_due_at__isnull", True), ("mailed_at__isnull", True), _connector="OR"
                        ),
                        name="notifications_notice_mailed_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reviews", "Requests that wait for my vote"),
                            ("requests", "What becomes of my requests"),
                            ("rollouts", "Rollouts of my requests"),
                            ("access", "My roles and tokens"),
                            ("security", "How I sign in"),
                            ("tenant", "Tenants that I administer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_shown", models.BooleanField(default=True)),
                (
                    "mail",
                    models.CharField(
                        choices=[("never", "No mail"), ("at_once", "At once"), ("daily", "Once a day")],
                        max_length=10,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notification_preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("person", "kind"), name="notifications_preference_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["reviews", "requests", "rollouts", "access", "security", "tenant"])
                        ),
                        name="notifications_preference_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mail__in", ["never", "at_once", "daily"])),
                        name="notifications_preference_mail_known",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.UniqueConstraint(
                fields=("tenant", "name"), name="notifications_webhook_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["active", "disabled"])),
                name="notifications_webhook_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(("format__in", ["standard", "slack", "teams"])),
                name="notifications_webhook_format_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("disabled_at__isnull", False), ("state", "disabled")),
                    models.Q(("disabled_at__isnull", True), ("disabled_reason", ""), ("state", "active")),
                    _connector="OR",
                ),
                name="notifications_webhook_disabled_at_with_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("encrypted_old_secret", ""), ("old_secret_until__isnull", True)),
                    models.Q(
                        models.Q(("encrypted_old_secret", ""), _negated=True),
                        ("old_secret_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="notifications_webhook_old_secret_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["webhook", "-id"], name="notifications_delivery_newest"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["due_at"], name="notifications_delivery_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_replay", False)),
                fields=("webhook", "event_id"),
                name="notifications_delivery_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at__isnull", True), ("state", "waiting")),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("finished_at__isnull", False)),
                    _connector="OR",
                ),
                name="notifications_delivery_finished_at_with_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "delivered", "failed"])),
                name="notifications_delivery_state_known",
            ),
        ),
    ]
