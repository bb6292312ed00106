"""The catalogue of duties from law and policy, and which of them apply to a use (art. 3.1)."""
