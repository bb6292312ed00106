from datetime import date

from waarborg.accounts.models import Person
from waarborg.advice.models import AdviceRequest
from waarborg.notify.models import Work


def work_for(person: Person, today: date) -> list[Work]:
    """The questions that wait for one of this person's roles, the most urgent first. One query beside the roles."""
    waiting = AdviceRequest.objects.waiting_for(person).select_related("system", "use_case__system", "asked_by")
    return [
        Work(
            sentence=f"Geef advies over {request.about}",
            url=request.get_absolute_url(),
            due=request.due_on,
            article="4.3",
            about=f"{request.asked_by.name} vroeg dit aan: {request.get_to_role_display()}",
        )
        for request in waiting
    ]
