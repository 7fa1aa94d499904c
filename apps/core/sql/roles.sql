-- The rules give and take the rights of roles, which an administrator makes before the first migration.

DO $$
BEGIN
    IF (SELECT count(*) FROM pg_roles WHERE rolname IN ('portal_app', 'audit_owner')) < 2 THEN
        RAISE EXCEPTION 'the roles portal_app and audit_owner must exist before the portal is migrated'
            USING HINT = 'CREATE ROLE audit_owner NOLOGIN; GRANT audit_owner TO the role that migrates.';
    END IF;
    IF NOT pg_has_role(current_user, 'audit_owner', 'MEMBER') THEN
        RAISE EXCEPTION 'role % migrates but is no member of audit_owner', current_user
            USING HINT = 'GRANT audit_owner TO the role that migrates.';
    END IF;
END
$$;
