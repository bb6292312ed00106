import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0003_used_since'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='tekst voor inwoners')),
                ('confirmed_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='nagekeken op')),
                ('rulings', models.TextField(default='', editable=False, verbose_name='nagekeken bij deze besluiten')),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='nagekeken door')),
                ('system', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='public_text', to='register.aisystem', verbose_name='systeem')),
            ],
            options={
                'verbose_name': 'tekst voor inwoners',
                'verbose_name_plural': 'teksten voor inwoners',
            },
        ),
    ]
