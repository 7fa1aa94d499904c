-- No entry of the trail is changed or removed: its tables belong to a role that cannot log in, the application reads
-- them, and triggers stop whoever else could write. ENABLE ALWAYS holds in sessions that pose as replicas, too.

-- Not SECURITY DEFINER: current_user is the role that attempts the change.
CREATE OR REPLACE FUNCTION public.audit_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF current_user = 'audit_owner' THEN
        IF TG_OP = 'INSERT' THEN
            RETURN NEW;
        ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_log' THEN
            IF NEW.log_id = OLD.log_id AND NEW.epoch = OLD.epoch AND NEW.size > OLD.size THEN
                RETURN NEW;
            END IF;
        END IF;
    END IF;
    RAISE EXCEPTION '% on % is refused: the audit trail is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE OR REPLACE TRIGGER audit_log_rows BEFORE INSERT OR UPDATE OR DELETE ON public.audit_log
    FOR EACH ROW EXECUTE FUNCTION public.audit_guard();
ALTER TABLE public.audit_log ENABLE ALWAYS TRIGGER audit_log_rows;

CREATE OR REPLACE TRIGGER audit_log_truncate BEFORE TRUNCATE ON public.audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION public.audit_guard();
ALTER TABLE public.audit_log ENABLE ALWAYS TRIGGER audit_log_truncate;

CREATE OR REPLACE TRIGGER audit_entry_rows BEFORE INSERT OR UPDATE OR DELETE ON public.audit_entry
    FOR EACH ROW EXECUTE FUNCTION public.audit_guard();
ALTER TABLE public.audit_entry ENABLE ALWAYS TRIGGER audit_entry_rows;

CREATE OR REPLACE TRIGGER audit_entry_truncate BEFORE TRUNCATE ON public.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION public.audit_guard();
ALTER TABLE public.audit_entry ENABLE ALWAYS TRIGGER audit_entry_truncate;

-- A new owner needs CREATE on the schema while it takes something over.
GRANT USAGE, CREATE ON SCHEMA public TO audit_owner;
ALTER TABLE public.audit_log OWNER TO audit_owner;
ALTER TABLE public.audit_entry OWNER TO audit_owner;
ALTER FUNCTION public.audit_guard() OWNER TO audit_owner;
REVOKE CREATE ON SCHEMA public FROM audit_owner;

REVOKE ALL ON FUNCTION public.audit_guard() FROM PUBLIC, portal_app;
REVOKE ALL ON public.audit_log, public.audit_entry FROM PUBLIC, portal_app;
GRANT SELECT ON public.audit_log, public.audit_entry TO portal_app;
