"""People, what kind of person they are, their roles, and how they log in.

Carries out article 11.1: the policy holds for all who work with the municipality's systems, management, college and
contractors included.
"""
