-- Which rules hold, and how they were written: the application reads it and cannot say otherwise.

REVOKE INSERT, UPDATE, DELETE ON public.core_sqlrule FROM portal_app;
