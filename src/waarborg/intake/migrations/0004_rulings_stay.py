from django.db import migrations

from waarborg.intake.triggers import RULINGS


def install(apps, schema_editor):
    RULINGS.install(schema_editor.connection)


def remove(apps, schema_editor):
    RULINGS.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_ended_notices")]
    operations = [migrations.RunPython(install, remove)]
