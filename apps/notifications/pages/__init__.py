"""What the templates of notifications need: every query of a page happens here."""
