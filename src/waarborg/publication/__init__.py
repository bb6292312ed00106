"""What residents see: the public register of what is in use.

Carries out article 2.7 (algorithms in a register).
"""
