from django.http import HttpResponse


def systems(request, *a, **k):
    return HttpResponse('systems')

def export_csv(request, *a, **k):
    return HttpResponse('export_csv')

def export_xlsx(request, *a, **k):
    return HttpResponse('export_xlsx')

def system(request, *a, **k):
    return HttpResponse('system')

def change(request, *a, **k):
    return HttpResponse('change')

def version(request, *a, **k):
    return HttpResponse('version')

def suspend(request, *a, **k):
    return HttpResponse('suspend')

def resume(request, *a, **k):
    return HttpResponse('resume')

def retire(request, *a, **k):
    return HttpResponse('retire')

def join(request, *a, **k):
    return HttpResponse('join')

def designate(request, *a, **k):
    return HttpResponse('designate')

def revoke(request, *a, **k):
    return HttpResponse('revoke')

def imports(request, *a, **k):
    return HttpResponse('imports')

def import_batch(request, *a, **k):
    return HttpResponse('import_batch')

def import_apply(request, *a, **k):
    return HttpResponse('import_apply')

def import_undo(request, *a, **k):
    return HttpResponse('import_undo')
