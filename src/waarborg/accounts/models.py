import hashlib

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.rulebook import DutyName


class Unit(models.Model):
    """A team or department, with the person who leads it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField("naam", max_length=120)
    lead = models.ForeignKey(
        "Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="leads", verbose_name="teamleider"
    )

    class Meta:
        verbose_name = "team"
        verbose_name_plural = "teams"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="accounts_unit_once")]

    def __str__(self) -> str:
        return self.name


def person_kinds() -> list[tuple[str, str]]:
    return [(kind.key, kind.label) for kind in book().policy.person_kinds.values()]


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)

    def holding(self, duty: DutyName) -> "models.QuerySet[Person]":
        """Active people who hold a duty of the policy, for example `rule`: whom to tell and whom to ask."""
        roles = book().policy.roles_with(duty)
        active = self.filter(is_active=True).order_by("name")
        if book().policy.everyone in roles:
            return active
        return active.filter(assignments__role__in=roles).distinct()


class Person(AbstractBaseUser):
    """Someone who works with the municipality's systems and so falls under the policy (art. 11.1)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=200)
    job = models.CharField("functie", max_length=120, blank=True)
    kind = models.CharField("soort", max_length=20, choices=person_kinds, default="staff")
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="people", verbose_name="team"
    )
    is_active = models.BooleanField("actief", default=True)
    joined_on = models.DateField("in dienst sinds", default=timezone.localdate)

    objects = PersonManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_email_once")]
        indexes = [models.Index(fields=["organisation", "name", "id"], name="accounts_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split()[0]

    @cached_property
    def roles(self) -> frozenset[str]:
        """Role keys of the policy, with the one that everyone has."""
        return frozenset({book().policy.everyone, *(assignment.role for assignment in self.assignments.all())})

    @property
    def role_labels(self) -> list[str]:
        given = self.roles - {book().policy.everyone}
        return [role.label for key, role in book().policy.roles.items() if key in given]

    @property
    def given_roles(self) -> "list[RoleAssignment]":
        """The roles that this person was given, in the order of the policy."""
        order = list(book().policy.roles)
        known = [assignment for assignment in self.assignments.all() if assignment.role in order]
        return sorted(known, key=lambda assignment: order.index(assignment.role))

    def holds(self, duty: DutyName) -> bool:
        """Whether one of this person's roles holds a duty of the policy."""
        return self.is_active and bool(self.roles & book().policy.roles_with(duty))

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return self.is_active and rules.has_perm(perm, self, obj)


class RoleAssignment(models.Model):
    """A role that a person has, given by hand or by a group of the log-in provider."""

    class Source(models.TextChoices):
        HAND = "hand", "met de hand"
        PROVIDER = "provider", "via de inlogdienst"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField("rol", max_length=40)
    source = models.CharField("toegekend", max_length=10, choices=Source, default=Source.HAND)
    since = models.DateField("sinds", default=timezone.localdate)

    class Meta:
        verbose_name = "roltoekenning"
        verbose_name_plural = "roltoekenningen"
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="accounts_role_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"

    @property
    def label(self) -> str:
        return book().policy.roles[self.role].label


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def person_for(self, token: str) -> Person | None:
        """The active person whose key this is; None when it is unknown or past its term. One query, a write a day."""
        today = timezone.localdate()
        keys = self.filter(digest=digest_of(token), expires_on__gte=today, person__is_active=True)
        key = keys.select_related("person__organisation").first()
        if key is None:
            return None
        if key.last_used_on != today:
            self.filter(pk=key.pk).update(last_used_on=today)
        return key.person


class ApiKey(models.Model):
    """With this a program asks the API as one person. Only a digest of the token is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField("waarvoor", max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField("gemaakt", default=timezone.localdate)
    expires_on = models.DateField("geldig tot en met")
    last_used_on = models.DateField("laatst gebruikt", null=True, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "API-sleutel"
        verbose_name_plural = "API-sleutels"
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return self.name


def digest_of(token: str) -> str:
    """A token has 256 random bits, so a plain hash keeps it as safe as a slow one would."""
    return hashlib.sha256(token.encode()).hexdigest()
