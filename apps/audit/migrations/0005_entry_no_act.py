"""Looks of operators are found by the index of refused attempts: neither uses up what a tenant may record in a day."""

from django.db import migrations

CREATE = """
CREATE INDEX audit_entry_no_act ON public.audit_entry (log_id, recorded_at)
    WHERE position('"outcome":"denied"'::bytea IN body) > 0 OR action = 'operations.admin.viewed'
"""
# The index that this one replaces.
DENIED = """
CREATE INDEX audit_entry_denied ON public.audit_entry (log_id, recorded_at)
    WHERE position('"outcome":"denied"'::bytea IN body) > 0
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_entry_denied")]

    operations = [
        migrations.RunSQL(CREATE, "DROP INDEX public.audit_entry_no_act"),
        migrations.RunSQL("DROP INDEX public.audit_entry_denied", DENIED),
    ]
