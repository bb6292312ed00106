from django.db import models

from waarborg.core.rulebook import book


class Organisation(models.Model):
    """The municipality that uses this installation. Every root record names it from day one."""

    slug = models.SlugField(unique=True)
    name = models.CharField("naam", max_length=200)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def here(cls) -> "Organisation":
        """The organisation whose policy this installation carries out; made on first use."""
        municipality = book().policy.municipality
        return cls.objects.get_or_create(slug=municipality.key, defaults={"name": municipality.name})[0]


class DueJob(models.Model):
    """When something must be done again, and how it went the last time. `waarborg.core.clock` keeps these rows."""

    name = models.CharField("naam", max_length=100, unique=True)
    path = models.CharField("taak", max_length=200, help_text="De taak die de klok klaarzet.")
    every = models.DurationField("om de", null=True)
    at = models.TimeField("elke dag om", null=True)
    next_due = models.DateTimeField("volgende keer", db_index=True)
    last_started = models.DateTimeField("laatst begonnen", null=True)
    last_finished = models.DateTimeField("laatst klaar", null=True)
    last_error = models.TextField("wat er de laatste keer misging", blank=True)

    class Meta:
        verbose_name = "geplande taak"
        verbose_name_plural = "geplande taken"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every__isnull=True) ^ models.Q(at__isnull=True), name="core_job_every_or_at"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """A process that carries out tasks in the background, and when it last showed that it lives."""

    name = models.CharField("naam", max_length=64, unique=True)
    seen_at = models.DateTimeField("laatst gezien", db_index=True)

    class Meta:
        verbose_name = "werker"
        verbose_name_plural = "werkers"

    def __str__(self) -> str:
        return self.name
