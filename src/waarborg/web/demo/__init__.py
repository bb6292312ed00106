"""The fictional municipality of the demo: its people, and what happened with each system in two years.

`people.toml` and `dossiers/*.toml` tell the story, one dated act a line. `staff` makes the people and `history` plays
the story by calling the product's own acts, so that every log, version, message and ruling is a real one.
"""
