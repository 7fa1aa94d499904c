"""The beginning of a tag's value is a column: Postgres never reads an index alone for what an expression stands in."""

from django.db import migrations, models
from django.db.models.functions import Left


def start() -> models.GeneratedField:
    text = models.CharField(db_collation="C", max_length=100)
    return models.GeneratedField(db_persist=True, expression=Left("value", 100), output_field=text)


class Migration(migrations.Migration):
    dependencies = [("registry", "0012_ids_by_time")]

    operations = [
        migrations.RemoveIndex("modeltag", name="registry_modeltag_value"),
        migrations.RemoveIndex("versiontag", name="registry_versiontag_value"),
        migrations.AddField("modeltag", "value_start", start()),
        migrations.AddField("versiontag", "value_start", start()),
        migrations.AddIndex(
            "modeltag",
            models.Index(
                fields=["tenant", "key", "value_start"], include=["model"], name="registry_modeltag_start"
            ),
        ),
        migrations.AddIndex(
            "versiontag",
            models.Index(
                fields=["tenant", "key", "value_start"], include=["version"], name="registry_versiontag_start"
            ),
        ),
    ]
