"""The register of AI systems, what they are used for, and which data each may see.

Carries out articles 2.6 (keep track of what is reported and used), 4.4 (designation) and 11.1 (all systems).
"""
