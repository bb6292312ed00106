import pytest

from waarborg.guard.tests.finding_help import found_in, parts

pytest.importorskip("phonenumbers")


@pytest.mark.parametrize(
    "number",
    [
        "06-12345678", "06 12 34 56 78", "06.12.34.56.78", "0612345678", "(0297) 29 16 16", "0297-291616",
        "020 - 123 45 67",
        "+31 (0)6 1234 5678", "+31612345678", "0031 6 12345678", "0516 - 44 21 09", "043 325 66 0 8",
        "+48 512 330 947", "088-1234567",
    ],
)  # fmt: skip
def test_telephone_numbers_are_found_whole(number):
    assert found_in(f"Bel {number}, na vijven") == [("phone", number)]


@pytest.mark.parametrize(
    "text", ["112", "0900-8844", "0800 1234 567", "14 0297", "03-05-2026 12", "08.30 - 12.00 uur 13", "0123456789",
    "06-1234567", "+1 234"]
)  # fmt: skip
def test_services_dates_and_times_are_no_telephone_numbers(text):
    assert found_in(text) == []


def test_two_numbers_side_by_side_are_two():
    assert parts("0297-123456/06-12345678", "phone") == ["0297-123456", "06-12345678"]


@pytest.mark.parametrize(
    "address",
    [
        "jan@voorbeeld.example", "a.b+c@sub.voorbeeld.nl", "jan (at) voorbeeld punt nl", "jan[at]voorbeeld[dot]nl",
        "jan at voorbeeld dot nl",
        "jan apenstaartje voorbeeld punt nl", "jan(punt)bakker@voorbeeld.nl", "jan @ voorbeeld.nl",
        "jan@voorbeeld punt nl", "jan.bakker at voorbeeld.nl", "jan-at-voorbeeld.nl", "jan@voorbeeld,nl",
        "jan@ voorbeeld.nl", "jan@\nvoorbeeld.nl",
    ],
)  # fmt: skip
def test_addresses_for_mail_are_found_also_in_disguise(address):
    assert found_in(f"Mail {address}.") == [("email", address)]


@pytest.mark.parametrize(
    "text", ["look at example.com", "jan@localhost", "@", "a@b", "10 @ 5 euro", "https://rw:geheim@db.voorbeeld.nl"]
)
def test_what_is_no_address_for_mail(text):
    assert parts(text, "email") == []


def test_names_of_users_stand_after_a_word_or_an_at_sign():
    assert parts("user=mdgroot3 src=10.0.0.1", "user_name") == ["mdgroot3"]
    assert parts("gebruikersnaam: pdeboer", "user_name") == ["pdeboer"]
    assert parts("via @petra_uithoorn", "user_name") == ["@petra_uithoorn"]
    assert parts("de gebruiker kan inloggen met account en wachtwoord, @media", "user_name") == []


@pytest.mark.parametrize("text", ["192.168.1.20", "fe80::1ff:fe23:4567:890a", "2001:db8::1"])
def test_addresses_of_machines_are_found(text):
    assert found_in(f"host {text}, poort 22") == [("ip_address", text)]


@pytest.mark.parametrize(
    "text", ["versie 10.4.12.3", "2.3.4.1", "256.1.1.1", "1.2.3.4.5", "12:30:45", "00:1a:2b:3c:4d:5e", "std::vector"]
)
def test_versions_times_and_paragraphs_are_none(text):
    assert parts(text, "ip_address") == []
