"""The outcome for a person at a terminal."""

from collections.abc import Iterator, Sequence

from waarborg.guard.command.filenames import PLACE
from waarborg.guard.command.inputs import AS_TEXT
from waarborg.guard.command.masked import WORKBOOKS
from waarborg.guard.command.outcome import Located, Outcome, counts
from waarborg.guard.findings import ARTICLES, CATEGORIES

MASK = "Maskeer de tekst met --mask, en gebruik de gemaskeerde tekst."
USE_MASKED = "Gebruik de gemaskeerde tekst. Lees haar eerst na: wat niet gevonden is, staat er nog in."
RENAME = "Geef het bestand een andere naam. Een naam van een bestand wordt niet gemaskeerd."
WAYS_ON = (
    "Moet het toch met deze gegevens? Vraag dan eerst advies (art. 4.3).",
    "Of kies een AI-systeem dat voor deze gegevens is aangewezen (art. 4.4).",
)
ONLY_TEXT = " (alleen de tekst; de opmaak is niet bewaard)"
ONLY_CELLS = " (alleen de cellen; opmerkingen, formules en opmaak zijn niet bewaard)"
UNREAD = "Niet alles is gelezen. Kijk die delen zelf na, voordat u het bestand deelt."


def of_file(outcome: Outcome) -> str:
    """A line with the result, then a line per finding and per thing that was not read."""
    lines = [f"{outcome.name}: {_result(outcome)}", *map(_finding, outcome.located)]
    lines += [f"  niet gelezen: {notice}" for notice in outcome.notices]
    if outcome.masked:
        lines.append(f"  gemaskeerd: {outcome.masked}{_kept(outcome)}")
    return "\n".join(lines)


def _kept(outcome: Outcome) -> str:
    if outcome.kind in AS_TEXT:
        return ""
    is_table = outcome.kind in WORKBOOKS and outcome.masked.lower().endswith(".csv")
    return ONLY_CELLS if is_table else ONLY_TEXT


def _result(outcome: Outcome) -> str:
    if outcome.error:
        return f"{'fout' if outcome.kind else 'niet gelezen'}. {outcome.error}"
    if outcome.located:
        return _number(len(outcome.located))
    return "niets gevonden in wat gelezen kon worden" if outcome.notices else "niets gevonden"


def _finding(located: Located) -> str:
    finding = located.finding
    shown = f": {located.shown}" if located.shown else ""
    cues = f" Bij: {', '.join(finding.why.cues)}." if finding.why.cues else ""
    return (
        f"  {located.place.where:<7}  {finding.label}{shown} ({finding.certainty}). "
        f"{finding.why.sentence}{cues} Art. {finding.article}."
    )


def _number(found: int) -> str:
    return f"{found} gevonden"


def of_all(outcomes: Sequence[Outcome]) -> str:
    """Totals per category, and what to do now."""
    return "\n".join(_closing(outcomes))


def _closing(outcomes: Sequence[Outcome]) -> Iterator[str]:
    totals = counts(outcomes)
    if totals:
        wide = max(len(CATEGORIES[category]) for category in totals)
        yield f"\nSamen {totals.total()} gevonden, in {_files(sum(bool(each.located) for each in outcomes))}:"
        for category, label in CATEGORIES.items():
            if category in totals:
                yield f"  {label:<{wide}}  {totals[category]:>5}  art. {ARTICLES[category]}"
        yield "\nWat kunt u doen?"
        yield from (f"  - {way}" for way in (*_ways(outcomes), *WAYS_ON))
    if any(outcome.notices for outcome in outcomes):
        yield f"\n{UNREAD}"
    if failed := sum(bool(outcome.error) for outcome in outcomes):
        yield f"\nNiet gelezen of niet gemaskeerd: {_files(failed)}. Waarom, staat hierboven."


def _ways(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What to do with the texts, and with the names of the files."""
    in_texts = [outcome for outcome in outcomes if any(located.place.where != PLACE for located in outcome.located)]
    if in_texts:
        yield USE_MASKED if all(outcome.masked for outcome in in_texts) else MASK
    if any(located.place.where == PLACE for outcome in outcomes for located in outcome.located):
        yield RENAME


def _files(number: int) -> str:
    return "1 bestand" if number == 1 else f"{number} bestanden"
