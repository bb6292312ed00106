import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from waarborg.core import clock, tasks


class Command(BaseCommand):
    help = "Voert taken op de achtergrond uit en houdt de klok bij, tot SIGTERM of Ctrl-C."
    requires_system_checks = ()  # the web process checks; without pages and forms a worker is there in a second

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until-empty", action="store_true", help="Stop zodra er geen taken meer klaarstaan.")

    def handle(self, *, until_empty: bool, **options: Any) -> None:
        name = f"{socket.gethostname()[:30]}-{os.getpid()}-{get_random_string(8)}"
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=until_empty,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
        )
        worker.configure_signals()
        clock.ensure(import_string(settings.JOBS), now=timezone.now())
        with tasks.alive(name):
            worker.run()
