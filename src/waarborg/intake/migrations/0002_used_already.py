from django.db import migrations, models
from django.utils import timezone


def tell_wish_from_use(apps, editor):
    """What was reported says by its day whether it was in use; a draft is asked when its reporter goes on."""
    notices = apps.get_model("intake", "Notice").objects
    for notice in notices.exclude(submitted_at=None).iterator():
        used = notice.starts_on is not None and notice.starts_on <= timezone.localdate(notice.submitted_at)
        days = {"used_since": notice.starts_on, "starts_on": None} if used else {}
        notices.filter(pk=notice.pk).update(already_used=used, **days)


def put_back(apps, editor):
    used = apps.get_model("intake", "Notice").objects.exclude(used_since=None)
    used.update(starts_on=models.F("used_since"), used_since=None)


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='notice',
            name='already_used',
            field=models.BooleanField(blank=True, null=True, verbose_name='gebruikt u het al'),
        ),
        migrations.AddField(
            model_name='notice',
            name='used_since',
            field=models.DateField(blank=True, null=True, verbose_name='gebruikt sinds'),
        ),
        migrations.RunPython(tell_wish_from_use, put_back),
    ]
