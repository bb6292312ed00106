"""One of everything, and for each address of the product the record with which it is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.cast import Cast, assemble
from tests.scenes import advised, classified, draft, outcomes_read, reported, ruled
from waarborg.accounts.actions import make_key
from waarborg.advice import actions as advice
from waarborg.assessment import actions as assessment
from waarborg.assessment.actions import dossiers, fairness
from waarborg.assessment.actions.dossiers.discussing import Upload
from waarborg.assessment.instruments.tests.sample import ANSWERS
from waarborg.assessment.models import ImpactAssessment, Risk, UseDemand
from waarborg.assessment.tests.dossiers.scenes import offered_text
from waarborg.intake import actions as intake
from waarborg.intake.models import Notice, Ruling
from waarborg.notify.models import Message
from waarborg.register import actions as register
from waarborg.register.models import ImportBatch, UseCase
from waarborg.textcheck.actions import count_check, count_feedback

Arguments = dict[str, dict[str, int | str]]


@dataclass(frozen=True, slots=True)
class Gallery:
    cast: Cast
    arguments: Arguments
    """By a name of its own ("intake:step") or by its chapter ("intake")."""

    def address(self, name: str) -> str:
        given = self.arguments.get(name.partition(":")[0], {}) | self.arguments.get(name, {})
        return reverse(name, kwargs={key: given[key] for key in addresses()[name].pattern.converters})


def addresses() -> dict[str, URLPattern]:
    """Every address by its full name."""
    return dict(_named(get_resolver()))


def _named(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield space + (pattern.name or ""), pattern


def hang(*, password: str | None = None) -> Gallery:
    """Put one of everything in the database: notices on every part of the road, and what belongs to them."""
    cast = assemble(password=password)
    ruling = ruled(cast, outcome="conditions", data_classes=["public", "internal", "personal"])
    notice = advised(cast, purpose="vertalen", stance="conditions")
    arguments = _notices(cast, ruling, notice) | _register(cast) | _assessment(cast) | _rest(cast)
    return Gallery(cast, arguments | _dossiers(cast))


def _notices(cast: Cast, ruling: Ruling, notice: Notice) -> Arguments:
    waiting = reported(cast.aisha, purpose="programmeren")
    proposed = intake.add_condition(
        by=cast.chantal, notice=waiting, sentence="Maak een instructie", owner=cast.bram, due_on=timezone.localdate()
    )
    own = draft(cast.aisha, purpose="training")
    return {
        "intake": {"pk": notice.pk, "number": 1},
        "intake:step": {"pk": own.pk, "number": 1},
        "intake:confirm": {"pk": own.pk},
        "intake:return": {"pk": waiting.pk},
        "intake:position": {"pk": waiting.pk},
        "intake:add_condition": {"pk": waiting.pk},
        "intake:advise": {"pk": waiting.pk},
        "intake:remove_condition": {"pk": proposed.pk},
        "intake:meet_condition": {"pk": ruling.notice.conditions.get().pk},
        "intake:ruling": {"pk": ruling.pk},
    }


def _register(cast: Cast) -> Arguments:
    use_case = UseCase.objects.get(state="in_use")
    today = timezone.localdate()
    designation = register.designate(
        by=cast.gerda,
        use_case=use_case,
        data_class="personal",
        starts_on=today,
        ends_on=today + timedelta(days=9),
        reason="Namen in verslagen",
    )
    request = advice.ask(by=cast.aisha, to_role="privacy_adviseur", question="Mag dit?", use_case=use_case)
    batch = ImportBatch.objects.create(organisation=cast.aisha.organisation, by=cast.chantal, file_name="a.csv")
    return {
        "advice": {"pk": request.pk},
        "register": {"pk": use_case.system_id, "number": 1},
        "register:join": {"pk": use_case.pk},
        "intake:retire": {"pk": use_case.system_id},
        "intake:designate": {"pk": use_case.pk},
        "register:revoke": {"pk": designation.pk},
        "register:import_batch": {"pk": batch.pk},
        "register:import_apply": {"pk": batch.pk},
        "register:import_undo": {"pk": batch.pk},
        "publication": {"pk": use_case.system_id},
        "api": {"system_id": use_case.system_id, "use_case_id": use_case.pk},
    }


def _assessment(cast: Cast) -> Arguments:
    """A class that holds and took the place of another, and one in the making."""
    classified_use = UseCase.objects.get(state="in_use")
    held = classified(classified_use, Risk.LIMITED, by=cast.daan)
    made: dict[str, Any] = {"organisation": cast.bram.organisation, "use_case": classified_use, "owner": cast.bram}
    made["due_on"] = timezone.localdate()
    still_open = UseDemand.objects.create(key="dpia", because="Omdat er persoonsgegevens in gaan.", **made)
    to_check = UseDemand.objects.create(
        key="security", because="Omdat er persoonsgegevens in gaan.", state="arranged", arranged_by=cast.bram, **made
    )
    new_use = UseCase.objects.get(notice=reported(cast.aisha, risk="", purpose="vertalen"))
    draft = assessment.begin(by=cast.daan, use_case=new_use)
    return {
        "assessment": {"pk": draft.pk, "fact": "is_algorithm"},
        "assessment:use": {"pk": classified_use.pk},
        "assessment:begin": {"pk": new_use.pk},
        "assessment:class": {"pk": held.pk},
        "assessment:difference": {"pk": held.pk},
        "assessment:deviate": {"pk": held.pk},
        "assessment:demands": {"pk": classified_use.pk},
        "assessment:fairness": {"pk": classified_use.pk},
        **_fairness(cast, classified_use),
        "assessment:demand": {"pk": still_open.pk},
        "assessment:demand_assign": {"pk": still_open.pk},
        "assessment:demand_arrange": {"pk": still_open.pk},
        "assessment:demand_waive": {"pk": still_open.pk},
        "assessment:demand_check": {"pk": to_check.pk},
        "assessment:demand_send_back": {"pk": to_check.pk},
    }


def _fairness(cast: Cast, use_case: UseCase) -> Arguments:
    """One measurement, and outcomes that wait for another."""
    measured, waiting = (outcomes_read(use_case, by=cast.daan) for _ in range(2))
    done = fairness.measure(
        by=cast.daan, outcomes=measured, outcome="besluit", favourable=["toegekend"], groups=["wijk"]
    )
    there: dict[str, int | str] = {"pk": done.pk}
    return {
        "assessment:outcomes": {"pk": waiting.pk},
        "assessment:outcomes_discard": {"pk": waiting.pk},
        "assessment:measurement": there,
        "assessment:measurement_csv": there,
    }


def _rest(cast: Cast) -> Arguments:
    key = make_key(by=cast.aisha, name="Script", expires_on=timezone.localdate() + timedelta(days=30))[0]
    message = Message.objects.filter(person=cast.aisha).earliest("pk")
    count_check(by=cast.aisha, found={"names": 2, "bsn": 1}, today=timezone.localdate())
    count_feedback(by=cast.aisha, kind="person", direction="false_alarm", source="model", today=timezone.localdate())
    return {
        "policy": {"number": "2.1"},
        "notify": {"pk": message.pk},
        "audit": {"sequence": 1},
        "accounts": {"pk": cast.joost.pk},
        "accounts:revoke_key": {"pk": key.pk},
    }


def _dossiers(cast: Cast) -> Arguments:
    """One that Chantal and Bram answer, one that waits for a signature, one with two versions; and their texts."""
    use_case = UseCase.objects.get(state="in_use")
    text = offered_text(cast)
    writing = dossiers.start(by=cast.chantal, use_case=use_case, version=text)
    waiting, newer = _waiting(cast, use_case), _second_version(cast, use_case)
    there: dict[str, int | str] = {"pk": writing.pk, "part": "1", "question": "1.1"}
    names = ("part", "outcome", "question", "note", "action_point", "evidence_for", "authors", "sign")
    return {
        **{f"assessment:dossier_{name}": there for name in (*names, "submit", "finish", "report")},
        **{f"assessment:dossier_{name}": {"pk": waiting.pk} for name in ("advise", "accept", "give_back")},
        **{f"assessment:{name}": {"pk": text.pk} for name in ("instrument", "take_over", "withdraw_instrument")},
        **_beside(cast, writing),
        "assessment:dossier": there,
        "assessment:dossier_compare": {"pk": newer.pk, "number": 1},
        "assessment:dossier_snapshot": {"pk": newer.previous_id or 0},
        "assessment:use_dossiers": {"pk": use_case.pk},
        "assessment:start_dossier": {"pk": use_case.pk, "key": offered_text(cast, key="vrij").key},
    }


def _beside(cast: Cast, assessment: ImpactAssessment) -> Arguments:
    """What hangs on an answer, and who writes along."""
    about: dict[str, Any] = {"by": cast.chantal, "assessment": assessment, "question": "1.1"}
    author = dossiers.invite(by=cast.chantal, assessment=assessment, person=cast.bram)
    evidence = dossiers.add_evidence(**about, title="DPIA", upload=Upload("dpia.pdf", "application/pdf", b"%PDF-1.7"))
    today = timezone.localdate()
    point = dossiers.add_action_point(**about, sentence="Vraag de OR", owner=cast.joost, due_on=today)
    return {
        "assessment:dossier_evidence": {"pk": evidence.pk},
        "assessment:meet_action_point": {"pk": point.pk},
        "assessment:remove_author": {"pk": author.pk},
    }


def _waiting(cast: Cast, use_case: UseCase) -> ImpactAssessment:
    """Answered, handed in and advised on."""
    text = offered_text(cast, key="wacht", advice=False)
    waiting = dossiers.start(by=cast.chantal, use_case=use_case, version=text)
    dossiers.save_answers(by=cast.chantal, assessment=waiting, answers=ANSWERS, seen={})
    dossiers.submit(by=cast.chantal, assessment=waiting)
    dossiers.advise(by=cast.chantal, assessment=waiting, stance="positive", text="Beheersbaar")
    return waiting


def _second_version(cast: Cast, use_case: UseCase) -> ImpactAssessment:
    text = offered_text(cast, key="twee")
    first = dossiers.start(by=cast.chantal, use_case=use_case, version=text)
    dossiers.save_answers(by=cast.chantal, assessment=first, answers=ANSWERS, seen={})
    dossiers.finish(by=cast.daan, assessment=first, outcome_key="recommended", text="De klasse is nog niet bepaald")
    first.refresh_from_db()
    return dossiers.new_version(by=cast.chantal, assessment=first, version=text)
