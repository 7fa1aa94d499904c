"""Refused attempts are counted: the trail gets the first of a kind, and how many followed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_entry_no_act")]

    operations = [
        migrations.CreateModel(
            name="RefusalCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("log_id", models.UUIDField()),
                ("actor_kind", models.CharField(max_length=20)),
                ("actor_id", models.CharField(max_length=100)),
                ("via", models.CharField(max_length=20)),
                ("action", models.CharField(max_length=100)),
                ("object_type", models.CharField(max_length=100)),
                ("object_id", models.TextField()),
                ("reason", models.CharField(max_length=100)),
                ("began_at", models.DateTimeField(db_index=True, null=True)),
                ("last_at", models.DateTimeField(null=True)),
                ("singly", models.PositiveSmallIntegerField(default=0)),
                ("more", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": (
                    models.UniqueConstraint(
                        fields=(
                            "log_id",
                            "actor_id",
                            "actor_kind",
                            "via",
                            "action",
                            "object_type",
                            "object_id",
                            "reason",
                        ),
                        name="audit_refusal_count_once",
                    ),
                )
            },
        ),
    ]
