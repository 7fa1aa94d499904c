"""What searches read: names beside the newest models, versions by number, time and source, tags by tenant.

Nearly each index comes in the place of one that another begins with, so writes keep hardly more of them than before.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Left

FILL = """
UPDATE registry_modeltag SET tenant_id = m.tenant_id FROM registry_registeredmodel m WHERE m.id = model_id;
UPDATE registry_versiontag SET tenant_id = v.tenant_id FROM registry_modelversion v WHERE v.id = version_id;
-- Whether these tenants exist is looked up now: the table cannot be changed while a look is due.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


def tenant(name: str = "+", **options: object) -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=name,
        to="tenants.tenant",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0007_newest_versions"),
        ("tenants", "0003_protected_stay"),
    ]

    operations = [
        migrations.AddField("modeltag", "tenant", tenant(null=True)),
        migrations.AddField("versiontag", "tenant", tenant(null=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField("modeltag", "tenant", tenant()),
        migrations.AlterField("versiontag", "tenant", tenant()),
        migrations.AlterField(
            "modeltag",
            "model",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tags",
                to="registry.registeredmodel",
            ),
        ),
        migrations.AlterField(
            "versiontag",
            "version",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tags",
                to="registry.modelversion",
            ),
        ),
        migrations.AddIndex(
            "modeltag", models.Index("tenant", "key", Left("value", 100), name="registry_modeltag_value")
        ),
        migrations.AddIndex(
            "versiontag", models.Index("tenant", "key", Left("value", 100), name="registry_versiontag_value")
        ),
        migrations.AddIndex(
            "registeredmodel",
            models.Index(
                fields=["tenant", "-updated_at", "-id"], include=["name"], name="registry_model_tenant_newest"
            ),
        ),
        migrations.RemoveIndex("registeredmodel", "registry_model_tenant_updated"),
        migrations.AddIndex(
            "registeredmodel",
            models.Index(fields=["tenant", "created_at", "id"], name="registry_model_tenant_created"),
        ),
        migrations.AlterField("registeredmodel", "tenant", tenant("registered_models")),
        migrations.AddIndex(
            "modelversion",
            models.Index(fields=["tenant", "number", "id"], name="registry_version_number"),
        ),
        migrations.AddIndex(
            "modelversion",
            models.Index(fields=["tenant", "created_at", "id"], name="registry_version_created"),
        ),
        migrations.AddIndex(
            "modelversion", models.Index("tenant", Left("source", 100), name="registry_version_source")
        ),
        migrations.AlterField("modelversion", "tenant", tenant()),
        migrations.AlterField(
            "modelversion",
            "model",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="registry.registeredmodel",
            ),
        ),
    ]
