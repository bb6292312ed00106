from django.http import HttpResponse


def systems(request, *a, **k):
    return HttpResponse('systems')

def system(request, *a, **k):
    return HttpResponse('system')
