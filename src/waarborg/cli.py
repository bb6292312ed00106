"""Django's management commands, and what `./waarborg` needs from Django besides."""

import os
import sys
from collections.abc import Sequence

from waarborg.env import WrongSetting
from waarborg.rulebook import WrongPolicy


def main(arguments: Sequence[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    try:
        match list(arguments):
            case ["prepare-demo"]:
                prepare_demo()
            case ["state"]:
                print(database_state())
            case _:
                manage(arguments)
    except (WrongSetting, WrongPolicy) as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)


def manage(arguments: Sequence[str]) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./waarborg manage", *arguments])


def prepare_demo() -> None:
    """One process for all of it: a second start of the demo takes a second."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("demo")


def database_state() -> str:
    """One line for `./waarborg doctor`."""
    import django
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as problem:
        return f"niet bereikbaar: {problem}"
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return f"{waiting} wijzigingen wachten" if waiting else "bij"


if __name__ == "__main__":
    main(sys.argv[1:])
