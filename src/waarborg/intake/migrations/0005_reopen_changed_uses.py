from django.db import migrations


def reopen(apps, schema_editor):
    """Until now a material change was looked up in the log each time; carry over those after the latest ruling."""
    Event, UseCase, Ruling = (
        apps.get_model(*name) for name in (("audit", "Event"), ("register", "UseCase"), ("intake", "Ruling"))
    )
    for event in Event.objects.filter(act="register.changed", data__material=True).order_by("organisation", "sequence"):
        system = int(event.dossier.rpartition(":")[2])
        for use in UseCase.objects.filter(system=system, state__in=("pilot", "in_use", "suspended")).exclude(ruling_hash=""):
            latest = Ruling.objects.filter(notice__use_case=use).order_by("-ruled_at").first()
            if latest and latest.ruled_at < event.moment:
                UseCase.objects.filter(pk=use.pk).update(reopened_at=event.moment)


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0004_rulings_stay"),
        ("register", "0005_reopened_uses"),
        ("audit", "0002_append_only"),
    ]
    operations = [migrations.RunPython(reopen, migrations.RunPython.noop)]
