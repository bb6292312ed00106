from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0005_signatures_stay")]
    operations = [
        migrations.AddField(
            "classification",
            "banned_from",
            models.DateField(blank=True, null=True, verbose_name="verboden vanaf"),
        ),
        migrations.AddField(
            "classification",
            "by_product",
            models.BooleanField(default=False, verbose_name="hoog risico door bijlage I"),
        ),
    ]
