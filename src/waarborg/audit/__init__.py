"""The log of who did what, when and why: append-only, chained by hash, verifiable by anyone.

Carries the proof for every article; in particular 2.6 (keep track) and 3.4 (monitor).
"""
