-- Refused attempts and looks of operators are found by an index: whoever makes them must not use up what a tenant may
-- record in a day. In canonical JSON a caller's own quotes are escaped, so only the member itself matches.

CREATE INDEX IF NOT EXISTS audit_entry_no_act ON public.audit_entry (log_id, recorded_at)
    WHERE position('"outcome":"denied"'::bytea IN body) > 0 OR action = 'operations.admin.viewed';
