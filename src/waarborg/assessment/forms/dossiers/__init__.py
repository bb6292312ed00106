"""The forms of an impact assessment."""
