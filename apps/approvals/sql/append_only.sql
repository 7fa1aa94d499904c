-- What was said and decided in a review is history: no row is changed or removed, whoever asks, and a request and its
-- permit stay. ENABLE ALWAYS: replication mode does not switch a rule off. Each refusal names its rule as the
-- constraint of the error.

CREATE OR REPLACE FUNCTION public.approvals_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are history and cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END $$;

CREATE OR REPLACE TRIGGER approvals_changerequest_kept BEFORE DELETE ON public.approvals_changerequest
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_kept;

CREATE OR REPLACE TRIGGER approvals_changerequest_not_emptied BEFORE TRUNCATE ON public.approvals_changerequest
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_not_emptied;

CREATE OR REPLACE TRIGGER approvals_permit_kept BEFORE DELETE ON public.approvals_permit
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_permit ENABLE ALWAYS TRIGGER approvals_permit_kept;

CREATE OR REPLACE TRIGGER approvals_permit_not_emptied BEFORE TRUNCATE ON public.approvals_permit
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_permit ENABLE ALWAYS TRIGGER approvals_permit_not_emptied;

CREATE OR REPLACE TRIGGER approvals_revision_kept BEFORE UPDATE OR DELETE ON public.approvals_revision
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_revision ENABLE ALWAYS TRIGGER approvals_revision_kept;

CREATE OR REPLACE TRIGGER approvals_revision_not_emptied BEFORE TRUNCATE ON public.approvals_revision
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_revision ENABLE ALWAYS TRIGGER approvals_revision_not_emptied;

CREATE OR REPLACE TRIGGER approvals_vote_kept BEFORE UPDATE OR DELETE ON public.approvals_vote
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_kept;

CREATE OR REPLACE TRIGGER approvals_vote_not_emptied BEFORE TRUNCATE ON public.approvals_vote
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_not_emptied;

CREATE OR REPLACE TRIGGER approvals_comment_kept BEFORE UPDATE OR DELETE ON public.approvals_comment
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_comment ENABLE ALWAYS TRIGGER approvals_comment_kept;

CREATE OR REPLACE TRIGGER approvals_comment_not_emptied BEFORE TRUNCATE ON public.approvals_comment
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_comment ENABLE ALWAYS TRIGGER approvals_comment_not_emptied;

CREATE OR REPLACE TRIGGER approvals_exclusion_kept BEFORE UPDATE OR DELETE ON public.approvals_exclusion
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_exclusion ENABLE ALWAYS TRIGGER approvals_exclusion_kept;

CREATE OR REPLACE TRIGGER approvals_exclusion_not_emptied BEFORE TRUNCATE ON public.approvals_exclusion
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_exclusion ENABLE ALWAYS TRIGGER approvals_exclusion_not_emptied;

CREATE OR REPLACE TRIGGER approvals_reviewersnapshot_kept BEFORE UPDATE OR DELETE ON public.approvals_reviewersnapshot
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_reviewersnapshot ENABLE ALWAYS TRIGGER approvals_reviewersnapshot_kept;

CREATE OR REPLACE TRIGGER approvals_reviewersnapshot_not_emptied BEFORE TRUNCATE ON public.approvals_reviewersnapshot
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_reviewersnapshot ENABLE ALWAYS TRIGGER approvals_reviewersnapshot_not_emptied;

CREATE OR REPLACE TRIGGER approvals_eligiblereviewer_kept BEFORE UPDATE OR DELETE ON public.approvals_eligiblereviewer
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_eligiblereviewer ENABLE ALWAYS TRIGGER approvals_eligiblereviewer_kept;

CREATE OR REPLACE TRIGGER approvals_eligiblereviewer_not_emptied BEFORE TRUNCATE ON public.approvals_eligiblereviewer
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_eligiblereviewer ENABLE ALWAYS TRIGGER approvals_eligiblereviewer_not_emptied;

CREATE OR REPLACE TRIGGER approvals_requestslot_kept BEFORE UPDATE OR DELETE ON public.approvals_requestslot
    FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_requestslot ENABLE ALWAYS TRIGGER approvals_requestslot_kept;

CREATE OR REPLACE TRIGGER approvals_requestslot_not_emptied BEFORE TRUNCATE ON public.approvals_requestslot
    FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();
ALTER TABLE public.approvals_requestslot ENABLE ALWAYS TRIGGER approvals_requestslot_not_emptied;
