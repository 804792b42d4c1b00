"""What people have corrected in a structured file: finding it, writing it down, and applying it to a new reading."""

from policyparse.corrections.applying import Applied, apply
from policyparse.corrections.differences import Difference, differences

__all__ = ["Applied", "Difference", "apply", "differences"]
