"""What features would show after some weeks: views for the demo's models, one of them stale, one on its way out, one a draft.

Names are constants, since versions of models say that they were trained on them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from apps.accounts.models import User
from apps.core import clock
from apps.features import services
from apps.features.definitions import reader
from apps.features.models import FeatureView, MaterializationInterval
from apps.features.services import parts
from apps.tenants.choices import Role
from apps.tenants.models import Tenant
from demo.installation import Installation

PROJECT = "customers"
USAGE, BILLING, PLANS, PRICES, PLACES = (
    "customer_usage",
    "customer_billing",
    "customer_plans",
    "shop_prices",
    "shop_places",
)
CHURN_SERVICE, DEMAND_SERVICE = "churn_v1", "demand_v1"

DEFINITIONS = """\
version: 1
project: customers
description: What the models about customers and shops are trained on and served with.
entities:
  - {{name: customer, join_keys: [customer_id], value_type: Int64, owner: {owner}}}
  - {{name: shop, join_keys: [shop_id], value_type: Int64, owner: {owner}}}
sources:
  - name: usage_daily
    type: postgres
    table: analytics.usage_daily
    timestamp_field: day
    description: One row a customer and day, from the network's records.
  - name: invoices
    type: postgres
    table: billing.invoices
    timestamp_field: issued_at
  - name: contracts
    type: file
    path: s3://lake/contracts.parquet
    timestamp_field: signed_at
  - name: price_list
    type: bigquery
    table: retail.pricing.price_list
    timestamp_field: valid_from
feature_views:
  - name: customer_usage
    state: active
    entities: [customer]
    source: usage_daily
    ttl: 1d
    owner: {owner}
    description: How long a customer has been one, and how often they asked for help.
    tags: {{tier: gold, team: growth}}
    schema:
      - {{name: tenure_months, dtype: Float64, description: Months since the first contract}}
      - {{name: support_calls, dtype: Int64, description: Calls to support within 30 days}}
  - name: customer_billing
    state: active
    entities: [customer]
    source: invoices
    ttl: 2d
    owner: {owner}
    description: What a customer pays.
    tags: {{tier: gold, team: billing, pii: "yes"}}
    schema:
      - {{name: monthly_spend, dtype: Float64, description: Euros of the last invoice}}
  - name: customer_plans
    state: active
    entities: [customer]
    source: contracts
    ttl: 7d
    owner: {reviewer}
    description: The plan of a customer.
    tags: {{tier: silver, team: growth}}
    schema:
      - {{name: plan, dtype: String, description: "basic, plus, premium or family"}}
  - name: customer_clicks
    entities: [customer]
    source: usage_daily
    owner: {owner}
    description: Tried for the next version of churn; nobody reads it yet.
    tags: {{team: growth}}
    schema:
      - {{name: app_opens, dtype: Int64}}
      - {{name: last_screens, dtype: Array(String)}}
  - name: customer_age
    state: {old}
    entities: [customer]
    source: contracts
    owner: {owner}
    description: Replaced by tenure_months of customer_usage.
    tags: {{team: growth}}
    schema:
      - {{name: tenure_years, dtype: Float64}}
  - name: shop_prices
    state: active
    entities: [shop]
    source: price_list
    ttl: 1d
    owner: {owner}
    description: Prices and discounts of an article on a day.
    tags: {{tier: gold, team: pricing}}
    schema:
      - {{name: price, dtype: Float64, description: Euros}}
      - {{name: discount, dtype: Float64, description: Part of the price that is taken off}}
      - {{name: weekday, dtype: Int64, description: 0 is Monday}}
  - name: shop_places
    state: active
    entities: [shop]
    source: price_list
    owner: {owner}
    description: Where a shop is.
    tags: {{tier: silver, team: pricing}}
    schema:
      - {{name: region, dtype: String, description: "north, south or coast"}}
feature_services:
  - name: churn_v1
    state: active
    owner: {owner}
    description: What churn is trained on.
    features: [customer_usage, customer_billing, "customer_plans:plan"]
  - name: demand_v1
    state: active
    owner: {owner}
    description: What demand is trained on.
    features: [shop_prices, "shop_places:region"]
"""
# Hours since the values of each view were written last; nothing is known of others.
WRITTEN = {USAGE: (5, 29, 53, 77), BILLING: (20, 68, 116), PLANS: (30, 198), PRICES: (76, 100, 124)}


def fill(made: Installation, *, say: Callable[[str], None]) -> None:
    """Define the features of each tenant, and say when their values were written."""
    for slug in made.mlflow_urls:
        tenant = Tenant.objects.get(slug=slug)
        if FeatureView.objects.filter(tenant=tenant, project__name=PROJECT).exists():
            continue
        author, reviewer = made.of(slug, Role.CONTRIBUTOR)[0], made.of(slug, Role.PRODUCT)[0]
        by = User.objects.get(username=author.username)
        names = {"owner": author.username, "reviewer": reviewer.username}
        text = DEFINITIONS.format(old="deprecated", **names)
        services.apply(tenant=tenant, definitions=reader.read(text.encode()), by=by)
        for name, hours in WRITTEN.items():
            write(FeatureView.objects.get(tenant=tenant, project__name=PROJECT, name=name), hours)
        say(f"{slug}: the features of {PROJECT} are defined.")


def write(view: FeatureView, hours: Iterable[int]) -> None:
    """Say that the values of a view were written so many hours ago, a day's worth each time."""
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    ends = sorted(now - dt.timedelta(hours=one) for one in hours)
    MaterializationInterval.objects.bulk_create(
        MaterializationInterval(view=view, starts_at=end - dt.timedelta(days=1), ends_at=end) for end in ends
    )
    view.materialized_until = ends[-1]
    view.fresh_until = parts.fresh_until(ends[-1], view.ttl_seconds)
    view.interval_count = len(ends)
    view.save(update_fields=["materialized_until", "fresh_until", "interval_count"])
