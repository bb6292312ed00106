import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from waarborg.audit import exports
from waarborg.audit.actions import chain_end, verify
from waarborg.core.models import Organisation


class Command(BaseCommand):
    help = "Controleert het logboek, of schrijft het naar een bestand dat iedereen kan controleren."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", help="De korte naam; standaard de organisatie van dit beleid.")
        tasks = parser.add_subparsers(dest="task", required=True)
        tasks.add_parser("verify", help="Noemt de eerste gebeurtenis die niet klopt, en eindigt dan met 1.")
        export = tasks.add_parser("export", help="Schrijft alle gebeurtenissen.")
        export.add_argument("file", help="Een naam die eindigt op .csv of .jsonl.")

    def handle(self, *, task: str, organisation: str | None, **options: Any) -> None:
        owner = self._organisation(organisation)
        if task == "verify":
            self._verify(owner)
        else:
            self._export(owner, Path(options["file"]))

    def _organisation(self, slug: str | None) -> Organisation:
        if slug is None:
            return Organisation.here()
        try:
            return Organisation.objects.get(slug=slug)
        except Organisation.DoesNotExist:
            known = ", ".join(Organisation.objects.values_list("slug", flat=True))
            raise CommandError(f"Organisatie {slug!r} kennen we niet. Kies uit: {known}.", returncode=2) from None

    def _verify(self, organisation: Organisation) -> None:
        count, broken = verify(organisation)
        if broken:
            self.stderr.write(f"De keten is gebroken bij gebeurtenis {broken.sequence}. {broken.why}")
            sys.exit(1)
        _, head = chain_end(organisation)
        self.stdout.write(f"{count} gebeurtenissen kloppen. Laatste hash: {head}")

    def _export(self, organisation: Organisation, path: Path) -> None:
        writers = {".csv": exports.as_csv, ".jsonl": exports.as_jsonl}
        if path.suffix not in writers:
            raise CommandError(f"{path.name} eindigt niet op .csv of .jsonl.", returncode=2)
        with path.open("wb") as file:
            file.writelines(writers[path.suffix](organisation))
        self.stdout.write(f"Geschreven: {path}")
