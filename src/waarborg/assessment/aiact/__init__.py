"""The AI Act class of a use, decided on the facts of the law (art. 9.1)."""
