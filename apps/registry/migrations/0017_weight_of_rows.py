"""How many bytes the texts of a row have is a column: a page that is bounded by bytes knows before it reads them."""

from functools import reduce
from operator import add

from django.db import migrations, models
from django.db.models import Func
from django.db.models.functions import Cast


def text_bytes(*fields: str) -> models.GeneratedField:
    sizes = (
        Func(Cast(name, models.TextField()), function="octet_length", output_field=models.IntegerField())
        for name in fields
    )
    return models.GeneratedField(
        db_persist=True, expression=reduce(add, sizes), output_field=models.IntegerField()
    )


class Migration(migrations.Migration):
    dependencies = [("registry", "0016_provenance")]

    operations = [
        migrations.AddField(
            "modelversion", "text_bytes", text_bytes("description", "tag_values", "source", "run_id")
        ),
        migrations.AddField(
            "registeredmodel", "text_bytes", text_bytes("description", "tag_values", "alias_numbers")
        ),
    ]
