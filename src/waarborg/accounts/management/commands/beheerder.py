from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import IntegrityError

from waarborg.accounts.actions import first_administrator
from waarborg.core.models import Organisation
from waarborg.core.transitions import Refused


class Command(BaseCommand):
    help = "Maakt de eerste functioneel beheerder, die daarna anderen toevoegt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="het e-mailadres waarmee deze persoon inlogt")
        parser.add_argument("naam")

    def handle(self, *args: Any, email: str, naam: str, **options: Any) -> None:
        try:
            validate_email(email)
            person = first_administrator(Organisation.here(), email=email, name=naam)
        except (ValidationError, IntegrityError, Refused) as problem:
            raise CommandError(f"Dat lukte niet: {problem}") from problem
        self.stdout.write(f"{person.name} is functioneel beheerder en kiest een wachtwoord via ‘Wachtwoord vergeten’.")
