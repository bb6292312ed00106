"""The command `./waarborg guard`: checks files, tells what stands in them, and writes masked texts."""

from waarborg.guard.command.run import main

__all__ = ["main"]
