"""Who knows a person's password: whoever has one that another person set does not vote before setting an own one."""

from django.db import migrations, models

# The trail says who set each password last; the portal itself, other than a person at its terminal, knows none.
FROM_THE_TRAIL = """
UPDATE public.accounts_user u SET password_set_by_other = true
  FROM (
    SELECT DISTINCT ON (e.object_id) e.object_id, e.actor_id FROM public.audit_entry e
     WHERE e.log_id = '00000000-0000-0000-0000-000000000000' AND e.object_type = 'accounts.user'
       AND e.action IN ('accounts.user.created', 'accounts.password.set')
       AND position('"outcome":"ok"'::bytea IN e.body) > 0
     ORDER BY e.object_id, e.epoch DESC, e.seq DESC
  ) last
 WHERE u.id::text = last.object_id AND u.kind = 'person' AND last.actor_id <> last.object_id
   AND (NOT starts_with(last.actor_id, 'system:') OR last.actor_id = 'system:manage')
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_kept_forms"), ("audit", "0004_entry_denied")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="password_set_by_other",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="password set by another person",
            ),
        ),
        migrations.RunSQL(FROM_THE_TRAIL, migrations.RunSQL.noop),
    ]
