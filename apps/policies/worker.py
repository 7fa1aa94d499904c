"""The policy engine's own process: one JSON object a line in, one a line out.

It is run by path with `python -I` and an empty environment, imports no Django and knows no secret. It limits itself
before it sees a policy, and its parent kills it when it does not answer in time.
"""

from __future__ import annotations

import hashlib
import json
import re
import resource
import sys
from typing import Any

# The names that a package may have; nothing else ever becomes part of a query.
PACKAGE = re.compile(r"portal\.[a-z][a-z_]*")

# Functions that compute from their arguments alone. Nothing here reaches for network, files, environment, time
# or chance, and nothing makes a large value out of a small one (numbers.range, strings.repeat).
ALLOWED_BUILTINS = frozenset(
    [
        "abs",
        "all",
        "any",
        "array.concat",
        "array.reverse",
        "array.slice",
        "ceil",
        "concat",
        "contains",
        "count",
        "endswith",
        "floor",
        "format_int",
        "glob.match",
        "indexof",
        "intersection",
        "is_array",
        "is_boolean",
        "is_null",
        "is_number",
        "is_object",
        "is_set",
        "is_string",
        "json.filter",
        "lower",
        "max",
        "min",
        "numbers.max",
        "numbers.min",
        "object.get",
        "object.keys",
        "object.union",
        "product",
        "regex.match",
        "round",
        "semver.compare",
        "semver.is_valid",
        "set",
        "sort",
        "split",
        "sprintf",
        "startswith",
        "sum",
        "to_number",
        "trim",
        "trim_left",
        "trim_prefix",
        "trim_right",
        "trim_space",
        "trim_suffix",
        "type_name",
        "union",
        "upper",
    ]
)

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 5
KEPT_POLICIES = 16


class PolicyRefused(Exception):
    """The policy's text cannot be used."""


def limit_process() -> None:
    """Bound this process: memory, open files, and no file writes at all."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow_cpu(seconds: int) -> None:
    """Let the process use `seconds` more of CPU before the kernel ends it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = used + seconds if hard == resource.RLIM_INFINITY else min(used + seconds, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def check_syntax_tree(tree: Any, package: str) -> None:
    """Refuse a parsed policy that calls a function outside the allow-list.

    Raises `PolicyRefused` for such a call, for `with`, for an import other than rego.v1 and for another package than
    `package`.
    """
    for module in tree:
        ast = module["ast"]
        if _dotted(ast["package"]["refr"]) != package:
            raise PolicyRefused(f"the package must be {package}")
        for imported in ast.get("imports", []):
            if _dotted(imported["refr"]) not in ("rego.v1", "future.keywords"):
                raise PolicyRefused(f"the import {_dotted(imported['refr'])} is not allowed")
        own: set[str] = set()
        for rule in ast["rules"]:
            head = rule.get("Spec", {}).get("head", {})
            if "Func" in head:
                own.add(_dotted(head["Func"]["refr"]))
        # A function of the policy may not take a built-in's name: the list would then allow the wrong one.
        for name in own & ALLOWED_BUILTINS:
            raise PolicyRefused(f"the function {name} has the name of a built-in function")
        _check_node(ast["rules"], own)


def _check_node(node: Any, own: set[str]) -> None:
    if isinstance(node, dict):
        if node.get("with_mods"):
            raise PolicyRefused("the keyword with is not allowed")
        call = node.get("Call")
        if isinstance(call, dict):
            name = _dotted(call["fcn"])
            if name not in ALLOWED_BUILTINS and name not in own:
                raise PolicyRefused(f"the function {name} is not allowed")
        for key, value in node.items():
            if key != "span":
                _check_node(value, own)
    elif isinstance(node, list):
        for value in node:
            _check_node(value, own)


def _dotted(reference: Any) -> str:
    """Write a reference of the syntax tree as `a.b.c`; anything unusual gets a name of its own."""
    if isinstance(reference, dict):
        if "Var" in reference:
            return str(reference["Var"]["value"])
        if "RefDot" in reference:
            dot = reference["RefDot"]
            return f"{_dotted(dot['refr'])}.{dot['field'][-1]}"
    return "?"


def load(text: str, package: str) -> Any:
    """Return an engine that holds the checked policy. Raises `PolicyRefused`."""
    import regorus

    if not PACKAGE.fullmatch(package):
        raise PolicyRefused("its package has a name that is not allowed")
    engine = regorus.Engine()
    try:
        engine.add_policy(f"{package.removeprefix('portal.')}.rego", text)
    except Exception as error:
        raise PolicyRefused(f"it cannot be parsed: {_first_lines(error)}") from None
    check_syntax_tree(json.loads(engine.get_ast_as_json()), package)
    return engine


def evaluate(engine: Any, package: str, document: Any) -> dict[str, Any]:
    """Return `{"allow": …, "deny": […]}`, or `{"error": …}`.

    `allow` is passed on as it is, only where it is a boolean; `deny` only where it is a set of strings.
    """
    run = engine.clone()
    run.set_input_json(json.dumps(document))
    try:
        allow = run.eval_rule(f"data.{package}.allow")
        deny = run.eval_rule(f"data.{package}.deny")
    except Exception as error:
        return {"error": f"The policy failed: {_first_lines(error)}"}
    if not isinstance(allow, bool):
        return {"error": "The policy's allow is not a boolean."}
    if not isinstance(deny, set) or not all(isinstance(sentence, str) for sentence in deny):
        return {"error": "The policy's deny is not a set of sentences."}
    return {"allow": allow, "deny": sorted(deny)}


def _first_lines(error: Exception) -> str:
    """Keep what an engine says of an error and drop its stack, which names files of this machine."""
    text = str(error).split("Stack backtrace", 1)[0]
    lines = [line.strip() for line in text.splitlines()]
    place = next((line.removeprefix("-->").strip() for line in lines if line.startswith("-->")), "")
    said = next((line for line in lines if line.startswith("error:")), "")
    sentence = said.removeprefix("error:").strip() or (
        lines[0] if lines and lines[0] else type(error).__name__
    )
    return f"{sentence} ({place})"[:300] if place else sentence[:300]


def answer(line: bytes, engines: dict[str, Any]) -> dict[str, Any]:
    """Answer one question `{"package": name, "policy": text, "input": document}`."""
    question = json.loads(line)
    package, text = question["package"], question["policy"]
    key = f"{package} {hashlib.sha256(text.encode()).hexdigest()}"
    if key not in engines:
        try:
            loaded = load(text, package)
        except PolicyRefused as refused:
            return {"error": f"The policy cannot be used: {refused}."}
        if len(engines) >= KEPT_POLICIES:
            engines.clear()
        engines[key] = loaded
    return evaluate(engines[key], package, question["input"])


def main() -> None:
    """Answer questions until its parent closes the pipe."""
    import regorus

    regorus.Engine()  # loaded before the first question, so that a warm worker answers at once
    limit_process()
    engines: dict[str, Any] = {}
    _say({"ready": True})
    for line in sys.stdin.buffer:
        allow_cpu(CPU_SECONDS)
        try:
            said = answer(line, engines)
        except Exception as error:
            said = {"error": f"The policy engine failed: {type(error).__name__}."}
        _say(said)


def _say(said: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
