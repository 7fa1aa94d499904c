-- Taking an alias off the list would let a model past its review, so no role of the application can.

CREATE OR REPLACE FUNCTION public.tenants_protected_stay() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT lower(kept) FROM jsonb_array_elements_text(OLD.protected_aliases) AS kept
        EXCEPT
        SELECT lower(kept) FROM jsonb_array_elements_text(NEW.protected_aliases) AS kept
    ) THEN
        RAISE EXCEPTION 'a protected alias of a tenant stays protected' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER tenants_protected_stay BEFORE UPDATE OF protected_aliases ON public.tenants_tenant
    FOR EACH ROW EXECUTE FUNCTION public.tenants_protected_stay();
ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_protected_stay;
