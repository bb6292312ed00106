"""Other processes on the database of a test: what one of them leaves when it is killed, the others must live with."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection


def database_url() -> str:
    """The database of this test as another process can find it."""
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{place['NAME']}"
    account = f"{place['USER']}:{place['PASSWORD']}@:{place['PORT']}"
    return f"postgresql://{account}/{place['NAME']}?host={place['HOST']}"


@contextmanager
def another_process(module: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a Python module on the test's database; whatever happens, it is gone afterwards."""
    environment = {**os.environ, "WAARBORG_DATABASE": database_url(), "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-m", module, *arguments], env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(process: subprocess.Popen[bytes], happened: Callable[[], bool], seconds: int = 30) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert process.poll() is None, "the process ended"
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
