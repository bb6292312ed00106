"""Who may make, read and sign an impact assessment (art. 9.2), and who keeps the instruments."""

import rules

from waarborg.accounts.models import Person
from waarborg.accounts.permissions import has_duty, is_someone, sees_everything
from waarborg.assessment.models import ImpactAssessment
from waarborg.register.models import UseCase
from waarborg.rulebook import DutyName

assesses = has_duty(DutyName.ASSESS)
accepts = has_duty(DutyName.ACCEPT_RISK)


@rules.predicate
def owns_use(person: Person, use_case: UseCase | None) -> bool:
    """The owner of the process or of the system."""
    return use_case is not None and person.pk in {use_case.owner_id, use_case.system.owner_id}


@rules.predicate
def writes(person: Person, assessment: ImpactAssessment | None) -> bool:
    """One of those who were asked to answer. One query."""
    return assessment is not None and assessment.authors.filter(person=person.pk).exists()


@rules.predicate
def owns_the_use_of(person: Person, assessment: ImpactAssessment | None) -> bool:
    return assessment is not None and bool(owns_use(person, assessment.use_case))


rules.add_perm("assessment.start_dossier", is_someone & (assesses | owns_use))
rules.add_perm("assessment.see_use", is_someone & (sees_everything | assesses | accepts | owns_use))
rules.add_perm("assessment.see_dossier", is_someone & (sees_everything | assesses | accepts | owns_the_use_of | writes))
rules.add_perm("assessment.write_dossier", is_someone & (assesses | writes))
rules.add_perm("assessment.return_dossier", is_someone & (assesses | accepts | has_duty(DutyName.ADVISE)))
rules.add_perm("assessment.finish_dossier", is_someone & assesses)
rules.add_perm("assessment.advise_on_dossier", is_someone & has_duty(DutyName.ADVISE))
rules.add_perm("assessment.accept_risk", is_someone & accepts)
rules.add_perm("assessment.keep_instruments", is_someone & has_duty(DutyName.ADMINISTER))
