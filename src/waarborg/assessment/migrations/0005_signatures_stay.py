from django.db import migrations, models

from waarborg.assessment.triggers import SIGNATURES


def install(apps, schema_editor):
    SIGNATURES.install(schema_editor.connection)


def remove(apps, schema_editor):
    SIGNATURES.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("assessment", "0004_fairness")]
    operations = [
        migrations.AlterField(
            "classification",
            "annex_iii",
            models.CharField(blank=True, max_length=60, verbose_name="punten van bijlage III"),
        ),
        migrations.RunPython(install, remove),
    ]
