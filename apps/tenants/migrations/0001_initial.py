import apps.core.clock
import apps.core.ids
import apps.tenants.models
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Tenant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=100)),
                (
                    "status",
                    models.CharField(
                        choices=[("active", "Active"), ("suspended", "Suspended"), ("archived", "Archived")],
                        default="active",
                        max_length=10,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                ("status_changed_at", models.DateTimeField(blank=True, null=True)),
                ("time_zone", models.CharField(default="UTC", max_length=50)),
                (
                    "protected_aliases",
                    models.JSONField(default=apps.tenants.models.default_protected_aliases),
                ),
                ("tiers", models.JSONField(blank=True, default=dict)),
                ("bounds", models.JSONField(blank=True, default=dict)),
                ("business_hours", models.JSONField(default=apps.tenants.models.default_business_hours)),
                ("upstream_tracking_url", models.CharField(blank=True, max_length=500)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
            ],
            options={
                "ordering": ["name"],
                "permissions": [
                    ("register_model", "Register models, versions and artifacts, and move free aliases"),
                    ("request_promotion", "Request a promotion"),
                    ("comment_on_request", "Comment on a request"),
                    ("vote_on_request", "Approve or reject a request"),
                    ("abort_rollout", "Abort a rollout"),
                    ("administer_tenant", "Manage members, shares, service accounts and settings"),
                    ("operate_tenant", "Create, suspend and archive tenants, and set their quotas"),
                ],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="TenantGroupGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TenantUserGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("models:read", "Read models, versions and files"),
                                (
                                    "models:write",
                                    "Register models, versions and files, and move free aliases",
                                ),
                                ("approvals:read", "Read change requests"),
                                ("approvals:request", "Open and withdraw change requests"),
                                ("approvals:vote", "Approve or reject change requests"),
                                ("rollouts:read", "Read rollouts"),
                                ("rollouts:abort", "Abort rollouts"),
                                ("tenants:read", "Read members of tenants"),
                                ("tenants:write", "Create tenants, and change their settings and members"),
                                ("audit:read", "Search the audit trail"),
                                ("operations:read", "Follow long work"),
                                ("operations:cancel", "Cancel long work"),
                            ],
                            max_length=30,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("prefix", models.CharField(max_length=12)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("last_used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "API token",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="GroupPlacement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="auth.group",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("viewer", "Viewer"),
                            ("contributor", "Contributor"),
                            ("reviewer", "Reviewer"),
                            ("risk-reviewer", "Risk reviewer"),
                            ("operator", "Platform operator"),
                            ("support", "Support engineer"),
                            ("product", "Product manager"),
                            ("tenant-admin", "Tenant administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_by_operator", models.BooleanField(db_default=False, default=False, editable=False)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="auth.group",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TenantQuota",
            fields=[
                (
                    "tenant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="quota",
                        serialize=False,
                        to="tenants.tenant",
                    ),
                ),
                ("max_models", models.PositiveBigIntegerField(blank=True, null=True)),
                ("max_versions", models.PositiveBigIntegerField(blank=True, null=True)),
                ("max_storage_bytes", models.PositiveBigIntegerField(blank=True, null=True)),
                ("max_rollouts_in_flight", models.PositiveBigIntegerField(blank=True, null=True)),
                ("max_events_per_day", models.PositiveBigIntegerField(blank=True, null=True)),
                ("updated_at", models.DateTimeField(default=apps.core.clock.now)),
            ],
        ),
        migrations.AddIndex(
            model_name="tenant",
            index=models.Index(
                condition=models.Q(("status", "active"), _negated=True),
                fields=["status", "id"],
                name="tenants_tenant_inactive",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenant",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__regex", "^[a-z][a-z0-9-]{1,48}[a-z0-9]$")),
                name="tenants_tenant_slug_is_clean",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenant",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["active", "suspended", "archived"])),
                name="tenants_tenant_status_known",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="tenant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="tenants.tenant"
            ),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="tenant",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="api_tokens",
                to="tenants.tenant",
            ),
        ),
        migrations.AddField(
            model_name="tenantgroupgrant",
            name="content_object",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="group_grants", to="tenants.tenant"
            ),
        ),
        migrations.AddField(
            model_name="tenantgroupgrant",
            name="group",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group"),
        ),
        migrations.AddField(
            model_name="tenantgroupgrant",
            name="permission",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
        ),
        migrations.AddField(
            model_name="tenantusergrant",
            name="content_object",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="user_grants", to="tenants.tenant"
            ),
        ),
        migrations.AddField(
            model_name="tenantusergrant",
            name="permission",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
        ),
        migrations.AddField(
            model_name="tenantusergrant",
            name="user",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name="groupplacement",
            index=models.Index(fields=["group", "created_at"], name="tenants_placement_by_group"),
        ),
        migrations.AddConstraint(
            model_name="groupplacement",
            constraint=models.UniqueConstraint(
                fields=("group", "person"), name="tenants_group_placement_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("tenant", "user", "role"), name="tenants_membership_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("tenant", "group", "role"), name="tenants_membership_group_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("group__isnull", True), ("user__isnull", False)),
                    models.Q(("group__isnull", False), ("user__isnull", True)),
                    _connector="OR",
                ),
                name="tenants_membership_person_or_group",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", "operator"), _negated=True),
                name="tenants_membership_operator_is_platform_wide",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="tenantgroupgrant",
            unique_together={("group", "permission", "content_object")},
        ),
        migrations.AlterUniqueTogether(
            name="tenantusergrant",
            unique_together={("user", "permission", "content_object")},
        ),
    ]
