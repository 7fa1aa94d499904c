-- A tenant is never removed: written anew under its id it would protect what it likes.

CREATE OR REPLACE FUNCTION public.tenants_stay() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: a tenant is archived, never removed, and keeps its id', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER tenants_tenant_stays BEFORE DELETE ON public.tenants_tenant
    FOR EACH ROW EXECUTE FUNCTION public.tenants_stay();
ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_tenant_stays;

CREATE OR REPLACE TRIGGER tenants_tenant_id_fixed BEFORE UPDATE ON public.tenants_tenant
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION public.tenants_stay();
ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_tenant_id_fixed;

CREATE OR REPLACE TRIGGER tenants_tenant_not_emptied BEFORE TRUNCATE ON public.tenants_tenant
    FOR EACH STATEMENT EXECUTE FUNCTION public.tenants_stay();
ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_tenant_not_emptied;
