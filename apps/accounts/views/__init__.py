"""The doors of the portal: allauth's views where they do what is needed here, and our own around them."""
