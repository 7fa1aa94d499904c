"""Whether data keeps what its contract promises: rules of ODCS, measured by DuckDB or Postgres."""
