"""Waarborg carries out a municipality's AI policy, article by article."""

__version__ = "0.1.0"
