from tests.cast import Cast
from tests.scenes import ruled
from waarborg.advice import actions
from waarborg.advice.models import AdviceRequest
from waarborg.notify.models import Message
from waarborg.register.models import UseCase


def test_the_privacy_adviser_hears_of_the_question_and_the_asker_of_the_answer(cast: Cast):
    ruled(cast)
    request = actions.ask(
        by=cast.aisha,
        to_role="privacy_adviseur",
        question="Mag ik verslagen met namen samenvatten?",
        use_case=UseCase.objects.get(),
        data_classes=["personal"],
    )
    assert list(AdviceRequest.objects.waiting_for(cast.daan)) == [request]
    assert Message.objects.filter(person=cast.daan, url=request.get_absolute_url()).exists()
    actions.answer(by=cast.daan, request=request, stance="negative", text="Haal de namen eerst weg")
    assert Message.objects.filter(person=cast.aisha, url=request.get_absolute_url()).exists()


def test_the_refusal_of_a_bsn_leads_to_the_question_with_the_data_filled_in(cast: Cast, client):
    ruled(cast)
    client.force_login(cast.aisha)
    system = UseCase.objects.get().system_id
    page = client.get(f"/mag-ik/?systeem={system}&doel=samenvatten&gegevens=bsn").content.decode()
    assert f"/advies/vragen/?systeem={system}&amp;doel=samenvatten&amp;gegevens=bsn" in page


def test_others_do_not_see_the_question(cast: Cast, client):
    request = actions.ask(by=cast.aisha, to_role="ciso", question="Mag dit?", data_classes=["secret"])
    client.force_login(cast.joost)
    assert client.get(request.get_absolute_url()).status_code == 404
