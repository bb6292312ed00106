from django.http import HttpResponse


def mine(request, *a, **k):
    return HttpResponse('mine')

def start(request, *a, **k):
    return HttpResponse('start')

def lookup(request, *a, **k):
    return HttpResponse('lookup')

def notice(request, *a, **k):
    return HttpResponse('notice')

def step(request, *a, **k):
    return HttpResponse('step')

def confirm(request, *a, **k):
    return HttpResponse('confirm')

def withdraw(request, *a, **k):
    return HttpResponse('withdraw')

def return_notice(request, *a, **k):
    return HttpResponse('return_notice')

def position(request, *a, **k):
    return HttpResponse('position')

def add_condition(request, *a, **k):
    return HttpResponse('add_condition')

def ask_adviser(request, *a, **k):
    return HttpResponse('ask_adviser')

def advise(request, *a, **k):
    return HttpResponse('advise')

def rule(request, *a, **k):
    return HttpResponse('rule')

def refer_back(request, *a, **k):
    return HttpResponse('refer_back')

def remove_condition(request, *a, **k):
    return HttpResponse('remove_condition')

def meet_condition(request, *a, **k):
    return HttpResponse('meet_condition')

def ruling(request, *a, **k):
    return HttpResponse('ruling')

def board(request, *a, **k):
    return HttpResponse('board')

def management(request, *a, **k):
    return HttpResponse('management')
