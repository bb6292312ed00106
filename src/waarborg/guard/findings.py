"""What the guard finds: the categories of art. 4, the kinds within them, a finding and a report."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Category(StrEnum):
    """The categories of art. 4.1 (a to e, and what it leaves open) and art. 4.2."""

    NAMES = "names"
    ADDRESSES = "addresses"
    HEALTH = "health"
    CRIMINAL = "criminal"
    BSN = "bsn"
    OTHER = "other identifiers"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of finding: `data_class` is the register's word for it, `token` stands for it in a masked text."""

    name: str
    category: Category
    article: str
    data_class: str
    label: str
    token: str


def _kinds(category: Category, article: str, data_class: str, *rows: tuple[str, str, str]) -> dict[str, Kind]:
    return {name: Kind(name, category, article, data_class, label, token) for name, label, token in rows}


KINDS: dict[str, Kind] = {
    **_kinds(
        Category.NAMES, "4.1a", "personal",
        ("person", "naam van een persoon", "PERSOON"),
        ("initials", "initialen", "INITIALEN"),
        ("user_name", "gebruikersnaam", "GEBRUIKER"),
    ),
    **_kinds(
        Category.ADDRESSES, "4.1b", "personal",
        ("street_address", "straat en huisnummer", "ADRES"),
        ("postcode", "postcode", "POSTCODE"),
        ("po_box", "postbus", "POSTBUS"),
        ("email", "e-mailadres", "EMAIL"),
        ("phone", "telefoonnummer", "TELEFOON"),
        ("ip_address", "IP-adres", "IP"),
        ("coordinates", "coördinaten", "PLEK"),
    ),
    **_kinds(Category.HEALTH, "4.1c", "special_category", ("health", "gezondheid", "GEZONDHEID")),
    **_kinds(Category.CRIMINAL, "4.1d", "criminal", ("criminal", "strafrecht", "STRAFRECHT")),
    **_kinds(Category.BSN, "4.1e", "bsn", ("bsn", "burgerservicenummer", "BSN")),
    **_kinds(
        Category.OTHER, "4.1", "personal",
        ("birth_date", "geboortedatum", "GEBOORTEDATUM"),
        ("iban", "bankrekening", "IBAN"),
        ("credit_card", "betaalkaart", "KAART"),
        ("licence_plate", "kenteken", "KENTEKEN"),
        ("passport", "paspoortnummer", "PASPOORT"),
        ("identity_card", "nummer van een identiteitskaart", "IDKAART"),
        ("driving_licence", "rijbewijsnummer", "RIJBEWIJS"),
        ("v_number", "V-nummer", "VNUMMER"),
        ("a_number", "A-nummer", "ANUMMER"),
        ("case_number", "zaaknummer", "ZAAK"),
        ("client_number", "cliënt- of klantnummer", "CLIENT"),
        ("big_number", "BIG-nummer", "BIG"),
        ("student_number", "onderwijsnummer", "ONDERWIJS"),
        ("vat_number", "btw-nummer", "BTW"),
        ("kvk_number", "KvK-nummer", "KVK"),
    ),
    **_kinds(
        Category.OTHER, "4.1", "special_category",
        ("religion", "geloof", "GELOOF"),
        ("politics", "politieke mening", "POLITIEK"),
        ("union", "vakbond", "VAKBOND"),
        ("origin", "afkomst", "AFKOMST"),
        ("orientation", "seksuele gerichtheid", "GERICHTHEID"),
        ("biometrics", "biometrie", "BIOMETRIE"),
    ),
    **_kinds(
        Category.CONFIDENTIAL, "4.2", "confidential",
        ("confidential_marking", "merkteken vertrouwelijk", "VERTROUWELIJK"),
        ("price", "prijs of aanbesteding", "PRIJS"),
        ("own_word", "woord van de eigen lijst", "WOORD"),
    ),
    **_kinds(
        Category.CONFIDENTIAL, "4.2", "secret",
        ("secret_marking", "merkteken geheim", "GEHEIM"),
        ("credential", "wachtwoord of sleutel", "SLEUTEL"),
    ),
}  # fmt: skip


ARTICLES = {kind.category: kind.article for kind in KINDS.values()}
CATEGORIES = {
    Category.NAMES: "namen",
    Category.ADDRESSES: "adressen en telefoonnummers",
    Category.HEALTH: "gezondheid",
    Category.CRIMINAL: "strafrecht",
    Category.BSN: "burgerservicenummers",
    Category.OTHER: "andere persoonsgegevens",
    Category.CONFIDENTIAL: "vertrouwelijk of geheim",
}
"""What people call the categories."""

CERTAIN, LIKELY = 0.9, 0.7
"""From this confidence on a finding is called certain, or likely; below it is possible."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was found: what found it (`rule`, `list`, `model`, `second pass`), in words, by which cues.

    Cues come from the guard's own lists, never from the text itself.
    """

    source: str
    sentence: str
    cues: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that may not leave. `start` and `end` count Unicode code points of the original text."""

    category: Category
    kind: str
    start: int
    end: int
    confidence: float
    why: Why
    article: str

    @property
    def data_class(self) -> str:
        return KINDS[self.kind].data_class

    @property
    def label(self) -> str:
        return KINDS[self.kind].label

    @property
    def certainty(self) -> str:
        """The confidence in a word."""
        return "zeker" if self.confidence >= CERTAIN else "waarschijnlijk" if self.confidence >= LIKELY else "mogelijk"


def found(kind: str, start: int, end: int, confidence: float, why: Why) -> Finding:
    """A finding with the category and the article of its kind."""
    about = KINDS[kind]
    return Finding(about.category, kind, start, end, confidence, why, about.article)


@dataclass(frozen=True, slots=True)
class Report:
    """The findings in order of the text, none overlapping; what they are in the register's terms; what was not done.

    `seconds` is the time taken; `limits` says in Dutch which bounds were hit, so which parts nobody looked at.
    """

    findings: tuple[Finding, ...]
    length: int
    seconds: float
    limits: tuple[str, ...] = field(default=())

    @property
    def is_clean(self) -> bool:
        return not self.findings and not self.limits

    @property
    def data_classes(self) -> tuple[str, ...]:
        """Keys of the policy's data classes that the text holds, most common first."""
        return tuple(name for name, _ in Counter(finding.data_class for finding in self.findings).most_common())

    @property
    def counts(self) -> dict[str, int]:
        """How many findings per category: all that may be kept of a text."""
        return dict(Counter(str(finding.category) for finding in self.findings))
