"""What the pages of features need, gathered: every query of a page is made here."""
