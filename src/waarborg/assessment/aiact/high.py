"""The rules of high risk: products of Annex I, the points of Annex III, and what art. 5 lets go (art. 6)."""

from collections.abc import Iterator

from waarborg.assessment.aiact.conditions import among, every, fact, lets_go, unnamed
from waarborg.assessment.aiact.facts import AnnexI, Area, Practice
from waarborg.assessment.aiact.result import Risk
from waarborg.assessment.aiact.rule import Case, Rule, Stage

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


def high() -> Iterator[Rule]:
    assessed = fact("third_party_conformity", True)
    reads = ("annex_i", "third_party_conformity")
    yield Rule(
        "annex_i_a", Stage.PRODUCTS, "art. 6 lid 1", reads, every(fact("annex_i", AnnexI.A), assessed),
        "Het hoort bij een product uit bijlage I dat een ander moet keuren.", risk=Risk.HIGH,
    )  # fmt: skip
    yield from _products_of_section_b(reads)
    yield from _excepted_from_a_ban()
    areas = frozenset({"area", *(f"area_{area}" for area in Area)})
    yield Rule(
        "profiling", Stage.AREAS, "art. 6 lid 3, laatste alinea", ("annex_iii", "profiling"),
        every(fact("annex_iii", True), fact("profiling", True)),
        "Het maakt een profiel van mensen. Dan is er geen uitzondering op hoog risico.", silences=frozenset({"exit"}),
    )  # fmt: skip
    yield Rule(
        "exit", Stage.AREAS, "art. 6 lid 3", ("annex_iii", "article_6_3_exception", "grounds", "profiling"),
        lambda case: case.facts.takes_exit,
        "De aanbieder legde vast waarom dit toch geen hoog risico is.", silences=areas,
    )  # fmt: skip
    for area, sentence in AREAS.items():
        yield Rule(
            f"area_{area}", Stage.AREAS, f"art. 6 lid 2 en bijlage III punt {area}", ("annex_iii", "areas"),
            among("areas", area), sentence, risk=Risk.HIGH,
            doubt=CONTESTED.get(area, ""),
        )  # fmt: skip
    yield Rule(
        "area", Stage.AREAS, "art. 6 lid 2 en bijlage III", ("annex_iii",), unnamed("annex_iii", "areas"),
        "Het valt onder een punt van bijlage III.", risk=Risk.HIGH,
    )  # fmt: skip


def _products_of_section_b(reads: tuple[str, ...]) -> Iterator[Rule]:
    """The laws of section B have such products approved by an authority, so what nobody asked is taken for a yes."""
    article, in_b = "art. 6 lid 1 en art. 2 lid 2", fact("annex_i", AnnexI.B)
    yield Rule(
        "annex_i_b", Stage.PRODUCTS, article, reads, every(in_b, fact("third_party_conformity", True)),
        "Het hoort bij een product uit bijlage I, afdeling B, dat een ander moet keuren. De plichten staan dan in de"
        " wet over dat product.", risk=Risk.HIGH,
    )  # fmt: skip
    yield Rule(
        "annex_i_b_presumed", Stage.PRODUCTS, article, reads, every(in_b, fact("third_party_conformity", None)),
        "Het hoort bij een product uit bijlage I, afdeling B. Zo’n product moet bijna altijd een ander keuren; daar"
        " gaan wij van uit. De plichten staan dan in de wet over dat product.", risk=Risk.HIGH,
    )  # fmt: skip


def _excepted_from_a_ban() -> Iterator[Rule]:
    """What art. 5 lets go is not harmless: Annex III has the same systems, whatever was said of Annex III.

    Point 6 is for those who detect crimes only, so there a no to Annex III holds.
    """
    reads = ("article_5_practice", "practices", "article_5_exception", "annex_iii")
    excepted = every(fact("article_5_exception", True), _not_told_of_annex_iii)
    for practice, point in ((Practice.F, "1"), (Practice.H, "1"), (Practice.D, "6")):
        asked = every(lets_go(practice), _not_told_of_annex_iii)
        yield Rule(
            f"still_high_{practice}", Stage.AREAS, f"art. 6 lid 2 en bijlage III punt {point}", reads,
            every(asked, fact("annex_iii", None)) if practice is Practice.D else asked,
            f"Ook als het verbod niet geldt, blijft dit hoog risico: het staat in bijlage III, punt {point}.",
            risk=Risk.HIGH,
        )  # fmt: skip
    yield Rule(
        "still_high", Stage.AREAS, "art. 6 lid 2 en bijlage III", reads,
        every(unnamed("article_5_practice", "practices"), excepted),
        "Ook als het verbod niet geldt, is dit bijna altijd hoog risico (bijlage III, punt 1 of 6).",
        risk=Risk.HIGH, doubt="Zeg welke praktijk het is, dan is het zeker.",
    )  # fmt: skip


def _not_told_of_annex_iii(case: Case) -> bool:
    return case.facts.annex_iii is not True


CONTESTED = {
    Area.LAW_ENFORCEMENT: "Of toezicht door een boa hieronder valt, is niet zeker. Laat een jurist meekijken.",
    Area.JUSTICE: "Of een bezwaarcommissie hieronder valt, is niet zeker. Laat een jurist meekijken.",
}
