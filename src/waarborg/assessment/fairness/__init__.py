"""Whether outcomes are fair for all residents: rates per group with their uncertainty (art. 5.3)."""
