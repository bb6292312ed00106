"""The policy itself, article by article: what it says, what it means here, and where it is done.

Carries out articles 10 and 12.1, and shows all others.
"""
