from django.db import models
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.register.models.system import AISystem


class PublicText(models.Model):
    """What residents read about a system (art. 2.7), in words that someone who keeps the register answers for.

    What a reporter writes is for colleagues, and never becomes public by itself.
    """

    system = models.OneToOneField(
        AISystem, on_delete=models.CASCADE, related_name="public_text", verbose_name="systeem"
    )
    text = models.TextField("tekst voor inwoners")
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="nagekeken door")
    confirmed_on = models.DateField("nagekeken op", default=timezone.localdate)
    rulings = models.TextField("nagekeken bij deze besluiten", default="", editable=False)
    """The hashes of the rulings that its uses rested on: a ruling that is not among them came later."""

    class Meta:
        verbose_name = "tekst voor inwoners"
        verbose_name_plural = "teksten voor inwoners"

    def __str__(self) -> str:
        return f"Tekst voor inwoners over {self.system}"
