"""Lists read ended requests by one index, and what a person has answered by that person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0003_list_indexes")]

    operations = [
        migrations.RemoveIndex(model_name="changerequest", name="approvals_cr_closed"),
        migrations.RemoveIndex(model_name="changerequest", name="approvals_cr_overdue"),
        migrations.RemoveIndex(model_name="changerequest", name="approvals_cr_tenant_newest"),
        migrations.RemoveIndex(model_name="exclusion", name="approvals_exclusion_person"),
        migrations.RemoveIndex(model_name="vote", name="approvals_vote_of_person"),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                fields=["tenant", "-created_at", "-id"],
                include=("open_until",),
                name="approvals_cr_tenant_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                fields=["open_until"],
                condition=models.Q(("open_until__isnull", False)),
                name="approvals_cr_overdue",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                fields=["-created_at", "-id"],
                include=("tenant", "open_until", "requester", "revision"),
                condition=models.Q(("open_until__isnull", False)),
                name="approvals_cr_open_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="exclusion",
            index=models.Index(
                fields=["person", "created_at"],
                include=("change_request",),
                name="approvals_exclusion_person",
            ),
        ),
        migrations.AddIndex(
            model_name="vote",
            index=models.Index(
                fields=["voter", "created_at"],
                include=("change_request", "revision"),
                name="approvals_vote_of_person",
            ),
        ),
    ]
