from typing import Any

from django.http import HttpRequest, HttpResponse


def confirm(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("confirm")


def lookup(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("lookup")


def mine(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("mine")


def start(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("start")


def step(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("step")


def withdraw(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("withdraw")
