"""`python -m waarborg.guard`: the command on its own."""

import sys

from waarborg.guard.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
