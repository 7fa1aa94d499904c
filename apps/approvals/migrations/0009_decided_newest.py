"""What was decided last comes first, in one tenant and in all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0008_electorates_hold")]

    operations = [
        migrations.RemoveIndex(model_name="changerequest", name="approvals_cr_tenant_newest"),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(fields=["tenant", "-created_at", "-id"], name="approvals_cr_tenant_newest"),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                fields=["-decided_at", "-id"],
                include=("tenant",),
                condition=models.Q(("decided_at__isnull", False)),
                name="approvals_cr_decided_newest",
            ),
        ),
    ]
