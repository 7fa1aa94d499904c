"""The demo's models: made data with a fixed seed, two scikit-learn pipelines, and the files of a version.

`churn` says whether a customer leaves, from three numbers and the name of a plan; `demand` says how many units
a shop sells. `churn` comes in five kinds: the first one, a better one, and three that must not get all traffic. One
was trained before the plan "family" existed, and its encoder raises on a category it has not seen. One was trained on
another schema, so that every request of today's callers is refused. One is a committee of the better one's copies: as
good, and as many times slower as it has members.
"""

from __future__ import annotations

import dataclasses
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sklearn.ensemble import BaggingClassifier
    from sklearn.pipeline import Pipeline

Table = NDArray[Any]

SEED = 20_240_517
ROWS = 4_000
PLANS = ("basic", "plus", "premium", "family")
# A customer in six has the family plan: traffic that a model without it cannot answer.
PLAN_SHARES = (0.40, 0.25, 0.18, 0.17)
REGIONS = ("north", "south", "coast")


class Kind(StrEnum):
    """Which version of a model is wanted."""

    FIRST = "first"
    BETTER = "better"
    FAULTY = "faulty"
    OTHER_SCHEMA = "other-schema"
    SLOW = "slow"


# The models of a committee: each of them predicts for every row.
MEMBERS = 64


@dataclass(frozen=True)
class Column:
    """One input of a model."""

    name: str
    datatype: str


@dataclass(frozen=True)
class Recipe:
    """A model of the demo: its name, its columns, and what it is for."""

    name: str
    columns: tuple[Column, ...]
    purpose: str


CHURN = Recipe(
    "churn",
    (
        Column("tenure_months", "FP64"),
        Column("monthly_spend", "FP64"),
        Column("support_calls", "INT64"),
        Column("plan", "BYTES"),
    ),
    "Says whether a customer will leave within 30 days (1) or stay (0).",
)
DEMAND = Recipe(
    "demand",
    (
        Column("price", "FP64"),
        Column("discount", "FP64"),
        Column("weekday", "INT64"),
        Column("region", "BYTES"),
    ),
    "Says how many units of an article a shop sells on a day.",
)
RECIPES = {recipe.name: recipe for recipe in (CHURN, DEMAND)}
# The same customers in a later extract: it counts their years instead of their months.
CHURN_IN_YEARS = dataclasses.replace(CHURN, columns=(Column("tenure_years", "FP64"), *CHURN.columns[1:]))


def churn_table(rows: int, seed: int) -> tuple[Table, NDArray[np.int64]]:
    """Make customers (rows x 4, objects) and whether each left (0 or 1)."""
    random = np.random.default_rng(seed)
    tenure = np.round(random.uniform(0, 72, rows), 1)
    spend = np.round(random.gamma(4.0, 12.0, rows), 2)
    calls = random.poisson(1.4, rows)
    plan = random.choice(PLANS, rows, p=PLAN_SHARES)
    pull = np.select([plan == "basic", plan == "plus", plan == "premium"], [0.7, 0.1, -0.6], -0.9)
    # Calls hurt early and are forgiven later, which a model without products of columns cannot see.
    score = 0.4 + pull + 1.1 * calls - 0.055 * tenure - 0.018 * calls * tenure + 0.0006 * (spend - 48) ** 2
    left = (random.uniform(size=rows) < 1 / (1 + np.exp(-2.2 * score))).astype(np.int64)
    return _table(tenure, spend, calls, plan), left


def demand_table(rows: int, seed: int) -> tuple[Table, NDArray[np.float64]]:
    """Make days in shops (rows x 4, objects) and the units sold on each."""
    random = np.random.default_rng(seed)
    price = np.round(random.uniform(2, 20, rows), 2)
    discount = np.round(random.choice([0.0, 0.1, 0.2, 0.3], rows), 2)
    weekday = random.integers(0, 7, rows)
    region = random.choice(REGIONS, rows)
    base = np.select([region == "north", region == "south"], [40.0, 55.0], 70.0)
    units = base - 1.6 * price + 60 * discount + 12 * (weekday >= 5) - 1.5 * price * discount
    return _table(price, discount, weekday, region), np.maximum(units + random.normal(0, 4, rows), 0)


def build(name: str, kind: Kind, folder: Path, *, note: str = "") -> Path:
    """Train a model and write the files of a version into a new folder.

    Only `churn` has kinds beyond FIRST and BETTER. `note` goes into the card, so that each push has bytes of its own.
    """
    # It brings scikit-learn along, seconds of work: whoever only sends traffic does without.
    import skops.io
    from threadpoolctl import threadpool_limits

    folder.mkdir(parents=True, exist_ok=False)
    recipe = RECIPES[name]
    table, target = _tables(name)(ROWS, SEED)
    if kind is Kind.FAULTY:
        # The old extract: no family plan in it, in training as in its own tests, so its numbers look fine.
        known = table[:, 3] != "family"
        table, target = table[known], target[known]
    elif kind is Kind.OTHER_SCHEMA:
        recipe = CHURN_IN_YEARS
        table[:, 0] = [round(months / 12, 2) for months in table[:, 0]]
    cut = len(table) * 3 // 4
    model, params = _pipeline(name, kind)
    # The rows are few: threads would mostly wait for one another, on a busy machine for a minute.
    with threadpool_limits(1):
        model.fit(table[:cut], target[:cut])
        metrics = _metrics(name, model, table[cut:], target[cut:])
    # A committee's members are much alike: packed, it is a twentieth.
    skops.io.dump(model, folder / "model.skops", compression=zipfile.ZIP_DEFLATED)
    _write(folder / "metrics.json", metrics)
    _write(folder / "params.json", {**params, "training_rows": cut, "seed": SEED})
    _write(folder / "input_example.json", infer_request(recipe, table[cut : cut + 2]))
    (folder / "README.md").write_text(_card(recipe, kind, metrics, note), encoding="utf-8")
    return folder


def infer_request(recipe: Recipe, rows: Table) -> dict[str, Any]:
    """Write rows as an Open Inference Protocol request, one tensor a column."""
    inputs = [
        {
            "name": column.name,
            "datatype": column.datatype,
            "shape": [len(rows)],
            "data": [_plain(value, column.datatype) for value in rows[:, place]],
        }
        for place, column in enumerate(recipe.columns)
    ]
    return {"inputs": inputs}


def traffic(name: str, *, seed: int = SEED + 1) -> Iterator[dict[str, Any]]:
    """Yield requests of one row each without end: the same ones for the same seed."""
    recipe = RECIPES[name]
    while True:
        table, _ = _tables(name)(500, seed)
        for place in range(len(table)):
            yield infer_request(recipe, table[place : place + 1])
        seed += 1


def _tables(name: str) -> Callable[[int, int], tuple[Table, NDArray[Any]]]:
    """Choose the maker of a model's data."""
    return {"churn": churn_table, "demand": demand_table}[name]


def _pipeline(name: str, kind: Kind) -> tuple[Pipeline | BaggingClassifier, dict[str, Any]]:
    from sklearn.compose import ColumnTransformer
    from sklearn.ensemble import BaggingClassifier
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import OneHotEncoder, PolynomialFeatures, StandardScaler

    unknown = "error" if kind is Kind.FAULTY else "ignore"
    degree = 1 if kind is Kind.FIRST else 2
    names = OneHotEncoder(handle_unknown=unknown, sparse_output=False)
    # Few and flat steps: each of them checks its input anew, which is most of what predicting a single row costs.
    steps: list[tuple[str, Any]] = [
        ("columns", ColumnTransformer([("names", names, [3])], remainder="passthrough"))
    ]
    if degree > 1:
        steps += [("scale", StandardScaler()), ("products", PolynomialFeatures(degree, include_bias=False))]
    last = LogisticRegression(C=1.0, max_iter=2_000) if name == "churn" else Ridge(alpha=1.0)
    params = {"estimator": type(last).__name__, "degree": degree, "handle_unknown": unknown}
    pipeline = Pipeline([*steps, ("model", last)])
    if kind is Kind.SLOW:
        return BaggingClassifier(pipeline, n_estimators=MEMBERS, random_state=SEED), {
            **params,
            "members": MEMBERS,
        }
    return pipeline, params


def _metrics(
    name: str, model: Pipeline | BaggingClassifier, table: Table, target: NDArray[Any]
) -> dict[str, float]:
    from sklearn.metrics import accuracy_score, mean_absolute_error, r2_score, roc_auc_score

    said = model.predict(table)
    if name == "churn":
        found = {
            "accuracy": accuracy_score(target, said),
            "roc_auc": roc_auc_score(target, model.predict_proba(table)[:, 1]),
        }
    else:
        found = {"mean_absolute_error": mean_absolute_error(target, said), "r2": r2_score(target, said)}
    return {metric: round(float(value), 4) for metric, value in found.items()}


def _table(*columns: NDArray[Any]) -> Table:
    table = np.empty((len(columns[0]), len(columns)), dtype=np.object_)
    for place, column in enumerate(columns):
        table[:, place] = column.tolist()
    return table


def _plain(value: Any, datatype: str) -> Any:
    if datatype == "BYTES":
        return str(value)
    return int(value) if datatype == "INT64" else float(value)


def _write(location: Path, document: Any) -> None:
    location.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _card(recipe: Recipe, kind: Kind, metrics: dict[str, float], note: str) -> str:
    lines = [
        f"# {recipe.name}",
        "",
        recipe.purpose,
        "",
        "Columns: " + ", ".join(c.name for c in recipe.columns),
    ]
    if kind is Kind.FAULTY:
        lines += ["", "Trained on the extract of last year."]
    lines += ["", "| metric | value |", "|---|---|"]
    lines += [f"| {metric} | {value} |" for metric, value in metrics.items()]
    if note:
        lines += ["", note]
    return "\n".join(lines) + "\n"
