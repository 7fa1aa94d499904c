"""The database's own rules: triggers with their functions, grants, and indexes that no model can say.

Each stands in one file, `apps/<app>/sql/<rule>.sql`, as it is in force. After every `migrate` the files that changed are
applied, in the order of the apps and of their names, all of them in one transaction. `SqlRule` remembers what was applied
and what Postgres made of it, so that a rule that somebody changes by hand is found, and put back by the next `migrate`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import Error, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from apps.core.models import SqlRule

# What a statement consists of where a semicolon does not end it.
_PIECES = re.compile(r"\$\$.*?\$\$|'(?:[^']|'')*'|--[^\n]*|;", re.DOTALL)
_COMMENT = re.compile(r"--[^\n]*")
_NAME = r"(?:public\.)?(\w+)"
# The statements that a rule may have: each can be said again, and says which objects it is about.
_MAKES = {
    "function": re.compile(rf"CREATE OR REPLACE FUNCTION {_NAME} ?\("),
    "trigger": re.compile(rf"CREATE OR REPLACE TRIGGER (\w+) .*? ON {_NAME} "),
    "index": re.compile(rf"CREATE (?:UNIQUE )?INDEX IF NOT EXISTS (\w+) ON {_NAME} "),
    "grants": re.compile(
        r"(?:GRANT|REVOKE) [\w ,()]+ ON (?:TABLE )?((?!FUNCTION |SCHEMA |SEQUENCE )[\w., ]+?) (?:TO|FROM) "
    ),
    "owner": re.compile(rf"ALTER TABLE {_NAME} OWNER TO "),
}
_ALLOWED = re.compile(
    r"(?:GRANT|REVOKE) [\w ,]+ ON (?:FUNCTION|SCHEMA|SEQUENCE) |ALTER FUNCTION \S.* OWNER TO |DO \$\$|DROP \w+ IF EXISTS "
    rf"|ALTER TABLE {_NAME} ENABLE ALWAYS TRIGGER "
)
# The rights that the application has on what no rule speaks of.
_USUAL = {"r": "portal_app: DELETE, INSERT, SELECT, UPDATE", "S": "portal_app: SELECT, USAGE"}
_FUNCTIONS = """
SELECT 'function ' || p.proname, pg_get_functiondef(p.oid) || pg_get_userbyid(p.proowner) || coalesce((
    SELECT string_agg(grantee::regrole::text || ':' || privilege_type, ',' ORDER BY grantee::regrole::text)
      FROM aclexplode(p.proacl)), '')
  FROM pg_proc p
 WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
"""
# Without brackets: Postgres writes those of a condition otherwise once the trigger came from a backup.
_TRIGGERS = """
SELECT 'trigger ' || t.tgname || ' on ' || c.relname, translate(pg_get_triggerdef(t.oid), '()', '') || t.tgenabled::text
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
 WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
"""
_INDEXES = """
SELECT 'index ' || c.relname, pg_get_indexdef(c.oid)
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'i'
"""
_GRANTS = """
SELECT 'grants on ' || c.relname, c.relkind::text, pg_get_userbyid(c.relowner), coalesce((
    SELECT string_agg(who || ': ' || may, '; ' ORDER BY who) FROM (
        SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END AS who,
               string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) AS may
          FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner GROUP BY a.grantee
    ) one), '') || coalesce((
    SELECT string_agg('; ' || a.attname || ' ' || a.attacl::text, '' ORDER BY a.attname)
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attacl <> '{}'), '')
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
"""


class RuleError(Exception):
    """A rule cannot be read or applied; the text says which file and line, and why."""


@dataclass(frozen=True)
class Rule:
    """One file: its statements, each with the line on which it begins, and the objects that it is about."""

    path: str
    digest: str
    statements: tuple[tuple[int, str], ...]
    objects: frozenset[str]


@dataclass(frozen=True)
class Catalog:
    """What the database has: the definition of each object by its name, and those that no model explains."""

    definitions: dict[str, str]
    own: frozenset[str]


def rules() -> list[Rule]:
    """Read the rules of all apps. Raises RuleError where a file cannot be a rule or two speak of one object."""
    found: list[Rule] = []
    owner: dict[str, str] = {}
    for config in apps.get_app_configs():
        for file in sorted((Path(config.path) / "sql").glob("*.sql")):
            rule = read(file)
            for name in rule.objects:
                if name in owner:
                    raise RuleError(
                        f"{rule.path} and {owner[name]} both speak of the {name}: one file a rule."
                    )
                owner[name] = rule.path
            found.append(rule)
    return found


def read(file: Path) -> Rule:
    """Read one file. Raises RuleError for a statement that cannot be repeated or names nothing."""
    text = file.read_text()
    path = (
        file.relative_to(settings.BASE_DIR).as_posix()
        if file.is_relative_to(settings.BASE_DIR)
        else file.name
    )
    statements = tuple(_statements(text))
    objects: set[str] = set()
    for line, statement in statements:
        try:
            objects |= _objects(statement)
        except ValueError as error:
            raise RuleError(f"{path}, line {line}: {error}") from error
    return Rule(path, hashlib.sha256(text.encode()).hexdigest(), statements, frozenset(objects))


def _statements(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for piece in _PIECES.finditer(f"{text};"):
        if piece.group() != ";":
            continue
        statement = text[start : piece.start()]
        # Comments before a statement are none of its lines.
        begins = start + len(statement) - len(re.sub(r"\A(?:\s+|--[^\n]*)+", "", statement))
        if text[begins : piece.start()].strip():
            yield text.count("\n", 0, begins) + 1, text[begins : piece.start()]
        start = piece.end()


def _objects(statement: str) -> set[str]:
    plain = " ".join(_COMMENT.sub("", statement).split())
    for kind, pattern in _MAKES.items():
        if match := pattern.match(plain):
            if kind == "trigger":
                return {f"trigger {match[1]} on {match[2]}"}
            if kind in ("function", "index"):
                return {f"{kind} {match[1]}"}
            return {f"grants on {name.strip().removeprefix('public.')}" for name in match[1].split(",")}
    if _ALLOWED.match(plain):
        return set()
    raise ValueError(
        "a rule makes functions and triggers with CREATE OR REPLACE, indexes with IF NOT EXISTS, and grants; "
        f"this is none of them: {plain[:60]}"
    )


def catalog(cursor: CursorWrapper) -> Catalog:
    """Read what the database has of the kinds of objects that rules make."""
    definitions: dict[str, str] = {}
    own: set[str] = set()
    for query in (_FUNCTIONS, _TRIGGERS):
        cursor.execute(query)
        found = dict(cursor.fetchall())
        definitions |= found
        own |= found.keys()
    cursor.execute(_INDEXES)
    definitions |= dict(cursor.fetchall())
    cursor.execute(_GRANTS)
    for name, kind, owner, rights in cursor.fetchall():
        definitions[name] = f"{owner}; {rights}"
        if rights != _USUAL.get(kind):
            own.add(name)
    return Catalog(definitions, frozenset(own))


def apply(connection: BaseDatabaseWrapper) -> list[str]:
    """Bring the database to what the files say, and return what was done. All of it or, with a RuleError, nothing."""
    found = rules()
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        recorded = {row.path: row for row in SqlRule.objects.using(connection.alias)}
        before = catalog(cursor)
        due = [rule for rule in found if _why_due(rule, recorded.get(rule.path), before)]
        for rule in due:
            _run(rule, cursor)
        gone = _drop_left_behind(found, recorded, cursor)
        after = catalog(cursor)
        for rule in due:
            if missing := sorted(rule.objects - after.definitions.keys()):
                raise RuleError(f"{rule.path} was applied and yet there is no {missing[0]}.")
            SqlRule.objects.using(connection.alias).update_or_create(
                path=rule.path, defaults={"digest": rule.digest, "made": _made(rule, after)}
            )
        SqlRule.objects.using(connection.alias).exclude(path__in=[rule.path for rule in found]).delete()
    return [f"applied {rule.path}" for rule in due] + [f"dropped {name}: no file has it" for name in gone]


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """Say, a sentence each, where the database is not as the files say. Empty where all is well."""
    found = rules()
    recorded = {row.path: row for row in SqlRule.objects.using(connection.alias)}
    with connection.cursor() as cursor:
        now = catalog(cursor)
    said = [why for rule in found if (why := _why_due(rule, recorded.get(rule.path), now))]
    said += [
        f"{path} is gone, and what it made is still there"
        for path in sorted(recorded.keys() - {r.path for r in found})
    ]
    named = {name for rule in found for name in rule.objects}
    return said + [f"{name}: comes from no file" for name in sorted(now.own - named)]


def _why_due(rule: Rule, row: SqlRule | None, now: Catalog) -> str:
    if row is None:
        return f"{rule.path} was not applied yet"
    if row.digest != rule.digest:
        return f"{rule.path} has changed since it was applied"
    made = _made(rule, now)
    for name, digest in sorted(row.made.items()):
        if name not in made:
            return f"{name}: gone, though {rule.path} makes it"
        if made[name] != digest:
            return f"{name}: not as {rule.path} makes it"
    return ""


def _made(rule: Rule, now: Catalog) -> dict[str, str]:
    return {
        name: hashlib.sha256(now.definitions[name].encode()).hexdigest()
        for name in sorted(rule.objects & now.definitions.keys())
    }


def _run(rule: Rule, cursor: CursorWrapper) -> None:
    for line, statement in rule.statements:
        try:
            cursor.execute(statement)
        except Error as error:
            diagnosis = getattr(error.__cause__, "diag", None)
            position = int(getattr(diagnosis, "statement_position", None) or 1)
            at = line + statement.count("\n", 0, position - 1)
            said = getattr(diagnosis, "message_primary", None) or str(error)
            raise RuleError(f"{rule.path}, line {at}: {said}. The rules of before are in force.") from error


def _drop_left_behind(found: list[Rule], recorded: dict[str, SqlRule], cursor: CursorWrapper) -> list[str]:
    """Drop what files made of which there is no word any more. Rights are taken back by a file, never given by one's end."""
    named = {name for rule in found for name in rule.objects}
    there = catalog(cursor).definitions.keys()
    left = {
        (name, path)
        for path, row in recorded.items()
        for name in row.made
        if name not in named and name in there
    }
    for name, path in sorted(
        left, key=lambda one: ("trigger", "function", "index", "grants").index(one[0].split()[0])
    ):
        kind, _, rest = name.partition(" ")
        if kind == "grants":
            raise RuleError(
                f"{path} no longer speaks of the {name}: say in a file which rights hold on it now."
            )
        quote = cursor.db.ops.quote_name
        try:
            cursor.execute(f"DROP {kind.upper()} " + " ON ".join(quote(part) for part in rest.split(" on ")))
        except Error as error:
            raise RuleError(f"The {name} of {path} cannot be dropped: {str(error).strip()}") from error
    return sorted(name for name, _ in left)
