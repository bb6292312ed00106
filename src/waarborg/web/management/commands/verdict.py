import json
from argparse import ArgumentParser
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.intake.admission import WrongQuestion, admit
from waarborg.intake.api import as_json
from waarborg.intake.asking import check_words, system_called
from waarborg.rulebook import Obligation, Reason, Verdict

YES, NO, WRONG_QUESTION = 0, 1, 2
OPTIONS = {"person": "--person", "system": "--system", "purpose": "--purpose", "data": "--data"}


class Command(BaseCommand):
    help = "Mag ik dit? Eindigt met 0 bij ja, 1 bij nee en 2 als de vraag niet klopt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--person", required=True, metavar="EMAIL", help="wie het wil")
        parser.add_argument("--system", required=True, metavar="NAAM", help="naam of nummer in het register")
        parser.add_argument("--purpose", required=True, metavar="DOEL", help="sleutel van het doel in het beleid")
        parser.add_argument("--data", required=True, metavar="A,B", help="sleutels van de soorten gegevens")
        parser.add_argument("--on", type=date.fromisoformat, metavar="JJJJ-MM-DD", help="de dag; anders vandaag")
        parser.add_argument("--json", action="store_true", help="het antwoord als JSON")

    def handle(self, *args: Any, **options: Any) -> NoReturn:
        try:
            found = answer(options)
        except WrongQuestion as problem:
            raise CommandError(f"{OPTIONS[problem.field]}: {problem}", returncode=WRONG_QUESTION) from problem
        self.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=2) if options["json"] else text(found))
        raise SystemExit(YES if found.allowed else NO)


def answer(options: dict[str, Any]) -> Verdict:
    person = Person.objects.filter(email__iexact=options["person"]).first()
    if person is None:
        raise WrongQuestion("person", f"Er is niemand met het e-mailadres ‘{options['person']}’.")
    data_classes = [name.strip() for name in options["data"].split(",") if name.strip()]
    system = system_called(options["system"], organisation=person.organisation)
    check_words(purpose=options["purpose"], data_classes=data_classes)
    today = options["on"] or timezone.localdate()
    return admit(person=person, system=system, purpose=options["purpose"], data_classes=data_classes, today=today)


def text(found: Verdict) -> str:
    """The verdict for a terminal: the answer, why, and what comes with it."""
    lines = [found.answer.value, found.sentence, "", "Waarom", *(_reason(reason) for reason in found.reasons)]
    if found.obligations:
        lines += ["", "Dit hoort erbij", *(_obligation(obligation) for obligation in found.obligations)]
    return "\n".join(lines)


def _reason(reason: Reason) -> str:
    line = f"  art. {reason.article:<6} {reason.outcome.value:<19} {reason.sentence}"
    if not reason.way_on:
        return line
    return f"{line}\n{'':32}→ {reason.way_on.label} {reason.way_on.url}".rstrip()


def _obligation(obligation: Obligation) -> str:
    due = f"uiterlijk {obligation.due}" if obligation.due else ""
    who = ", ".join(filter(None, (obligation.owner, due, "te laat" if obligation.late else "")))
    return f"  art. {obligation.article:<6} {obligation.sentence}{f' ({who})' if who else ''}"
