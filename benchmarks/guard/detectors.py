"""The guard and its peers behind one door: a text in, spans with their own labels out.

Only what runs without a download is here. `kinds` says which of our kinds a peer's label stands for; labels without a
counterpart (ages, hospitals, web addresses) are left out. `vague` are labels that mark more than ours on purpose, such
as every date: they count as right, and never as a false alarm. Nothing of the guard is imported here, as its memory is
measured too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Span = tuple[int, int, str]
Find = Callable[[str], list[Span]]


OUR_KINDS = (
    *("person", "initials", "user_name", "street_address", "postcode", "po_box", "email", "phone", "ip_address"),
    *("coordinates", "bsn", "birth_date", "iban", "credit_card", "licence_plate", "passport", "identity_card"),
    *("driving_licence", "v_number", "a_number", "case_number", "client_number", "big_number", "student_number"),
    *("vat_number", "kvk_number"),
)
"""Names and identifiers. No peer looks for the other kinds, so they are not compared."""


@dataclass(frozen=True, slots=True)
class Detector:
    """`package` is its name on PyPI; `load` does all that is done once, and gives what finds."""

    package: str
    load: Callable[[], Find]
    kinds: Mapping[str, str]
    vague: frozenset[str] = frozenset()

    @property
    def finds_persons(self) -> bool:
        return "person" in self.kinds.values()


def _guard() -> Find:
    from waarborg.guard import check

    return lambda text: [(finding.start, finding.end, finding.kind) for finding in check(text).findings]


def _deduce() -> Find:
    deduce = import_module("deduce")

    return _deidentified(deduce.Deduce())


def _belgian_deduce() -> Find:
    belgian_deduce = import_module("belgian_deduce")

    return _deidentified(belgian_deduce.Deduce())


def _deidentified(reader: Any) -> Find:
    def find(text: str) -> list[Span]:
        marks = reader.deidentify(text).annotations
        return [(int(mark.start_char), int(mark.end_char), mark.tag) for mark in marks]

    return find


def _euredact() -> Find:
    """Its rules; its names come from a service."""
    euredact = import_module("euredact")

    def find(text: str) -> list[Span]:
        found = euredact.redact(text, countries=["NL", "BE"], detect_dates=True, cache=False).detections
        return [(mark.start, mark.end, str(mark.entity_type.value)) for mark in found]

    return find


def _presidio() -> Find:
    """Its patterns that know no language, and its telephone numbers for the Netherlands; no model."""
    known = import_module("presidio_analyzer.predefined_recognizers")

    recognizers: list[Any] = [
        *(
            recognizer(supported_language="nl")
            for recognizer in (
                known.CreditCardRecognizer,
                known.DateRecognizer,
                known.EmailRecognizer,
                known.IbanRecognizer,
                known.IpRecognizer,
            )
        ),
        known.PhoneRecognizer(supported_language="nl", supported_regions=("NL", "BE", "DE")),
    ]

    def find(text: str) -> list[Span]:
        found = (mark for one in recognizers for mark in one.analyze(text, one.supported_entities, None))
        return [(mark.start, mark.end, mark.entity_type) for mark in found]

    return find


def _scrubadub() -> Find:
    scrubadub = import_module("scrubadub")

    scrubber = scrubadub.Scrubber(locale="nl_NL")
    return lambda text: [(filth.beg, filth.end, filth.type) for filth in scrubber.iter_filth(text)]


def _filenthropist() -> Find:
    """Its expressions; its names come from a model that must be downloaded."""
    engine = import_module("filenthropist.pii_interface.monsieur_regex").MonsieurRegexEngine()
    return lambda text: [(mark["start"], mark["end"], mark["label"]) for mark in engine.predict(text)]


OF_DEDUCE = {
    "persoon": "person",
    "patient": "person",
    "locatie": "street_address postcode po_box",
    "datum": "birth_date",
    "bsn": "bsn",
    "telefoonnummer": "phone",
    "emailadres": "email",
    "id": "case_number client_number student_number",
}
OF_BELGIAN_DEDUCE = {
    "person": "person",
    "patient": "person",
    "pseudo_name": "person",
    "location": "street_address postcode po_box",
    "street": "street_address",
    "date": "birth_date",
    "phone_number": "phone",
    "email": "email",
    "national_register_number": "bsn",
    "id": "case_number client_number student_number",
}
OF_EUREDACT = {
    "ADDRESS": "street_address",
    "BANK_ACCOUNT": "iban",
    "IBAN": "iban",
    "CREDIT_CARD": "credit_card",
    "PHONE": "phone",
    "EMAIL": "email",
    "DOB": "birth_date",
    "NATIONAL_ID": "bsn identity_card",
    "SSN": "bsn",
    "TAX_ID": "bsn vat_number",
    "PASSPORT": "passport",
    "DRIVERS_LICENSE": "driving_licence",
    "RESIDENCE_PERMIT": "v_number",
    "LICENSE_PLATE": "licence_plate",
    "VAT": "vat_number",
    "POSTAL_CODE": "postcode",
    "IP_ADDRESS": "ip_address",
    "IPV6_ADDRESS": "ip_address",
    "HEALTHCARE_PROVIDER": "big_number",
    "CHAMBER_OF_COMMERCE": "kvk_number",
    "INTERNAL_ID": "case_number client_number student_number",
    "GPS_COORDINATES": "coordinates",
    "SOCIAL_HANDLE": "user_name",
}
OF_PRESIDIO = {
    "CREDIT_CARD": "credit_card",
    "DATE_TIME": "birth_date",
    "EMAIL_ADDRESS": "email",
    "IBAN_CODE": "iban",
    "IP_ADDRESS": "ip_address",
    "PHONE_NUMBER": "phone",
}
OF_SCRUBADUB = {"credit_card": "credit_card", "email": "email", "phone": "phone", "twitter": "user_name"}
OF_FILENTHROPIST = {
    "EMAIL": "email",
    "BTW": "vat_number",
    "IBAN": "iban",
    "BSN": "bsn",
    "CREDIT_CARD": "credit_card",
    "IP_ADDRESS": "ip_address",
    "POSTCODE": "postcode",
    "KVK": "kvk_number",
    "KENTEKEN": "licence_plate",
    "BIG": "big_number",
    "PHONE": "phone",
    "DATE": "birth_date",
}

DETECTORS = {
    "waarborg.guard": Detector("waarborg", _guard, {kind: kind for kind in OUR_KINDS}),
    "deduce": Detector("deduce", _deduce, OF_DEDUCE, frozenset({"datum", "locatie"})),
    "belgian-deduce": Detector(
        "belgian-deduce", _belgian_deduce, OF_BELGIAN_DEDUCE, frozenset({"date", "location", "street"})
    ),
    "euredact": Detector("euredact", _euredact, OF_EUREDACT),
    "presidio (patterns)": Detector("presidio-analyzer", _presidio, OF_PRESIDIO, frozenset({"DATE_TIME"})),
    "scrubadub": Detector("scrubadub", _scrubadub, OF_SCRUBADUB),
    "filenthropist (patterns)": Detector("filenthropist", _filenthropist, OF_FILENTHROPIST, frozenset({"DATE"})),
}
