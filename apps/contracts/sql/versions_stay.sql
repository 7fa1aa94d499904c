-- What was sent stays byte by byte. Only that a version was published is noted later, once.

CREATE OR REPLACE FUNCTION public.contracts_guard_fixed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what was sent does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER contracts_contractversion_fixed BEFORE UPDATE ON public.contracts_contractversion
    FOR EACH ROW
    WHEN (OLD.published_at IS NOT NULL OR NEW.published_at IS NULL
          OR (OLD.id, OLD.tenant_id, OLD.contract_id, OLD.number, OLD.content, OLD.digest, OLD.size, OLD.media_type,
              OLD.standard, OLD.api_version, OLD.version, OLD.status, OLD.state, OLD.document, OLD.warnings,
              OLD.created_by_id, OLD.created_at)
             IS DISTINCT FROM
             (NEW.id, NEW.tenant_id, NEW.contract_id, NEW.number, NEW.content, NEW.digest, NEW.size, NEW.media_type,
              NEW.standard, NEW.api_version, NEW.version, NEW.status, NEW.state, NEW.document, NEW.warnings,
              NEW.created_by_id, NEW.created_at))
    EXECUTE FUNCTION public.contracts_guard_fixed();
ALTER TABLE public.contracts_contractversion ENABLE ALWAYS TRIGGER contracts_contractversion_fixed;

CREATE OR REPLACE TRIGGER contracts_contractversion_stays BEFORE DELETE ON public.contracts_contractversion
    FOR EACH ROW EXECUTE FUNCTION public.contracts_guard_fixed();
ALTER TABLE public.contracts_contractversion ENABLE ALWAYS TRIGGER contracts_contractversion_stays;

CREATE OR REPLACE TRIGGER contracts_contractversion_not_emptied BEFORE TRUNCATE ON public.contracts_contractversion
    FOR EACH STATEMENT EXECUTE FUNCTION public.contracts_guard_fixed();
ALTER TABLE public.contracts_contractversion ENABLE ALWAYS TRIGGER contracts_contractversion_not_emptied;

CREATE OR REPLACE TRIGGER contracts_contract_fixed BEFORE UPDATE ON public.contracts_contract
    FOR EACH ROW
    WHEN ((OLD.id, OLD.tenant_id, OLD.contract_id) IS DISTINCT FROM (NEW.id, NEW.tenant_id, NEW.contract_id))
    EXECUTE FUNCTION public.contracts_guard_fixed();
ALTER TABLE public.contracts_contract ENABLE ALWAYS TRIGGER contracts_contract_fixed;

CREATE OR REPLACE TRIGGER contracts_contract_stays BEFORE DELETE ON public.contracts_contract
    FOR EACH ROW EXECUTE FUNCTION public.contracts_guard_fixed();
ALTER TABLE public.contracts_contract ENABLE ALWAYS TRIGGER contracts_contract_stays;

CREATE OR REPLACE TRIGGER contracts_contract_not_emptied BEFORE TRUNCATE ON public.contracts_contract
    FOR EACH STATEMENT EXECUTE FUNCTION public.contracts_guard_fixed();
ALTER TABLE public.contracts_contract ENABLE ALWAYS TRIGGER contracts_contract_not_emptied;
