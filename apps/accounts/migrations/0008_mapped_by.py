"""Who mapped a value of a provider's groups claim: it puts that person in no group. Of earlier ones only the trail tells."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_password_set_by_other")]

    operations = [
        migrations.AddField(
            model_name="groupclaim",
            name="mapped_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
