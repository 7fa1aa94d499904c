"""The pages of contracts and of their checks."""
