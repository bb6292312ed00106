"""Whether this process lives and whether it can serve, for load balancers and watchers. Tells nothing secret."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from waarborg.core.models import Worker
from waarborg.core.rulebook import book
from waarborg.core.tasks import GONE_AFTER
from waarborg.rulebook import WrongPolicy

OK, WARNING, FAILED = "ok", "warning", "failed"
Check = tuple[str, str]
"""How it stands, and a sentence about it."""


@never_cache
@require_safe
def livez(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing of the database: when that is away, a restart of this process helps nobody."""
    return JsonResponse({"status": OK})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served, else 503. Without a worker pages still work, so that is a warning."""
    checks = {name: _carefully(check) for name, check in CHECKS.items()}
    status = max((state for state, _ in checks.values()), key=(OK, WARNING, FAILED).index)
    body = {"status": status, "checks": {name: {"status": at, "detail": text} for name, (at, text) in checks.items()}}
    return JsonResponse(body, status=503 if status == FAILED else 200)


def _carefully(check: Callable[[], Check]) -> Check:
    """What went wrong stays in the log: an error of the database can name hosts and accounts."""
    try:
        return check()
    except DatabaseError:
        return FAILED, "De database antwoordt niet."
    except WrongPolicy:
        return FAILED, "Het beleidsbestand is niet te lezen."


def _database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK, "De database antwoordt."


def _migrations() -> Check:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return (
        (FAILED, f"Migraties die nog moeten: {len(waiting)}.") if waiting else (OK, "Alle migraties zijn uitgevoerd.")
    )


def _policy() -> Check:
    return OK, f"Beleid van {book().policy.municipality.name}."


def _worker() -> Check:
    seen = Worker.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    if seen is None:
        return WARNING, "Er draait geen werker: taken blijven liggen."
    age = timezone.now() - seen
    return WARNING if age > GONE_AFTER else OK, f"Een werker is {age.total_seconds():.0f} seconden geleden gezien."


CHECKS = {"database": _database, "migrations": _migrations, "policy": _policy, "worker": _worker}
