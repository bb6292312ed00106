from django.http import HttpRequest

from waarborg.core.tables import AFTER, BEFORE


def address(request: HttpRequest, **changes: str) -> str:
    """This page's address with other parameters, at its first place; an empty value leaves a parameter out."""
    query = request.GET.copy()
    for name in (AFTER, BEFORE, *changes):
        query.pop(name, None)
    for name, value in changes.items():
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}"
