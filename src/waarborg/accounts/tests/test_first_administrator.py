import pytest
from django.core.management import CommandError, call_command

from tests.cast import Cast
from waarborg.accounts.models import Person
from waarborg.audit.models import Event


@pytest.mark.django_db
def test_an_empty_installation_gets_its_first_administrator():
    call_command("beheerder", "hugo@voorbeeld.test", "Hugo Jansen")
    assert Person.objects.get().has_perm("accounts.manage")
    assert Event.objects.get().act == "accounts.roles_set"


def test_a_second_one_is_added_on_the_pages(cast: Cast):
    with pytest.raises(CommandError, match="Er is al een functioneel beheerder"):
        call_command("beheerder", "nieuw@voorbeeld.test", "Nieuw")


@pytest.mark.django_db
def test_an_address_that_is_none_is_refused():
    with pytest.raises(CommandError, match="Dat lukte niet"):
        call_command("beheerder", "geen adres", "Hugo")
