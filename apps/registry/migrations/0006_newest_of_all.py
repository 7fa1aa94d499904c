"""The newest models of all tenants, for who sees most of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_list_indexes")]

    operations = [
        migrations.AddIndex(
            model_name="registeredmodel",
            index=models.Index(fields=["-updated_at", "-id"], name="registry_model_updated"),
        ),
    ]
