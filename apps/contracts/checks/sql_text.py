"""A query of a contract's author: one SELECT, with the names of its table and column in place of `${…}`.

The engines hold the bounds: external access is off in DuckDB, Postgres is told READ ONLY, and both read one statement. What
stands here says early, and in words, what would be refused there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from apps.contracts.checks.thresholds import NotUnderstood

LONGEST_QUERY = 20_000

_TOKEN = re.compile(
    r"""
      (?P<comment>--[^\n]*|/\*.*?\*/)
    | (?P<dollar>\$(?P<tag>[A-Za-z_]\w*)?\$.*?\$(?P=tag)\$|\$\$.*?\$\$)
    | (?P<escaped>[eE]'(?:[^'\\]|\\.|'')*')
    | (?P<text>'(?:[^']|'')*')
    | (?P<name>"(?:[^"]|"")*"|`[^`]*`)
    | (?P<place>\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{[A-Za-z_][^{}]*\})
    | (?P<word>[^\W\d]\w*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"\$\{\s*([\w.]*)\s*\}|\{\{\s*([\w.]*)\s*\}\}|\{\s*([A-Za-z_][\w.]*)\s*\}")

TABLE_NAMES = frozenset(["table", "object", "model", "schema", "dataset"])
COLUMN_NAMES = frozenset(["column", "property", "field"])

# Functions of Postgres that reach beyond the transaction: files, other servers, sessions, settings, sequences, locks, time.
FORBIDDEN = re.compile(
    r"pg_read_\w+|pg_ls_\w+|pg_stat_file|pg_file_\w+|lo_\w+|loread|lowrite|dblink\w*|set_config|setval|nextval"
    r"|pg_sleep\w*|pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile|pg_logfile_rotate"
    r"|pg_\w*advisory\w*|pg_notify|query_to_xml\w*|table_to_xml\w*|schema_to_xml\w*|database_to_xml\w*|cursor_to_xml\w*"
    r"|pg_create_\w+|pg_drop_\w+|pg_replication_\w+|pg_logical_\w+|pg_switch_wal|pg_backup_\w+|pg_promote|pg_export_snapshot"
    r"|pg_current_logfile|pg_import_\w+|pg_log_\w+|ts_stat|pg_wal\w*|pg_prewarm|currval|lastval"
    r"|read_\w+|sniff_csv|parquet_\w+|getenv|glob|query|query_table|enable_logging|disable_logging|write_log|http_\w+"
    r"|postgres_\w+|mysql_\w+|sqlite_\w+|iceberg_\w+|delta_scan|st_read\w*|shellfs|pragma_\w+|checkpoint|force_checkpoint"
)


def prepared(query: str, *, table: str, column: str = "") -> str:
    """Return the query with its names in place, checked to be one SELECT. Raises `NotUnderstood`."""
    if len(query) > LONGEST_QUERY:
        raise NotUnderstood(f"The query is longer than {LONGEST_QUERY:,} characters.")
    if "\0" in query:
        raise NotUnderstood("The query holds a character that no database reads.")
    text = "".join(_placed(kind, token, table, column) for kind, token in _tokens(query))
    return _single_select(text)


def table_of(physical_name: str, default_schema: str = "") -> str:
    """Return a table's name, quoted part by part: `sales.orders` as "sales"."orders"."""
    parts = [part.strip('"`[] ') for part in physical_name.split(".")]
    if len(parts) == 1 and default_schema:
        parts = [default_schema, *parts]
    return ".".join(quoted(part) for part in parts)


def quoted(name: str) -> str:
    """Quote an identifier as SQL does."""
    return '"' + name.replace('"', '""').replace("\0", "") + '"'


def literal(value: str) -> str:
    """Quote a text as SQL does, with no meaning for a backslash."""
    return "'" + value.replace("'", "''").replace("\0", "") + "'"


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        yield ("dollar" if kind == "tag" else kind), match.group()


def _placed(kind: str, token: str, table: str, column: str) -> str:
    if kind == "place":
        named = _named(token)
        if not named:
            return token
        return _name_of(named, token, table, column)
    if kind == "name" and token.startswith("`"):
        token = quoted(token[1:-1])
    if kind in ("name", "text"):
        # '${table}' and "${table}" are quoted already; other braces in a text are only text.
        return _PLACE.sub(lambda match: _inside_quotes(match.group(), table, column), token)
    return token


def _named(place: str) -> str:
    match = _PLACE.fullmatch(place)
    return next((one for one in match.groups() if one is not None), "") if match else ""


def _inside_quotes(place: str, table: str, column: str) -> str:
    plain = _named(place).lower()
    known = plain in TABLE_NAMES or (plain in COLUMN_NAMES and column)
    return _name_of(plain, place, table, column).replace('"', "") if known else place


def _name_of(named: str, place: str, table: str, column: str) -> str:
    plain = named.lower().rpartition(".")[2]
    if plain in TABLE_NAMES:
        return table
    if plain in COLUMN_NAMES:
        if not column:
            raise NotUnderstood(
                f"The query asks for {place}, but it stands at the table and not at a column."
            )
        return column
    raise NotUnderstood(
        f"The query holds {place[:60]}, which the portal does not know: use ${{table}} and ${{column}}."
    )


def _single_select(text: str) -> str:
    """Return the text without a semicolon at its end. Raises `NotUnderstood` for anything but one SELECT."""
    tokens = list(_tokens(text))
    meaning = [(kind, token) for kind, token in tokens if kind != "comment" and not token.isspace()]
    while meaning and meaning[-1][1] == ";":
        meaning.pop()
    words = [token.lower() for kind, token in meaning if kind == "word"]
    if not meaning or meaning[0][1].lower() not in ("select", "with", "(", "from", "values"):
        raise NotUnderstood("Only a single SELECT is run.")
    if any(kind == "other" and token == ";" for kind, token in meaning):
        raise NotUnderstood("The query holds several statements. Only a single SELECT is run.")
    if any(kind == "other" and token in ("'", '"', "`") for kind, token in meaning):
        raise NotUnderstood("A quote in the query is never closed.")
    if "into" in words and "insert" not in words and "select" in words:
        raise NotUnderstood("The query writes with INTO. Only a single SELECT is run.")
    if _writes([token.lower() for _, token in meaning]):
        raise NotUnderstood("The query writes, which a check may not. Only a single SELECT is run.")
    for first, second in zip(meaning, [*meaning[1:], ("", "")], strict=True):
        if first[1].lower() == "u" and second[1] == "&":
            raise NotUnderstood("Names and texts that start with U& are not run: write them plainly.")
        named = _identifier(*first)
        if named and second[1] == "(" and FORBIDDEN.fullmatch(named):
            raise NotUnderstood(f"The function {named[:60]} is not allowed in a check.")
    while tokens and (tokens[-1][1] == ";" or tokens[-1][1].isspace() or tokens[-1][0] == "comment"):
        tokens.pop()
    return "".join(token for _, token in tokens)


def _writes(words: Sequence[str]) -> bool:
    """Return whether a part in brackets changes data: WITH gone AS (DELETE FROM …"""
    for bracket, first, second in zip(words, words[1:], words[2:], strict=False):
        if bracket != "(":
            continue
        if (first, second) in (("delete", "from"), ("insert", "into"), ("merge", "into")):
            return True
        if first == "update" and "set" in words and second not in (")", ","):
            return True
    return False


def _identifier(kind: str, token: str) -> str:
    if kind == "word":
        return token.lower()
    return token[1:-1].replace('""', '"').lower() if kind == "name" else ""
