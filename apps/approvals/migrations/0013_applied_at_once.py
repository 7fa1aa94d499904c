from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0012_permits_of_executing_requests")]
    operations = [
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(state="applied", execution_id__isnull=True),
                fields=["action"],
                name="approvals_cr_at_once",
            ),
        ),
    ]
