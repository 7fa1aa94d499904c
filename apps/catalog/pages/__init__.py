"""What the pages of the catalog need."""
