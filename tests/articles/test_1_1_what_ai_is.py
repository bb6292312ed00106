from tests.cast import Cast
from waarborg.core.rulebook import book
from waarborg.register.models import AISystem


def test_the_policys_scope_and_the_ai_acts_scope_are_two_answers(cast: Cast):
    system = AISystem(organisation=cast.aisha.organisation, name="Rekenregel bijstand", kind="simple_algorithm")
    assert system.in_policy_scope
    assert system.ai_act_scope == "unknown"


def test_unknown_is_called_still_to_be_determined_never_no(cast: Cast):
    system = AISystem(organisation=cast.aisha.organisation, name="Nieuw", kind="text_generator")
    assert system.get_ai_act_scope_display() == "nog te bepalen"


def test_the_policy_tells_what_ai_is(client, cast: Cast):
    client.force_login(cast.aisha)
    assert book().articles["1.1"].summary in client.get("/beleid/1.1/").content.decode()
