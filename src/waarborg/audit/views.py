from django.http import HttpResponse


def events(request, *a, **k):
    return HttpResponse('events')

def event(request, *a, **k):
    return HttpResponse('event')

def verification(request, *a, **k):
    return HttpResponse('verification')

def export_csv(request, *a, **k):
    return HttpResponse('export_csv')

def export_jsonl(request, *a, **k):
    return HttpResponse('export_jsonl')

def verifier(request, *a, **k):
    return HttpResponse('verifier')
