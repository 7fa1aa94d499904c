import apps.core.clock
import apps.core.ids
import apps.registry.models
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("tenants", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisteredModel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=128)),
                ("description", models.TextField(blank=True, max_length=5000)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("updated_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "tag_values",
                    models.JSONField(
                        db_default=models.Value({}, output_field=models.JSONField()),
                        default=dict,
                        editable=False,
                        help_text="The tags: key to value.",
                    ),
                ),
                (
                    "alias_numbers",
                    models.JSONField(
                        db_default=models.Value({}, output_field=models.JSONField()),
                        default=dict,
                        editable=False,
                        help_text="The aliases: name to the number of the version.",
                    ),
                ),
                (
                    "text_bytes",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.Func(
                                    django.db.models.functions.comparison.Cast(
                                        "description", models.TextField()
                                    ),
                                    function="octet_length",
                                    output_field=models.IntegerField(),
                                ),
                                "+",
                                models.Func(
                                    django.db.models.functions.comparison.Cast(
                                        "tag_values", models.TextField()
                                    ),
                                    function="octet_length",
                                    output_field=models.IntegerField(),
                                ),
                            ),
                            "+",
                            models.Func(
                                django.db.models.functions.comparison.Cast(
                                    "alias_numbers", models.TextField()
                                ),
                                function="octet_length",
                                output_field=models.IntegerField(),
                            ),
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registered_models",
                        to="tenants.tenant",
                    ),
                ),
            ],
            options={
                "verbose_name": "model",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ModelVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=apps.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=1000)),
                ("source_path", models.CharField(blank=True, db_collation="C", max_length=500)),
                ("run_id", models.CharField(blank=True, max_length=250)),
                ("description", models.TextField(blank=True, max_length=5000)),
                ("manifest_digest", models.CharField(max_length=71)),
                ("size_bytes", models.PositiveBigIntegerField()),
                ("metrics", models.JSONField(blank=True, null=True)),
                ("params", models.JSONField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("updated_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "tag_values",
                    models.JSONField(
                        db_default=models.Value({}, output_field=models.JSONField()),
                        default=dict,
                        editable=False,
                        help_text="The tags: key to value.",
                    ),
                ),
                (
                    "text_bytes",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.Func(
                                        django.db.models.functions.comparison.Cast(
                                            "description", models.TextField()
                                        ),
                                        function="octet_length",
                                        output_field=models.IntegerField(),
                                    ),
                                    "+",
                                    models.Func(
                                        django.db.models.functions.comparison.Cast(
                                            "tag_values", models.TextField()
                                        ),
                                        function="octet_length",
                                        output_field=models.IntegerField(),
                                    ),
                                ),
                                "+",
                                models.Func(
                                    django.db.models.functions.comparison.Cast("source", models.TextField()),
                                    function="octet_length",
                                    output_field=models.IntegerField(),
                                ),
                            ),
                            "+",
                            models.Func(
                                django.db.models.functions.comparison.Cast("run_id", models.TextField()),
                                function="octet_length",
                                output_field=models.IntegerField(),
                            ),
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                (
                    "answerable",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.tenant",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="registry.registeredmodel",
                    ),
                ),
            ],
            options={
                "verbose_name": "model version",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="ModelUserShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="user_shares",
                        to="registry.registeredmodel",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ModelTag",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=250)),
                ("value", models.TextField(blank=True)),
                (
                    "tenant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.tenant",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="registry.registeredmodel",
                    ),
                ),
            ],
            options={
                "ordering": ["key"],
            },
        ),
        migrations.CreateModel(
            name="ModelGroupShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group")),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="group_shares",
                        to="registry.registeredmodel",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AliasChange",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=128)),
                ("permit_id", models.UUIDField(null=True)),
                ("changed_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.tenant"
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.modelversion",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
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
                        related_name="alias_changes",
                        to="registry.registeredmodel",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=128)),
                ("permit_id", models.UUIDField(blank=True, null=True)),
                ("updated_at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.tenant"
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aliases",
                        to="registry.modelversion",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aliases",
                        to="registry.registeredmodel",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aliases",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="VersionFile",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("path", models.CharField(db_collation="C", max_length=500)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="registry.modelversion",
                    ),
                ),
            ],
            options={
                "ordering": ["path"],
            },
        ),
        migrations.CreateModel(
            name="VersionTag",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=250)),
                ("value", models.TextField(blank=True)),
                (
                    "tenant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.tenant",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="registry.modelversion",
                    ),
                ),
            ],
            options={
                "ordering": ["key"],
            },
        ),
        migrations.CreateModel(
            name="Artifact",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("path", models.CharField(db_collation="C", max_length=500)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=apps.core.clock.now)),
                ("frozen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.tenant"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["path"],
                "indexes": [models.Index(fields=["tenant", "sha256"], name="registry_artifact_bytes")],
                "constraints": [
                    models.UniqueConstraint(fields=("tenant", "path"), name="registry_artifact_path_once"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="registry_artifact_sha256_is_hex",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Provenance",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "act",
                    models.CharField(
                        choices=[("uploaded", "Uploaded"), ("registered", "Registered")], max_length=10
                    ),
                ),
                ("path", models.CharField(blank=True, db_collation="C", max_length=500)),
                ("at", models.DateTimeField(default=apps.core.clock.now)),
                (
                    "answerable",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "tenant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.tenant",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "provenance",
                "ordering": ["id"],
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["tenant", "sha256", "act", "id"], name="registry_provenance_first")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("act", "uploaded")),
                        fields=("tenant", "sha256", "path", "person"),
                        name="registry_provenance_upload_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("act", "registered")),
                        fields=("tenant", "sha256"),
                        name="registry_provenance_first_registration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("act__in", ["uploaded", "registered"])),
                        name="registry_provenance_act_known",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="registeredmodel",
            index=models.Index(
                fields=["tenant", "-updated_at", "-id"],
                include=("name",),
                name="registry_model_tenant_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="registeredmodel",
            index=models.Index(fields=["-updated_at", "-id"], name="registry_model_updated"),
        ),
        migrations.AddIndex(
            model_name="registeredmodel",
            index=models.Index(fields=["tenant", "name", "id"], name="registry_model_tenant_name"),
        ),
        migrations.AddIndex(
            model_name="registeredmodel",
            index=models.Index(fields=["tenant", "created_at", "id"], name="registry_model_tenant_created"),
        ),
        migrations.AddIndex(
            model_name="registeredmodel",
            index=models.Index(fields=["name", "-id"], name="registry_model_name"),
        ),
        migrations.AddIndex(
            model_name="registeredmodel",
            index=models.Index(fields=["created_at"], name="registry_model_created"),
        ),
        migrations.AddConstraint(
            model_name="registeredmodel",
            constraint=models.UniqueConstraint(
                models.F("tenant"),
                django.db.models.functions.text.Lower("name"),
                name="registry_registeredmodel_name_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="registeredmodel",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$")),
                name="registry_registeredmodel_name_is_clean",
            ),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(fields=["tenant", "source_path"], name="registry_version_source_path"),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(
                models.F("tenant"), apps.registry.models.Beginning("source"), name="registry_version_source"
            ),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(fields=["tenant", "run_id"], name="registry_version_run"),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(fields=["tenant", "manifest_digest"], name="registry_version_manifest"),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(fields=["tenant", "-updated_at"], name="registry_version_updated"),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(fields=["tenant", "number", "id"], name="registry_version_number"),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(fields=["tenant", "created_at", "id"], name="registry_version_created"),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(fields=["-created_at", "-id"], name="registry_version_newest"),
        ),
        migrations.AddConstraint(
            model_name="modelversion",
            constraint=models.UniqueConstraint(
                fields=("model", "number"), name="registry_modelversion_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="modelversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_path", ""), _negated=True),
                fields=("model", "source_path"),
                name="registry_modelversion_source_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="modelversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="registry_modelversion_number_counts"
            ),
        ),
        migrations.AddConstraint(
            model_name="modelversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("manifest_digest__regex", "^sha256:[0-9a-f]{64}$")),
                name="registry_modelversion_digest_is_sha256",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="modelusershare",
            unique_together={("user", "permission", "content_object")},
        ),
        migrations.AddIndex(
            model_name="modeltag",
            index=models.Index(
                models.F("tenant"),
                models.F("key"),
                django.db.models.functions.comparison.Collate(apps.registry.models.Beginning("value"), "C"),
                name="registry_modeltag_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="modeltag",
            constraint=models.UniqueConstraint(fields=("model", "key"), name="registry_modeltag_key_once"),
        ),
        migrations.AlterUniqueTogether(
            name="modelgroupshare",
            unique_together={("group", "permission", "content_object")},
        ),
        migrations.AddIndex(
            model_name="aliaschange",
            index=models.Index(fields=["model", "name", "-id"], name="registry_aliaschange_history"),
        ),
        migrations.AddConstraint(
            model_name="aliaschange",
            constraint=models.UniqueConstraint(
                fields=("permit_id",), name="registry_aliaschange_permit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.UniqueConstraint(
                models.F("model"),
                django.db.models.functions.text.Lower("name"),
                name="registry_alias_name_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$")),
                name="registry_alias_name_is_clean",
            ),
        ),
        migrations.AddConstraint(
            model_name="versionfile",
            constraint=models.UniqueConstraint(
                fields=("version", "path"), name="registry_versionfile_path_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="versionfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                name="registry_versionfile_sha256_is_hex",
            ),
        ),
        migrations.AddIndex(
            model_name="versiontag",
            index=models.Index(
                models.F("tenant"),
                models.F("key"),
                django.db.models.functions.comparison.Collate(apps.registry.models.Beginning("value"), "C"),
                name="registry_versiontag_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="versiontag",
            constraint=models.UniqueConstraint(
                fields=("version", "key"), name="registry_versiontag_key_once"
            ),
        ),
    ]
