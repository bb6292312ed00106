"""Assessing the risk before AI is used: AI Act class, pre-IAMA, IAMA, DPIA pre-scan, demands of law, fairness.

Art. 9.1, 9.2, 3.1 and 5.3. The four packages `aiact`, `instruments`, `demands` and `fairness` decide on facts alone
and never know Django; the rest of this chapter asks people for the facts, keeps them, and shows what follows.
"""
