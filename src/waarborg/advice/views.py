from django.http import HttpResponse


def inbox(request, *a, **k):
    return HttpResponse('inbox')

def ask(request, *a, **k):
    return HttpResponse('ask')

def request(request, *a, **k):
    return HttpResponse('request')

def answer(request, *a, **k):
    return HttpResponse('answer')

def withdraw(request, *a, **k):
    return HttpResponse('withdraw')
