"""The pages of an impact assessment (art. 9.2)."""
