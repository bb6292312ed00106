from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "waarborg.notify"
    verbose_name = "berichten"
