from django.http import HttpResponse


def people(request, *a, **k):
    return HttpResponse("people")


def add(request, *a, **k):
    return HttpResponse("add")


def person(request, *a, **k):
    return HttpResponse("person")


def change(request, *a, **k):
    return HttpResponse("change")


def roles(request, *a, **k):
    return HttpResponse("roles")


def me(request, *a, **k):
    return HttpResponse("me")
