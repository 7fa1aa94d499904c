-- MLflow reads these names as versions, so no alias can ever have one. A name that was protected before stays as it
-- is.

CREATE OR REPLACE FUNCTION public.tenants_protected_can_move() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM jsonb_array_elements_text(NEW.protected_aliases) AS named
        WHERE lower(named) ~ '^(latest|v[0-9]+)$'
            AND (TG_OP = 'INSERT' OR lower(named) NOT IN (
                SELECT lower(kept) FROM jsonb_array_elements_text(OLD.protected_aliases) AS kept
            ))
    ) THEN
        RAISE EXCEPTION 'a reserved name cannot be protected: no alias can have it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER tenants_protected_can_move BEFORE INSERT OR UPDATE OF protected_aliases ON public.tenants_tenant
    FOR EACH ROW EXECUTE FUNCTION public.tenants_protected_can_move();
ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_protected_can_move;
