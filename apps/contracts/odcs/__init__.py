"""Files of contracts as pure values: read, checked against their standard, compared. Nothing here knows the database."""
