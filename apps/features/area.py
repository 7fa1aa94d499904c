"""What features add to the portal."""

from apps.core.areas import Area

AREA = Area(name="features")
