"""Who sent bytes and who registered them first is kept beside the files, which only tell who was the last."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import apps.core.clock

# Of what happened before only what the files and versions still tell; a service account's owner is the present one.
FILL = """
INSERT INTO registry_provenance (tenant_id, sha256, act, path, person_id, answerable_id, at)
SELECT a.tenant_id, a.sha256, 'uploaded', a.path, a.uploaded_by_id, u.owner_id, a.created_at
FROM registry_artifact a JOIN accounts_user u ON u.id = a.uploaded_by_id ORDER BY a.created_at, a.id;
INSERT INTO registry_provenance (tenant_id, sha256, act, path, person_id, answerable_id, at)
SELECT tenant_id, sha256, 'registered', '', person_id, owner_id, created_at FROM (
    SELECT DISTINCT ON (v.tenant_id, f.sha256) v.tenant_id, f.sha256, v.created_by_id AS person_id, u.owner_id, v.created_at
    FROM registry_versionfile f JOIN registry_modelversion v ON v.id = f.version_id
    JOIN accounts_user u ON u.id = v.created_by_id ORDER BY v.tenant_id, f.sha256, v.created_at, v.id
) AS first ORDER BY created_at;
UPDATE registry_modelversion v SET answerable_id = u.owner_id
FROM accounts_user u WHERE u.id = v.created_by_id AND u.owner_id IS NOT NULL;
-- A table cannot be changed while a look at a foreign key is due.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

APPEND_ONLY = """
CREATE TRIGGER registry_provenance_append_only BEFORE UPDATE OR DELETE ON public.registry_provenance
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();
CREATE TRIGGER registry_provenance_not_emptied BEFORE TRUNCATE ON public.registry_provenance
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
CREATE TRIGGER registry_modelversion_answerable_fixed BEFORE UPDATE ON public.registry_modelversion
    FOR EACH ROW WHEN (OLD.answerable_id IS DISTINCT FROM NEW.answerable_id)
    EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_provenance ENABLE ALWAYS TRIGGER registry_provenance_append_only;
ALTER TABLE public.registry_provenance ENABLE ALWAYS TRIGGER registry_provenance_not_emptied;
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_answerable_fixed;
"""
NOT_ANY_MORE = """
DROP TRIGGER registry_provenance_append_only ON public.registry_provenance;
DROP TRIGGER registry_provenance_not_emptied ON public.registry_provenance;
DROP TRIGGER registry_modelversion_answerable_fixed ON public.registry_modelversion;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0015_protected_by_every_column"),
        ("tenants", "0005_ids_by_time"),
        ("accounts", "0005_ids_by_time"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
        migrations.AddField(
            model_name="modelversion",
            name="answerable",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="modelversion",
            index=models.Index(fields=["tenant", "manifest_digest"], name="registry_version_manifest"),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(APPEND_ONLY, NOT_ANY_MORE),
    ]
