"""Messages and news on screen."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from waarborg.notify.actions import publish, tell
from waarborg.notify.models import Message


@pytest.fixture
def aisha(client, cast):
    tell([cast.aisha], sentence="Uw melding is ontvangen", url="/beleid/")
    client.force_login(cast.aisha)
    return client


def test_it_lists_unread_messages_first(aisha, cast):
    Message.objects.update(read_at=timezone.now())
    earlier = timezone.now() - timedelta(days=3)
    Message.objects.create(person=cast.aisha, sentence="De directie besloot", url="/beleid/", created_at=earlier)
    page = aisha.get(reverse("notify:messages")).content.decode()
    assert page.index("De directie besloot") < page.index("Uw melding is ontvangen")


def test_opening_marks_it_read_and_goes_where_it_leads(aisha):
    message = Message.objects.get()
    answer = aisha.get(reverse("notify:open", args=[message.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/beleid/")
    message.refresh_from_db()
    first = message.read_at
    aisha.get(reverse("notify:open", args=[message.pk]))
    message.refresh_from_db()
    assert message.read_at == first is not None


def test_all_messages_of_one_person_are_marked_read_at_once(aisha, cast):
    tell([cast.aisha, cast.bram], sentence="Nieuw beleid", url="/beleid/")
    aisha.post(reverse("notify:read_all"))
    assert not cast.aisha.messages.filter(read_at=None).exists()
    assert cast.bram.messages.filter(read_at=None).exists()


def test_marking_all_read_is_not_done_by_a_link(aisha):
    assert aisha.get(reverse("notify:read_all")).status_code == 405


def test_nobody_opens_the_message_of_another(aisha, cast, client):
    client.force_login(cast.hugo)
    message = Message.objects.get()
    assert client.get(reverse("notify:open", args=[message.pk])).status_code == 404
    message.refresh_from_db()
    assert message.read_at is None


def test_without_messages_the_page_says_what_will_stand_here(client, cast):
    client.force_login(cast.bram)
    assert "U hebt nog geen berichten." in client.get(reverse("notify:messages")).content.decode()


def test_the_list_costs_few_queries(aisha, cast, django_assert_max_num_queries):
    for number in range(30):
        tell([cast.aisha], sentence=f"Bericht {number}", url="/beleid/")
    with django_assert_max_num_queries(8):
        aisha.get(reverse("notify:messages"))


def test_news_is_there_for_everyone_a_page_at_a_time(aisha, cast):
    for number in range(12):
        publish(
            cast.gerda.organisation, title=f"Besluit {number:02}", body="Toegestaan.", url="/register/", article="2.4"
        )
    page = aisha.get(reverse("notify:news")).content.decode()
    assert "Besluit 11" in page
    assert "Besluit 01" not in page
    older = page.split('href="?na=')[1].split('"')[0]
    assert "Besluit 01" in aisha.get(f"{reverse('notify:news')}?na={older}").content.decode()


def test_without_news_the_page_says_what_will_stand_here(client, cast):
    client.force_login(cast.bram)
    assert "Er is nog geen nieuws." in client.get(reverse("notify:news")).content.decode()


@pytest.mark.parametrize("name", ["messages", "news"])
def test_who_is_not_logged_in_is_asked_to(client, db, name):
    assert client.get(reverse(f"notify:{name}")).headers["Location"].startswith(reverse("account_login"))
