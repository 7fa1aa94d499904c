from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ConsumerPosition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("consumer", models.CharField(max_length=60)),
                ("log_id", models.UUIDField()),
                ("epoch", models.PositiveIntegerField()),
                ("seq", models.PositiveBigIntegerField()),
                ("moved_at", models.DateTimeField(null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("error", models.CharField(blank=True, max_length=200)),
                ("stuck_epoch", models.PositiveIntegerField(null=True)),
                ("stuck_seq", models.PositiveBigIntegerField(null=True)),
                ("stuck_since", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
            ],
            options={
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("consumer", "log_id"), name="audit_consumerposition_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_at__isnull", True),
                                ("error", ""),
                                ("failures", 0),
                                ("stuck_epoch__isnull", True),
                                ("stuck_seq__isnull", True),
                                ("stuck_since__isnull", True),
                            ),
                            models.Q(
                                ("due_at__isnull", False),
                                ("failures__gt", 0),
                                ("stuck_epoch__isnull", False),
                                ("stuck_seq__isnull", False),
                                ("stuck_since__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="audit_consumerposition_stuck_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "log_id",
                        "epoch",
                        "seq",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("log_id", models.UUIDField(editable=False)),
                ("epoch", models.PositiveIntegerField()),
                ("seq", models.PositiveBigIntegerField()),
                ("prev", models.BinaryField(max_length=32)),
                ("body", models.BinaryField()),
                ("body_hash", models.BinaryField(max_length=32)),
                ("leaf", models.BinaryField(max_length=32)),
                ("recorded_at", models.DateTimeField()),
                ("action", models.TextField()),
                ("object_type", models.TextField()),
                ("object_id", models.TextField()),
                ("actor_id", models.TextField()),
            ],
            options={
                "verbose_name_plural": "entries",
                "db_table": "audit_entry",
                "indexes": [
                    models.Index(
                        fields=["log_id", "object_type", "object_id", "epoch", "seq"],
                        name="audit_entry_object_history",
                    ),
                    models.Index(fields=["recorded_at"], name="audit_entry_by_time"),
                    models.Index(fields=["log_id", "action", "epoch", "seq"], name="audit_entry_by_action"),
                    models.Index(fields=["log_id", "actor_id", "epoch", "seq"], name="audit_entry_by_actor"),
                    models.Index(fields=["log_id", "recorded_at"], name="audit_entry_log_by_time"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seq__gte", 1)), name="audit_entry_seq_positive"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Log",
            fields=[
                ("log_id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("epoch", models.PositiveIntegerField()),
                ("size", models.PositiveBigIntegerField()),
                ("head", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "audit_log",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("epoch__gte", 1)), name="audit_log_epoch_positive"
                    )
                ],
            },
        ),
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
                "constraints": [
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
                    )
                ],
            },
        ),
    ]
