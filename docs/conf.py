"""Sphinx makes a website of these pages; they also read well as they are."""

project = "Waarborg"
language = "nl"
extensions = ["myst_parser", "sphinxcontrib.mermaid"]
myst_fence_as_directive = ["mermaid"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Waarborg"
exclude_patterns = ["_build"]
