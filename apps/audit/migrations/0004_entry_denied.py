"""Refused attempts are found by an index: whoever makes them must not use up what a tenant may record in a day."""

from django.db import migrations

# In canonical JSON a caller's own quotes are escaped, so only the member itself matches.
CREATE = """
CREATE INDEX audit_entry_denied ON public.audit_entry (log_id, recorded_at)
    WHERE position('"outcome":"denied"'::bytea IN body) > 0
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_entry_by_time")]

    operations = [migrations.RunSQL(CREATE, "DROP INDEX public.audit_entry_denied")]
