"""Questions to the iBoard, privacy adviseur, CISO and ISO, and their answers.

Carries out article 4.3 (advice when protected data must be used) and the asking of advice in 2.3.
"""
