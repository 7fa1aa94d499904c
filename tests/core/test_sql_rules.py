"""The rules in the database are those of the files, and a rule that changes by hand is found and put back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dj_database_url
import pytest
from django.core.management import CommandError
from django.db import ProgrammingError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from apps.core import sql_rules
from apps.core.management.commands.migrate import refuse_other_versions
from apps.core.models import SqlRule
from apps.core.sql_rules import RuleError

RULE = """
-- A rule of a test.

CREATE OR REPLACE FUNCTION public.core_test_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'not; today';
END
$$;

CREATE OR REPLACE TRIGGER core_test_kept BEFORE DELETE ON public.core_switch
    FOR EACH ROW EXECUTE FUNCTION public.core_test_refuse();
ALTER TABLE public.core_switch ENABLE ALWAYS TRIGGER core_test_kept;
"""


@pytest.fixture
def owner(django_db_setup: None, django_db_blocker: Any) -> Iterator[BaseDatabaseWrapper]:
    """Return a connection as the role that owns the schema; what it does is undone."""
    login = dj_database_url.parse(os.environ["DATABASE_MIGRATION_URL"])
    given = {"USER": login["USER"], "PASSWORD": login["PASSWORD"], "OPTIONS": {}}
    connections.settings["owner"] = {**connection.settings_dict, **given}
    with django_db_blocker.unblock():
        try:
            with transaction.atomic(using="owner"):
                yield connections["owner"]
                transaction.set_rollback(True, using="owner")
        finally:
            connections["owner"].close()
            del connections["owner"], connections.settings["owner"]


@pytest.fixture
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that writes one rule more than the apps have; an empty text is none."""
    real = sql_rules.rules()
    file = tmp_path / "test_rule.sql"

    def write(text: str) -> None:
        file.write_text(text)
        found = [*real, sql_rules.read(file)] if text else real
        monkeypatch.setattr(sql_rules, "rules", lambda: found)

    return write


def run(owner: BaseDatabaseWrapper, statement: str) -> list[tuple[object, ...]]:
    with owner.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.django_db
def test_database__as_migrated__is_what_the_files_say() -> None:
    assert sql_rules.differences(connection) == []
    assert len(sql_rules.rules()) > 20


@pytest.mark.django_db
def test_functions__in_the_database__have_the_bodies_of_the_files() -> None:
    text = "\n".join(statement for rule in sql_rules.rules() for _, statement in rule.statements)
    written = dict(
        re.findall(r"CREATE OR REPLACE FUNCTION public\.(\w+)\(.*?AS \$\$(.*?)\$\$", text, re.DOTALL)
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace")
        assert dict(cursor.fetchall()) == written


@pytest.mark.django_db
def test_triggers__of_every_rule__hold_in_replica_sessions_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A'")
        assert cursor.fetchall() == []


@pytest.mark.parametrize(
    ("by_hand", "said"),
    [
        (
            "ALTER FUNCTION public.registry_guard_alias() RESET search_path",
            "function registry_guard_alias: not as apps/registry/sql/protected_alias.sql makes it",
        ),
        (
            "ALTER FUNCTION public.approvals_check_vote() SECURITY DEFINER",
            "function approvals_check_vote: not as apps/approvals/sql/votes.sql makes it",
        ),
        (
            "ALTER TABLE public.approvals_vote DISABLE TRIGGER approvals_vote_rules",
            "trigger approvals_vote_rules on approvals_vote: not as apps/approvals/sql/votes.sql makes it",
        ),
        (
            "DROP TRIGGER approvals_vote_rules ON public.approvals_vote",
            "trigger approvals_vote_rules on approvals_vote: gone, though apps/approvals/sql/votes.sql makes it",
        ),
        (
            "GRANT UPDATE ON public.audit_entry TO portal_app",
            "grants on audit_entry: not as apps/audit/sql/append_only.sql makes it",
        ),
        ("DROP INDEX public.audit_entry_no_act", "index audit_entry_no_act: gone, though apps/audit/sql/entries_of_no_act.sql makes it"),
    ],
)  # fmt: skip
def test_rule__changed_by_hand__is_found_and_put_back(
    owner: BaseDatabaseWrapper, by_hand: str, said: str
) -> None:
    with owner.cursor() as cursor:
        before = sql_rules.catalog(cursor)
        cursor.execute(by_hand)
    assert sql_rules.differences(owner) == [said]
    assert len(sql_rules.apply(owner)) == 1
    assert sql_rules.differences(owner) == []
    with owner.cursor() as cursor:
        assert sql_rules.catalog(cursor) == before


@pytest.mark.parametrize(
    ("by_hand", "said"),
    [
        (
            "CREATE FUNCTION public.anything() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "function anything: comes from no file",
        ),
        (
            "CREATE TRIGGER more BEFORE DELETE ON public.core_job FOR EACH ROW EXECUTE FUNCTION public.audit_guard()",
            "trigger more on core_job: comes from no file",
        ),
        ("GRANT TRUNCATE ON public.core_job TO portal_app", "grants on core_job: comes from no file"),
        ("REVOKE USAGE ON SEQUENCE public.core_jobrow_id_seq FROM portal_app", "grants on core_jobrow_id_seq: comes from no file"),
        ("GRANT UPDATE (digest) ON public.core_sqlrule TO portal_app", "grants on core_sqlrule: not as apps/core/sql/rules_recorded.sql makes it"),
        ("GRANT SELECT ON public.core_job TO PUBLIC", "grants on core_job: comes from no file"),
    ],
)  # fmt: skip
def test_rule__made_by_hand__comes_from_no_file(owner: BaseDatabaseWrapper, by_hand: str, said: str) -> None:
    run(owner, "GRANT EXECUTE ON FUNCTION public.audit_guard() TO portal_owner")
    sql_rules.apply(owner)
    run(owner, by_hand)
    assert sql_rules.differences(owner) == [said]


def test_apply__of_what_holds_already__does_nothing(owner: BaseDatabaseWrapper) -> None:
    assert sql_rules.apply(owner) == []


def test_file__that_is_new_changed_and_gone__is_followed(
    owner: BaseDatabaseWrapper, rule: Callable[[str], None]
) -> None:
    rule(RULE)
    assert sql_rules.differences(owner) == ["test_rule.sql was not applied yet"]
    assert sql_rules.apply(owner) == ["applied test_rule.sql"]
    rule(RULE.replace("core_test_kept", "core_test_stays"))
    assert sql_rules.differences(owner) == [
        "test_rule.sql has changed since it was applied",
        "trigger core_test_kept on core_switch: comes from no file",
    ]
    assert sql_rules.apply(owner) == [
        "applied test_rule.sql",
        "dropped trigger core_test_kept on core_switch: no file has it",
    ]
    names = "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'core\\_test%'"
    assert run(owner, names) == [("core_test_stays",)]
    rule("")
    assert sql_rules.differences(owner)[0] == "test_rule.sql is gone, and what it made is still there"
    assert len(sql_rules.apply(owner)) == 2
    assert run(owner, names) == []
    assert sql_rules.differences(owner) == []


def test_file__whose_grants_are_gone__asks_for_what_holds_now(
    owner: BaseDatabaseWrapper, rule: Callable[[str], None]
) -> None:
    rule("REVOKE DELETE ON public.core_switch FROM portal_app;")
    sql_rules.apply(owner)
    rule("")
    with pytest.raises(RuleError, match="no longer speaks of the grants on core_switch: say in a file"):
        sql_rules.apply(owner)
    rule("GRANT DELETE ON public.core_switch TO portal_app;")
    sql_rules.apply(owner)
    assert sql_rules.differences(owner) == []


def test_file__whose_function_something_else_still_needs__is_not_forgotten(
    owner: BaseDatabaseWrapper, rule: Callable[[str], None]
) -> None:
    rule(RULE)
    sql_rules.apply(owner)
    run(owner, "ALTER TRIGGER core_test_kept ON public.core_switch RENAME TO core_test_other")
    rule("")
    with pytest.raises(
        RuleError, match=r"The function core_test_refuse of test_rule\.sql cannot be dropped: .*depend"
    ):
        sql_rules.apply(owner)
    rule("DROP TRIGGER IF EXISTS core_test_other ON public.core_switch;")
    assert sql_rules.apply(owner)[1:] == ["dropped function core_test_refuse: no file has it"]
    assert sql_rules.differences(owner) == []


def test_file__that_fails__names_its_line_and_changes_nothing(
    owner: BaseDatabaseWrapper, rule: Callable[[str], None]
) -> None:
    rule(RULE)
    sql_rules.apply(owner)
    with owner.cursor() as cursor:
        before = sql_rules.catalog(cursor)
    rule(
        RULE.replace("not; today", "never")
        + "\n-- More.\nCREATE INDEX IF NOT EXISTS core_test ON public.core_switch (name,\n  nothing);\n"
    )
    with pytest.raises(
        RuleError, match=r'^test_rule\.sql, line 1[67]: column "nothing" does not exist. The rules of before'
    ):
        sql_rules.apply(owner)
    with owner.cursor() as cursor:
        assert sql_rules.catalog(cursor) == before
    assert sql_rules.differences(owner) == ["test_rule.sql has changed since it was applied"]


def test_file__that_cannot_be_said_again__is_no_rule(rule: Callable[[str], None]) -> None:
    for statement in (
        "CREATE TRIGGER a BEFORE DELETE ON b EXECUTE FUNCTION c()",
        "UPDATE a SET b = 1",
        "DROP TABLE a",
    ):
        with pytest.raises(RuleError, match=r"test_rule\.sql, line 3: a rule makes functions and triggers"):
            rule(f"-- Why.\n\n{statement};")


def test_files__about_one_object__are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sql").mkdir()
    for name in ("first.sql", "second.sql"):
        (tmp_path / "sql" / name).write_text(RULE)

    class Config:
        path = tmp_path

    monkeypatch.setattr(sql_rules.apps, "get_app_configs", lambda: [Config])
    with pytest.raises(RuleError, match=r"second\.sql and first\.sql both speak of the"):
        sql_rules.rules()


@pytest.mark.django_db
@pytest.mark.parametrize("write", ["create", "update", "delete"])
def test_record__of_what_was_applied__is_closed_to_the_application(write: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        if write == "create":
            SqlRule.objects.create(path="x", digest="x")
        elif write == "update":
            SqlRule.objects.update(digest="x")
        else:
            SqlRule.objects.filter(path__contains="votes").delete()


@pytest.mark.django_db
def test_migrate__of_a_database_of_a_newer_version__is_refused() -> None:
    refuse_other_versions(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (id, app, name, applied) VALUES (99999, 'registry', '0999_to_come', now())"
        )
    with pytest.raises(
        CommandError, match=r"registry\.0999_to_come\. Nothing was changed\. A newer version made it"
    ):
        refuse_other_versions(connection)
