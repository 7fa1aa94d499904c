"""Every write to data contracts."""
