"""An index of the tenants that are not active."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tenants", "0003_protected_stay"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="tenant",
            index=models.Index(
                condition=models.Q(("status", "active"), _negated=True),
                fields=["status", "id"],
                name="tenants_tenant_inactive",
            ),
        ),
    ]
