"""Native definitions: features of teams without Feast, as one YAML document of a project (docs/reference/feature-definitions.md).

Everything here is pure: text in, values out. What is stored, and how it may change, is decided by the services.
"""
