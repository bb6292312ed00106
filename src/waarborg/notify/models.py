from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation

MOST_MAIL_ATTEMPTS = 5
"""A message that the mail server refused this often is not offered again; it still stands in Waarborg itself."""


class MessageQuerySet(models.QuerySet["Message"]):
    def to_mail(self, claimed_before: datetime) -> "MessageQuerySet":
        """What waits to be mailed, and was not taken up for that since this moment."""
        free = models.Q(mail_claimed_at=None) | models.Q(mail_claimed_at__lte=claimed_before)
        return self.filter(free, mailed_at=None, mail_attempts__lt=MOST_MAIL_ATTEMPTS, person__is_active=True)


class Message(models.Model):
    """Something one person must know, with where to go. Also sent by mail."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="messages")
    sentence = models.CharField("bericht", max_length=300)
    body = models.TextField("toelichting", blank=True)
    url = models.CharField("adres", max_length=200)
    key = models.CharField(
        "sleutel", max_length=120, blank=True, help_text="Voorkomt dat dezelfde herinnering twee keer komt."
    )
    created_at = models.DateTimeField("verstuurd", default=timezone.now)
    read_at = models.DateTimeField("gelezen", null=True, blank=True)
    mailed_at = models.DateTimeField("gemaild", null=True, blank=True)
    mail_claimed_at = models.DateTimeField("mail opgepakt", null=True, blank=True, editable=False)
    mail_attempts = models.PositiveSmallIntegerField("mislukte mails", default=0, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["person", "-created_at", "-id"], name="notify_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], condition=~models.Q(key=""), name="notify_once")
        ]

    def __str__(self) -> str:
        return self.sentence


class News(models.Model):
    """What all staff should know, such as a ruling of the directie (art. 2.4)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    title = models.CharField("titel", max_length=200)
    body = models.TextField("tekst")
    url = models.CharField("adres", max_length=200)
    article = models.CharField("artikel", max_length=10, blank=True)
    published_at = models.DateTimeField("geplaatst", default=timezone.now)

    class Meta:
        verbose_name = "nieuwsbericht"
        verbose_name_plural = "nieuws"
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "-published_at", "-id"], name="notify_news_latest")]

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that a person has to do. Chapters make these; the page "Mijn werk" puts them in buckets."""

    sentence: str
    url: str
    due: date | None = None
    article: str = ""
    about: str = ""
