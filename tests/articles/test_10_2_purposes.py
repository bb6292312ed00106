from tests.cast import Cast
from tests.scenes import ruled
from waarborg.register.models import UseCase


def test_the_register_tells_which_aim_a_use_serves(cast: Cast, client):
    ruled(cast)
    use_case = UseCase.objects.get()
    assert use_case.policy_purpose is not None
    assert use_case.policy_purpose.serves.startswith("10.2")
    client.force_login(cast.aisha)
    assert "10.2" in client.get(f"/register/{use_case.system_id}/").content.decode()
