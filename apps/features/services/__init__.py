"""Writes of feature stores and their definitions."""
