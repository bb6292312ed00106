"""Trains the guard's name model (art. 4.1a): `python -m tools.names`. docs/developers/namenmodel.md is its data card."""
