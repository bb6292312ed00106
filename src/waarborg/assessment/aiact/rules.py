"""The rules of the AI Act that give a class, in the order in which the Act is read.

Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744. Dates stand in the law rows of the rulebook.
"""

from collections.abc import Iterator

from waarborg.assessment.aiact.conditions import Condition, among, asks_nothing, every, fact, lets_go, unnamed
from waarborg.assessment.aiact.facts import Facts, Gpai, Practice, RoleAnswer, ScopeGround, Trigger
from waarborg.assessment.aiact.high import high
from waarborg.assessment.aiact.result import Kind, Risk
from waarborg.assessment.aiact.rule import Rule, Stage

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


def _unknown(facts: Facts, *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(facts, name) is None)


def _what_it_is() -> Iterator[Rule]:
    stage, article = Stage.SYSTEM, "art. 3 punt 1"
    yield Rule(
        "no_algorithm", Stage.ALGORITHM, article, ("is_algorithm",), fact("is_algorithm", False),
        "Er is geen algoritme: er wordt niets automatisch berekend, gemaakt of gekozen.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NO_ALGORITHM,
    )  # fmt: skip
    not_asked = frozenset({"not_ai", "human_rules", "infers_nothing", "influences_nothing", "is_ai", "fits_definition"})
    yield Rule(
        "gpai_model", stage, "art. 3 punt 63", ("gpai",), fact("gpai", Gpai.MODEL),
        "Het gaat om het AI-model zelf, dat voor allerlei taken gebruikt kan worden.",
        kind=Kind.GPAI_MODEL, silences=not_asked,
    )  # fmt: skip
    yield Rule(
        "gpai_system", stage, "art. 3 punt 66", ("gpai",), fact("gpai", Gpai.SYSTEM),
        "Het is een AI-systeem dat op een model voor algemene doelen draait.",
        kind=Kind.GPAI_SYSTEM, silences=not_asked,
    )  # fmt: skip
    yield Rule(
        "is_ai", stage, article, ("ai_system",), fact("ai_system", True), "Het is een AI-systeem.",
        kind=Kind.AI_SYSTEM, silences=not_asked - {"is_ai"},
    )  # fmt: skip
    yield Rule(
        "not_ai", stage, article, ("ai_system",), fact("ai_system", False), "Het is een algoritme, geen AI-systeem.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NOT_AI, silences=not_asked - {"not_ai"},
    )  # fmt: skip


def _definition() -> Iterator[Rule]:
    """The three facts that decide where nobody knows whether it is an AI system."""
    stage, article = Stage.SYSTEM, "art. 3 punt 1"
    definition = ("only_human_rules", "infers", "influences_environment")
    yield Rule(
        "human_rules", stage, article, definition[:1], fact("only_human_rules", True),
        "Het volgt alleen regels die mensen zelf hebben bedacht.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NOT_AI,
    )  # fmt: skip
    yield Rule(
        "infers_nothing", stage, article, definition[1:2], fact("infers", False),
        "Het leidt niet zelf af hoe het tot een uitkomst komt.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NOT_AI,
    )  # fmt: skip
    yield Rule(
        "influences_nothing", stage, article, definition[2:], fact("influences_environment", False),
        "De uitkomst heeft nergens invloed op.",
        risk=Risk.NOT_APPLICABLE, kind=Kind.NOT_AI,
    )  # fmt: skip
    yield Rule(
        "fits_definition", stage, article, definition,
        every(fact("only_human_rules", False), fact("infers", True), fact("influences_environment", True)),
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
            fact("out_of_scope_ground", ground), f"{sentence} Daar gaat de AI-verordening niet over.",
            risk=Risk.OUT_OF_SCOPE,
        )  # fmt: skip
    yield Rule(
        "out_of_scope", Stage.SCOPE, "art. 2", ("out_of_scope_ground",), fact("out_of_scope_ground", ScopeGround.SOME),
        "Er is een grond waarom de AI-verordening hier niet over gaat.", risk=Risk.OUT_OF_SCOPE,
        doubt="Zeg nog welke grond van artikel 2 het is.",
    )  # fmt: skip


def _prohibited() -> Iterator[Rule]:
    reads = ("article_5_practice", "practices")
    some_practice = unnamed("article_5_practice", "practices")
    for practice, sentence in EXCEPTED.items():
        yield Rule(
            f"exception_{practice}", Stage.PROHIBITED, f"art. 5 lid 1 onder {practice}",
            (*reads, "article_5_exception", "excepted_practices"), lets_go(practice),
            f"{sentence} Dan geldt het verbod niet.", silences=frozenset({f"practice_{practice}"}),
        )  # fmt: skip
    yield Rule(
        "exception", Stage.PROHIBITED, "art. 5 lid 1", ("article_5_practice", "article_5_exception"),
        every(some_practice, fact("article_5_exception", True)),
        "Voor dit geval maakt artikel 5 zelf een uitzondering.", silences=frozenset({"practice"}),
        doubt="Zeg nog om welke praktijk het gaat: een uitzondering bestaat alleen bij d, f, h, ba en bb.",
    )  # fmt: skip
    for practice, sentence in PRACTICES.items():
        yield Rule(
            f"practice_{practice}", Stage.PROHIBITED, f"art. 5 lid 1 onder {practice}", reads,
            _practised(practice), f"{sentence} Dat is verboden.", risk=Risk.PROHIBITED,
        )  # fmt: skip
    yield Rule(
        "practice", Stage.PROHIBITED, "art. 5 lid 1", ("article_5_practice",), some_practice,
        "Het is een van de praktijken die artikel 5 verbiedt.", risk=Risk.PROHIBITED,
    )  # fmt: skip


def _practised(practice: Practice) -> Condition:
    return lambda case: practice in case.facts.practices and case.prohibits(practice)


def _role_and_model() -> Iterator[Rule]:
    yield Rule(
        "no_role", Stage.ROLE, "art. 3 punt 3 tot en met 8", ("role_answer",), fact("role_answer", RoleAnswer.NONE),
        "De gemeente maakt, koopt, verkoopt of gebruikt het zelf niet.", risk=Risk.NO_ROLE,
    )  # fmt: skip
    yield Rule(
        "systemic_risk", Stage.MODEL, "art. 51", ("gpai", "systemic_risk"),
        every(fact("gpai", Gpai.MODEL), fact("systemic_risk", True)),
        "Het model heeft een systeemrisico: de maker heeft extra plichten.",
    )  # fmt: skip
    yield Rule(
        "model_duties", Stage.MODEL, "art. 53", ("gpai",), fact("gpai", Gpai.MODEL),
        "Voor een model voor algemene doelen gelden eigen regels, vooral voor de maker.", risk=Risk.GPAI_MODEL,
    )  # fmt: skip


def _low() -> Iterator[Rule]:
    reads = ("article_50_trigger", "triggers", "article_50_exception", "excepted_triggers")
    sentence = "Artikel 50 maakt voor dit geval zelf een uitzondering."
    for trigger, (article, _) in TRIGGERS.items():
        yield Rule(
            f"excepted_{trigger}", Stage.TRANSPARENCY, article, reads, asks_nothing(trigger), sentence,
            silences=frozenset({f"trigger_{trigger}"}),
        )  # fmt: skip
    yield Rule(
        "article_50_exception", Stage.TRANSPARENCY, "art. 50", ("article_50_trigger", "article_50_exception"),
        every(unnamed("article_50_trigger", "triggers"), fact("article_50_exception", True)),
        sentence, silences=frozenset({"trigger"}),
    )  # fmt: skip
    for trigger, (article, sentence) in TRIGGERS.items():
        yield Rule(
            f"trigger_{trigger}", Stage.TRANSPARENCY, article, ("article_50_trigger", "triggers"),
            among("triggers", trigger), sentence, risk=Risk.LIMITED,
        )  # fmt: skip
    yield Rule(
        "trigger", Stage.TRANSPARENCY, "art. 50", ("article_50_trigger",), unnamed("article_50_trigger", "triggers"),
        "Mensen moeten weten dat het AI is.", risk=Risk.LIMITED,
    )  # fmt: skip
    yield Rule(
        "open_source", Stage.OPEN_SOURCE, "art. 2 lid 12", ("open_source",), fact("open_source", True),
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
    *high(),
    *_low(),
)
