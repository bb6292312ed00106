"""Permissions of this part."""
