"""Backstage's catalog model: what the portal says of itself in it, and what it reads from catalog-info.yaml files."""
