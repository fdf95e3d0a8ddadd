"""S-curves beside the sigmoid, and the losses that match them."""

from teachkit.maths.sigmoid import S_CURVES, SCurve, area_up_to

__all__ = ["S_CURVES", "SCurve", "area_up_to"]
