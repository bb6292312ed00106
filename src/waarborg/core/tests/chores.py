"""Tasks that the tests let a worker do."""

import time
from pathlib import Path

from django_tasks import TaskContext, task


@task()
def count() -> int:
    return 1


@task()
def fail() -> float:
    return 1 / 0


@task(takes_context=True)
def hang_once(context: TaskContext, folder: str) -> str:
    """Hangs the first time that a worker takes it up; says in the folder that it began."""
    Path(folder, f"attempt-{context.attempt}").touch()
    if context.attempt == 1:
        time.sleep(60)
    return "done"
