"""Web server and worker beside each other: started together, stopped together."""

import http.client
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field

from tools.house import PYTHON, ROOT, Stop

START_SECONDS = 60
STOP_SECONDS = 10


@dataclass(slots=True)
class Group:
    """Processes that stand or fall together."""

    environment: Mapping[str, str]
    members: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str]) -> None:
        # A session of its own: Ctrl-C reaches only us, and we stop the members in order.
        self.members[name] = subprocess.Popen(
            [PYTHON, "-m", *command], cwd=ROOT, env=self.environment, start_new_session=True
        )

    def check(self) -> None:
        for name, member in self.members.items():
            if member.poll() is not None:
                raise Stop(f"De {name} is gestopt (code {member.returncode}). Lees de melding hierboven.")

    def watch(self) -> None:
        while True:
            self.check()
            time.sleep(0.5)

    def stop(self) -> None:
        for member in self.members.values():
            with suppress(ProcessLookupError):
                member.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for member in self.members.values():
            try:
                member.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                member.kill()

    def wait_for_web(self, host: str, port: int) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self.check()
            if answers(host, port):
                return
            time.sleep(0.1)
        raise Stop(f"De webserver geeft na {START_SECONDS} seconden nog geen antwoord.")


def web(*, host: str, port: int, processes: int, threads: int) -> list[str]:
    return [
        *("gunicorn", "waarborg.wsgi:application", "--bind", f"{host}:{port}"),
        *("--worker-class", "gthread", "--workers", str(processes), "--threads", str(threads)),
        *("--log-level", "warning", "--no-control-socket"),
    ]


def worker() -> list[str]:
    return ["waarborg.cli", "worker"]


def answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    with closing(connection):
        try:
            connection.request("GET", "/_healthz/livez/", headers={"Host": "localhost"})
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            return False
    return True


def free_port(host: str, wanted: int | None, default: int = 8000) -> int:
    """The port that was asked for; else the default one, or when that is taken any other."""
    if wanted is not None:
        if not is_free(host, wanted):
            raise Stop(f"Poort {wanted} is bezet. Kies een andere met --port, of laat --port weg.")
        return wanted
    if is_free(host, default):
        return default
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
