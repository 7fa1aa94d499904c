-- A protected alias moves only with a permit that a request being executed used for this very move; it is compared
-- column by column, and what it names is never removed.

CREATE OR REPLACE FUNCTION public.registry_alias_is_protected(p_model_id uuid, p_name text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.registry_registeredmodel m
        JOIN public.tenants_tenant t ON t.id = m.tenant_id
        CROSS JOIN LATERAL jsonb_array_elements_text(t.protected_aliases) AS protected(name)
        WHERE m.id = p_model_id AND lower(protected.name) = lower(p_name)
    )
$$;

CREATE OR REPLACE FUNCTION public.registry_guard_alias() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    owner_id uuid;
BEGIN
    IF TG_OP <> 'INSERT' AND public.registry_alias_is_protected(OLD.model_id, OLD.name) THEN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'the alias % is protected: it cannot be deleted', OLD.name
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF (OLD.id, OLD.model_id, OLD.name, OLD.tenant_id)
            IS DISTINCT FROM (NEW.id, NEW.model_id, NEW.name, NEW.tenant_id) THEN
            RAISE EXCEPTION 'the alias % is protected: it cannot be renamed or moved', OLD.name
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    SELECT m.tenant_id INTO owner_id FROM public.registry_registeredmodel m
        JOIN public.registry_modelversion v ON v.model_id = m.id AND v.tenant_id = m.tenant_id
        WHERE m.id = NEW.model_id AND v.id = NEW.version_id;
    IF owner_id IS NULL OR owner_id <> NEW.tenant_id THEN
        RAISE EXCEPTION 'an alias points at a version of its own model and tenant'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT public.registry_alias_is_protected(NEW.model_id, NEW.name) THEN
        RETURN NEW;
    END IF;
    -- The whole row: another name or model makes a free alias a protected one without another version.
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    -- The request is held, so that it cannot end between this look and the commit.
    PERFORM FROM public.approvals_permit p
        JOIN public.approvals_changerequest r ON r.id = p.change_request_id
        WHERE p.id = NEW.permit_id
            AND (p.tenant_id, r.tenant_id) = (owner_id, owner_id)
            AND p.consumed_at IS NOT NULL
            AND p.expires_at > clock_timestamp()
            AND p.target = 'alias:' || NEW.model_id || ':' || NEW.name
            AND p.value = 'version:' || NEW.version_id
            AND r.state = 'executing'
            AND r.digest = p.digest
            AND NOT EXISTS (SELECT 1 FROM public.registry_aliaschange c WHERE c.permit_id = p.id)
        FOR NO KEY UPDATE OF r;
    IF NOT FOUND THEN
        RAISE EXCEPTION
            'the alias % is protected: it moves only with a permit that a request being executed used for this move',
            NEW.name USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER registry_alias_protected BEFORE INSERT OR UPDATE OR DELETE ON public.registry_alias
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_alias();
ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_protected;
