"""The words that `./waarborg` understands."""
