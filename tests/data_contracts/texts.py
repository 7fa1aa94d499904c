"""Small files of contracts, made for the tests."""

from __future__ import annotations

from typing import Any

from apps.contracts.odcs import files
from apps.contracts.odcs.files import ContractFile

ORDERS = """\
apiVersion: v3.1.0
kind: DataContract
id: {id}
name: Orders
version: {version}
status: {status}
domain: sales
dataProduct: checkout
servers:
  - server: production
    type: postgres
    host: db.example.com
    port: 5432
    database: shop
    schema: public
schema:
  - name: orders
    physicalName: orders
    properties:
      - name: order_id
        logicalType: string
        required: true
        primaryKey: true
      - name: customer
        logicalType: string
        required: true
      - name: amount
        logicalType: number
        description: In euro.
        required: true
        logicalTypeOptions:
          minimum: 0
        quality:
          - name: few_nulls
            type: library
            metric: nullValues
            mustBeLessThan: 5
slaProperties:
  - property: retention
    value: 3
    unit: y
"""
CUSTOMER = """\
      - name: customer
        logicalType: string
        required: true
"""


def orders(id: str = "orders", version: str = "1.0.0", status: str = "active", **changes: str) -> bytes:
    """Return a contract of orders; `changes` are replacements in its text, by names without meaning."""
    text = ORDERS.format(id=id, version=version, status=status)
    for change in changes.values():
        old, _, new = change.partition(" => ")
        assert old in text, old
        text = text.replace(old, new, 1)
    return text.encode()


def without_customer(version: str = "2.0.0", status: str = "active") -> bytes:
    """Return the contract of orders without the column `customer`."""
    text = ORDERS.format(id="orders", version=version, status=status)
    assert CUSTOMER in text
    return text.replace(CUSTOMER, "").encode()


def read(content: bytes | str, **more: Any) -> ContractFile:
    """Return a contract as it is read."""
    return files.read(content.encode() if isinstance(content, str) else content, **more)
