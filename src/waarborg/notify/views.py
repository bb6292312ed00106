from django.http import HttpResponse


def messages(request, *a, **k):
    return HttpResponse('messages')

def open_message(request, *a, **k):
    return HttpResponse('open_message')

def news(request, *a, **k):
    return HttpResponse('news')
