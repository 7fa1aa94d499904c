"""Contracts as after some weeks: one in force in its second version, one in its first, one in draft, one that is checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from platform_portal_sdk import Portal

from apps.tenants.choices import Role
from demo import contract_checks
from demo.installation import Installation

_HEAD = """\
apiVersion: v3.1.0
kind: DataContract
id: {id}
name: {name}
version: {version}
status: {status}
domain: {domain}
dataProduct: {product}
description:
  purpose: {purpose}
servers:
  - server: production
    type: postgres
    host: warehouse.{slug}.example
    port: 5432
    database: analytics
    schema: public
"""
_TRANSACTIONS = """\
schema:
  - name: card_transactions
    physicalName: card_transactions
    physicalType: table
    description: One row for each authorised payment by card.
    quality:
      - name: rows_of_a_day
        type: library
        metric: rowCount
        mustBeGreaterThan: 10000
    properties:
      - name: transaction_id
        logicalType: string
        physicalType: uuid
        required: true
        primaryKey: true
      - name: customer_id
        logicalType: string
        required: true
        classification: confidential
      - name: amount
        logicalType: number
        physicalType: numeric(12,2)
        description: In euro, without refunds.
        required: true
        logicalTypeOptions:
          minimum: 0
      - name: merchant_category
        logicalType: string
        description: Four digits of ISO 18245.
{more}      - name: authorised_at
        logicalType: timestamp
        required: true
slaProperties:
  - property: latency
    value: 15
    unit: min
    element: card_transactions.authorised_at
  - property: retention
    value: 3
    unit: y
team:
  name: Payments data
  members:
    - username: payments-data
      role: owner
"""
_COUNTRY = """\
      - name: country
        logicalType: string
        description: Where the merchant is, ISO 3166.
"""
_ACCOUNTS = """\
schema:
  - name: customer_accounts
    physicalName: customer_accounts
    physicalType: table
    description: One row for each customer, as of this morning.
    properties:
      - name: customer_id
        logicalType: string
        required: true
        primaryKey: true
      - name: tenure_months
        logicalType: integer
        required: true
        logicalTypeOptions:
          minimum: 0
      - name: monthly_charges
        logicalType: number
        required: true
        quality:
          - name: few_without_charges
            type: library
            metric: nullValues
            mustBeLessThan: 1
            unit: percent
      - name: contract_type
        logicalType: string
        quality:
          - name: known_contracts
            type: library
            metric: invalidValues
            arguments:
              validValues: [month-to-month, one-year, two-years]
            mustBe: 0
slaProperties:
  - property: frequency
    value: 1
    unit: d
"""
_SALES = """\
schema:
  - name: shop_sales
    physicalName: shop_sales
    physicalType: table
    description: Sales of each shop and article by day. The discount is still being discussed.
    properties:
      - name: shop_id
        logicalType: string
        required: true
        primaryKey: true
        primaryKeyPosition: 1
      - name: sold_on
        logicalType: date
        required: true
        primaryKey: true
        primaryKeyPosition: 2
      - name: units
        logicalType: integer
        required: true
      - name: discount_percent
        logicalType: number
        logicalTypeOptions:
          minimum: 0
          maximum: 60
"""


def files(slug: str) -> list[tuple[str, str]]:
    """Return the files of a tenant in the order in which they were published: (id, text)."""
    transactions = {
        "id": "card-transactions",
        "name": "Card transactions",
        "status": "active",
        "domain": "payments",
        "product": "payments-core",
        "purpose": "What fraud models and the finance report read.",
        "slug": slug,
    }
    accounts = {
        "id": "customer-accounts",
        "name": "Customer accounts",
        "version": "2.1.0",
        "status": "active",
        "domain": "customers",
        "product": "customer-360",
        "purpose": "Who our customers are, and what they pay.",
        "slug": slug,
    }
    sales = {
        "id": "shop-sales",
        "name": "Shop sales",
        "version": "0.3.0",
        "status": "draft",
        "domain": "retail",
        "product": "demand",
        "purpose": "What the forecast of demand is trained on.",
        "slug": slug,
    }
    return [
        ("card-transactions", _HEAD.format(**transactions, version="1.0.0") + _TRANSACTIONS.format(more="")),
        (
            "card-transactions",
            _HEAD.format(**transactions, version="1.1.0") + _TRANSACTIONS.format(more=_COUNTRY),
        ),
        ("customer-accounts", _HEAD.format(**accounts) + _ACCOUNTS),
        ("shop-sales", _HEAD.format(**sales) + _SALES),
    ]


def fill(made: Installation, *, say: Callable[[str], None]) -> None:
    """Publish the contracts of each tenant that it does not have yet."""
    for slug in made.mlflow_urls:
        author = made.of(slug, Role.CONTRIBUTOR)[0]
        with Portal(made.url, author.token, slug) as portal:
            client: Any = portal
            known = {one.id for one in client.contracts.list(tenant=slug)}
            wanted = [(name, text) for name, text in files(slug) if name not in known]
            for name, text in wanted:
                client.contracts.put(name, text.encode())
        if wanted:
            say(f"{slug}: {len({name for name, _ in wanted})} data contracts.")
    contract_checks.fill(made, say=say)
