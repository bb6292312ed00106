from django.db import migrations, models
from django.utils import timezone


def tell_wish_from_use(apps, editor):
    """One day stood for two things. On the day of the report it had come already: then it was in use."""
    use_cases = apps.get_model("register", "UseCase").objects
    for use in use_cases.exclude(starts_on=None).iterator():
        if use.starts_on <= timezone.localdate(use.created_at):
            use_cases.filter(pk=use.pk).update(used_since=use.starts_on, starts_on=None)


def put_back(apps, editor):
    used = apps.get_model("register", "UseCase").objects.exclude(used_since=None)
    used.update(starts_on=models.F("used_since"), used_since=None)


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0002_search'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='usecase',
            name='register_breaches',
        ),
        migrations.AddField(
            model_name='usecase',
            name='used_since',
            field=models.DateField(blank=True, null=True, verbose_name='gebruikt sinds, volgens de melder'),
        ),
        migrations.AlterField(
            model_name='usecase',
            name='starts_on',
            field=models.DateField(blank=True, null=True, verbose_name='gewenste begindatum'),
        ),
        migrations.AddIndex(
            model_name='usecase',
            index=models.Index(condition=models.Q(('used_since__lt', models.F('ruled_on')), models.Q(('ruled_on', None), ('used_since__isnull', False)), _connector='OR'), fields=['used_since'], name='register_breaches'),
        ),
        migrations.RunPython(tell_wish_from_use, put_back),
    ]
