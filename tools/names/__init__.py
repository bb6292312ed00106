"""Trains the guard's name model (art. 4.1a): `python -m tools.names`. Its data card: docs/developers/namenmodel.md."""
