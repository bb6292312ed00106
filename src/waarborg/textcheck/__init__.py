"""Checks a text or file before it goes to an AI system, and says whether it may.

Carries out articles 4.1 (no personal data) and 4.2 (nothing confidential or secret), and shows the ways of 4.3 and 4.4.
Of a text nothing is kept: not the text, not who asked, only how often a check found something of a category.
"""
