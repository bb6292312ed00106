"""The shell: home per role, "Mag ik dit?", catalogue, my work, and how refusals are shown. Assembly only."""
