from django.db import migrations

from waarborg.core import search


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = search.operations("register_aisystem")
