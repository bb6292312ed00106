from django.http import HttpResponse


def home(request, *a, **k):
    return HttpResponse('home')

def ask(request, *a, **k):
    return HttpResponse('ask')

def catalogue(request, *a, **k):
    return HttpResponse('catalogue')

def my_work(request, *a, **k):
    return HttpResponse('my_work')
