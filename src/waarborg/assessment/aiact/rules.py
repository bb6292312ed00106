"""The rules of the AI Act that give a class, in the order in which the Act is read.

Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744. Dates stand in the law rows of the rulebook.
"""

from collections.abc import Callable, Iterator

from waarborg.assessment.aiact.facts import AnnexI, Area, Facts, Gpai, Practice, RoleAnswer, ScopeGround, Trigger
from waarborg.assessment.aiact.result import Kind, Risk
from waarborg.assessment.aiact.rule import Case, Rule, Stage

EXCEPTED = {
    Practice.D: "Het helpt een mens die zelf op feiten oordeelt.",
    Practice.F: "Het gebeurt om medische redenen of voor de veiligheid.",
    Practice.H: "Het is een van de gevallen van opsporing die de wet toestaat.",
    Practice.BA: "De wet maakt voor dit geval een uitzondering (art. 5 lid 1 ter).",
    Practice.BB: "Wie dit doet, heeft daar volgens de wet het recht toe.",
}
"""The practices for which art. 5 itself makes an exception, with what it is. For the others there is none."""

PRACTICES = {
    Practice.A: "Het beïnvloedt mensen ongemerkt of met misleiding, met ernstige schade.",
    Practice.B: "Het maakt misbruik van iemands leeftijd, handicap of situatie, met ernstige schade.",
    Practice.C: "Het geeft mensen een sociale score die nadeel brengt dat niet past of te zwaar is.",
    Practice.D: "Het voorspelt uit een profiel of karaktertrekken of iemand een misdrijf gaat plegen.",
    Practice.E: "Het verzamelt ongericht gezichten van internet of camera's.",
    Practice.F: "Het leest gevoelens af van mensen op het werk of in het onderwijs.",
    Practice.G: "Het leidt uit lichaamskenmerken afkomst, geloof, politieke mening of seksuele gerichtheid af.",
    Practice.H: "Het herkent mensen op afstand in de openbare ruimte, direct en voor opsporing.",
    Practice.BA: "Het maakt echt lijkende intieme beelden van iemand die daar niet mee instemt.",
    Practice.BB: "Het maakt beelden van seksueel misbruik van kinderen.",
}
AREAS = {
    Area.BIOMETRICS: "Het herkent mensen op afstand, deelt hen in op gevoelige kenmerken of leest gevoelens af.",
    Area.INFRASTRUCTURE: "Het is een veiligheidsonderdeel van verkeer, water, energie of digitale infrastructuur.",
    Area.EDUCATION: "Het beslist mee over toelating, niveau, beoordeling of toezicht in het onderwijs.",
    Area.EMPLOYMENT: "Het beslist mee over werving, selectie, promotie, ontslag of werkverdeling, of volgt personeel.",
    Area.BENEFITS: "Het beslist mee over het recht op een uitkering of voorziening van de overheid.",
    Area.CREDIT: "Het beoordeelt of iemand een lening kan betalen.",
    Area.INSURANCE: "Het bepaalt risico of prijs van een levens- of zorgverzekering.",
    Area.EMERGENCY: "Het beoordeelt noodoproepen of bepaalt wie het eerst hulp krijgt.",
    Area.LAW_ENFORCEMENT: "Het helpt een opsporingsdienst mensen of bewijs te beoordelen.",
    Area.MIGRATION: "Het beslist mee over asiel, migratie of grenzen.",
    Area.JUSTICE: "Het helpt een rechter oordelen, of beïnvloedt een verkiezing.",
}
TRIGGERS = {
    Trigger.INTERACTS: ("art. 50 lid 1", "Mensen praten of chatten ermee."),
    Trigger.GENERATES: ("art. 50 lid 2", "Het maakt tekst, beeld, geluid of video."),
    Trigger.RECOGNISES: ("art. 50 lid 3", "Het leest gevoelens af of deelt mensen in op lichaamskenmerken."),
    Trigger.DEEPFAKE: ("art. 50 lid 4", "Het maakt beeld of geluid dat voor echt kan doorgaan."),
    Trigger.INFORMS_PUBLIC: (
        "art. 50 lid 4",
        "Het maakt tekst die het publiek informeert over zaken van algemeen belang.",
    ),
}


def _fact(name: str, value: object) -> Callable[[Case], bool]:
    """Holds when this fact is exactly this value; what is unknown holds nothing."""
    return lambda case: getattr(case.facts, name) is value or getattr(case.facts, name) == value


def _all(*conditions: Callable[[Case], bool]) -> Callable[[Case], bool]:
    return lambda case: all(condition(case) for condition in conditions)


def _among(name: str, member: object) -> Callable[[Case], bool]:
    return lambda case: member in getattr(case.facts, name)


def _no_list(flag: str, which: str) -> Callable[[Case], bool]:
    """A yes of which nobody said yet which one."""
    return lambda case: getattr(case.facts, flag) is True and not getattr(case.facts, which)


def _unknown(facts: Facts, *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(facts, name) is None)


def _what_it_is() -> Iterator[Rule]:
    stage, article = Stage.SYSTEM, "art. 3 punt 1"
    yield Rule(
        "no_algorithm", Stage.ALGORITHM, article, ("is_algorithm",), _fact("is_algorithm", False),
        "Er is geen algoritme: er wordt niets automatisch berekend, gemaakt of gekozen.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NO_ALGORITHM,
    )  # fmt: skip
    not_asked = frozenset({"not_ai", "human_rules", "infers_nothing", "influences_nothing", "is_ai", "fits_definition"})
    yield Rule(
        "gpai_model", stage, "art. 3 punt 63", ("gpai",), _fact("gpai", Gpai.MODEL),
        "Het gaat om het AI-model zelf, dat voor allerlei taken gebruikt kan worden.",
        kind=Kind.GPAI_MODEL, silences=not_asked,
    )  # fmt: skip
    yield Rule(
        "gpai_system", stage, "art. 3 punt 66", ("gpai",), _fact("gpai", Gpai.SYSTEM),
        "Het is een AI-systeem dat op een model voor algemene doelen draait.",
        kind=Kind.GPAI_SYSTEM, silences=not_asked,
    )  # fmt: skip
    yield Rule(
        "is_ai", stage, article, ("ai_system",), _fact("ai_system", True), "Het is een AI-systeem.",
        kind=Kind.AI_SYSTEM, silences=not_asked - {"is_ai"},
    )  # fmt: skip
    yield Rule(
        "not_ai", stage, article, ("ai_system",), _fact("ai_system", False), "Het is een algoritme, geen AI-systeem.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NOT_AI, silences=not_asked - {"not_ai"},
    )  # fmt: skip


def _definition() -> Iterator[Rule]:
    """The three facts that decide where nobody knows whether it is an AI system."""
    stage, article = Stage.SYSTEM, "art. 3 punt 1"
    definition = ("only_human_rules", "infers", "influences_environment")
    yield Rule(
        "human_rules", stage, article, definition[:1], _fact("only_human_rules", True),
        "Het volgt alleen regels die mensen zelf hebben bedacht.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NOT_AI,
    )  # fmt: skip
    yield Rule(
        "infers_nothing", stage, article, definition[1:2], _fact("infers", False),
        "Het leidt niet zelf af hoe het tot een uitkomst komt.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NOT_AI,
    )  # fmt: skip
    yield Rule(
        "influences_nothing", stage, article, definition[2:], _fact("influences_environment", False),
        "De uitkomst heeft nergens invloed op.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NOT_AI,
    )  # fmt: skip
    yield Rule(
        "fits_definition", stage, article, definition,
        _all(_fact("only_human_rules", False), _fact("infers", True), _fact("influences_environment", True)),
        "Het leidt zelf uit gegevens af wat de uitkomst is, en die heeft invloed: dat is een AI-systeem.",
        kind=Kind.AI_SYSTEM,
    )  # fmt: skip


def _out_of_scope() -> Iterator[Rule]:
    grounds = {
        ScopeGround.MILITARY: ("art. 2 lid 3", "Het is alleen voor defensie of nationale veiligheid."),
        ScopeGround.FOREIGN_COOPERATION: ("art. 2 lid 4", "Een buitenlandse overheid gebruikt het voor opsporing."),
        ScopeGround.RESEARCH: ("art. 2 lid 6", "Het is alleen voor wetenschappelijk onderzoek gemaakt."),
        ScopeGround.NOT_ON_MARKET: ("art. 2 lid 8", "Het wordt nog onderzocht of getest, en niet op echte mensen."),
        ScopeGround.PERSONAL: ("art. 2 lid 10", "Iemand gebruikt het alleen privé."),
    }
    for ground, (article, sentence) in grounds.items():
        yield Rule(
            f"out_of_scope_{ground}", Stage.SCOPE, article, ("out_of_scope_ground",),
            _fact("out_of_scope_ground", ground), f"{sentence} Daar gaat de AI-verordening niet over.",
            risk=Risk.OUT_OF_SCOPE,
        )  # fmt: skip


def _prohibited() -> Iterator[Rule]:
    reads = ("article_5_practice", "practices")
    unnamed = _no_list("article_5_practice", "practices")
    for practice, sentence in EXCEPTED.items():
        yield Rule(
            f"exception_{practice}", Stage.PROHIBITED, f"art. 5 lid 1 onder {practice}",
            (*reads, "article_5_exception"),
            _all(_among("practices", practice), _fact("article_5_exception", True)),
            f"{sentence} Dan geldt het verbod niet.", silences=frozenset({f"practice_{practice}"}),
        )  # fmt: skip
    yield Rule(
        "exception", Stage.PROHIBITED, "art. 5 lid 1", ("article_5_practice", "article_5_exception"),
        _all(unnamed, _fact("article_5_exception", True)),
        "Voor dit geval maakt artikel 5 zelf een uitzondering.", silences=frozenset({"practice"}),
        doubt="Zeg nog om welke praktijk het gaat: een uitzondering bestaat alleen bij d, f, h, ba en bb.",
    )  # fmt: skip
    for practice, sentence in PRACTICES.items():
        yield Rule(
            f"practice_{practice}", Stage.PROHIBITED, f"art. 5 lid 1 onder {practice}", reads,
            _practised(practice), f"{sentence} Dat is verboden.", risk=Risk.PROHIBITED,
        )  # fmt: skip
    yield Rule(
        "practice", Stage.PROHIBITED, "art. 5 lid 1", ("article_5_practice",), unnamed,
        "Het is een van de praktijken die artikel 5 verbiedt.", risk=Risk.PROHIBITED,
    )  # fmt: skip


def _practised(practice: Practice) -> Callable[[Case], bool]:
    return lambda case: practice in case.facts.practices and case.prohibits(practice)


def _role_and_model() -> Iterator[Rule]:
    yield Rule(
        "no_role", Stage.ROLE, "art. 3 punt 3 tot en met 8", ("role_answer",), _fact("role_answer", RoleAnswer.NONE),
        "De gemeente maakt, koopt, verkoopt of gebruikt het zelf niet.", risk=Risk.NO_ROLE,
    )  # fmt: skip
    yield Rule(
        "systemic_risk", Stage.MODEL, "art. 51", ("gpai", "systemic_risk"),
        _all(_fact("gpai", Gpai.MODEL), _fact("systemic_risk", True)),
        "Het model heeft een systeemrisico: de maker heeft extra plichten.",
    )  # fmt: skip
    yield Rule(
        "model_duties", Stage.MODEL, "art. 53", ("gpai",), _fact("gpai", Gpai.MODEL),
        "Voor een model voor algemene doelen gelden eigen regels, vooral voor de maker.", risk=Risk.GPAI_MODEL,
    )  # fmt: skip


def _high() -> Iterator[Rule]:
    assessed = _fact("third_party_conformity", True)
    reads = ("annex_i", "third_party_conformity")
    yield Rule(
        "annex_i_a", Stage.PRODUCTS, "art. 6 lid 1", reads, _all(_fact("annex_i", AnnexI.A), assessed),
        "Het hoort bij een product uit bijlage I dat een ander moet keuren.", risk=Risk.HIGH,
    )  # fmt: skip
    yield Rule(
        "annex_i_b", Stage.PRODUCTS, "art. 6 lid 1 en art. 2 lid 2", reads, _all(_fact("annex_i", AnnexI.B), assessed),
        "Het hoort bij een product uit bijlage I, afdeling B, dat een ander moet keuren. De plichten staan dan in de"
        " wet over dat product.", risk=Risk.HIGH,
    )  # fmt: skip
    areas = frozenset({"area", *(f"area_{area}" for area in Area)})
    yield Rule(
        "profiling", Stage.AREAS, "art. 6 lid 3, laatste alinea", ("annex_iii", "profiling"),
        _all(_fact("annex_iii", True), _fact("profiling", True)),
        "Het maakt een profiel van mensen. Dan is er geen uitzondering op hoog risico.", silences=frozenset({"exit"}),
    )  # fmt: skip
    yield Rule(
        "exit", Stage.AREAS, "art. 6 lid 3", ("annex_iii", "article_6_3_exception", "grounds", "profiling"),
        _all(_fact("annex_iii", True), _fact("article_6_3_exception", True), _fact("profiling", False)),
        "De aanbieder legde vast waarom dit toch geen hoog risico is.", silences=areas,
    )  # fmt: skip
    for area, sentence in AREAS.items():
        yield Rule(
            f"area_{area}", Stage.AREAS, f"art. 6 lid 2 en bijlage III punt {area}", ("annex_iii", "areas"),
            _among("areas", area), sentence, risk=Risk.HIGH,
            doubt=CONTESTED.get(area, ""),
        )  # fmt: skip
    yield Rule(
        "area", Stage.AREAS, "art. 6 lid 2 en bijlage III", ("annex_iii",), _no_list("annex_iii", "areas"),
        "Het valt onder een punt van bijlage III.", risk=Risk.HIGH,
    )  # fmt: skip


CONTESTED = {
    Area.LAW_ENFORCEMENT: "Of toezicht door een boa hieronder valt, is niet zeker. Laat een jurist meekijken.",
    Area.JUSTICE: "Of een bezwaarcommissie hieronder valt, is niet zeker. Laat een jurist meekijken.",
}


def _low() -> Iterator[Rule]:
    triggers = frozenset({"trigger", *(f"trigger_{trigger}" for trigger in Trigger)})
    yield Rule(
        "article_50_exception", Stage.TRANSPARENCY, "art. 50", ("article_50_trigger", "article_50_exception"),
        _all(_fact("article_50_trigger", True), _fact("article_50_exception", True)),
        "Artikel 50 maakt voor dit geval zelf een uitzondering.", silences=triggers,
    )  # fmt: skip
    for trigger, (article, sentence) in TRIGGERS.items():
        yield Rule(
            f"trigger_{trigger}", Stage.TRANSPARENCY, article, ("article_50_trigger", "triggers"),
            _among("triggers", trigger), sentence, risk=Risk.LIMITED,
        )  # fmt: skip
    yield Rule(
        "trigger", Stage.TRANSPARENCY, "art. 50", ("article_50_trigger",), _no_list("article_50_trigger", "triggers"),
        "Mensen moeten weten dat het AI is.", risk=Risk.LIMITED,
    )  # fmt: skip
    yield Rule(
        "open_source", Stage.OPEN_SOURCE, "art. 2 lid 12", ("open_source",), _fact("open_source", True),
        "Het is vrije en open software, zonder verbod, hoog risico of plicht tot openheid.", risk=Risk.OUT_OF_SCOPE,
    )  # fmt: skip
    yield Rule(
        "minimal", Stage.REST, "art. 95", ("annex_i", "annex_iii", "article_50_trigger", "open_source"),
        lambda case: not _unknown(case.facts, "annex_i", "annex_iii", "article_50_trigger", "open_source"),
        "Geen van de zwaardere groepen past. Dan vraagt de verordening alleen dat mensen ermee leren omgaan.",
        risk=Risk.MINIMAL,
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    *_what_it_is(),
    *_definition(),
    *_out_of_scope(),
    *_prohibited(),
    *_role_and_model(),
    *_high(),
    *_low(),
)
