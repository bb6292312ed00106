"""Instruments as data: questions with branches, and the outcome that follows from the answers (art. 9.2)."""
