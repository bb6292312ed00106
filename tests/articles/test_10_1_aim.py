from tests.cast import Cast
from tests.scenes import ruled
from waarborg.core.rulebook import book
from waarborg.register.models import UseCase


def test_every_lawful_purpose_serves_an_aim_of_the_policy():
    lawful = [purpose for purpose in book().policy.purposes.values() if not purpose.forbidden]
    assert all(book().article(purpose.serves) for purpose in lawful)


def test_a_use_keeps_the_benefit_that_was_expected_of_it(cast: Cast):
    ruled(cast, benefit="Scheelt een uur per vergadering")
    assert UseCase.objects.get().benefit == "Scheelt een uur per vergadering"
