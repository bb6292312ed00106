from django.http import HttpResponse


def articles(request, *a, **k):
    return HttpResponse('articles')

def law(request, *a, **k):
    return HttpResponse('law')

def glossary(request, *a, **k):
    return HttpResponse('glossary')

def article(request, *a, **k):
    return HttpResponse('article')
