"""The words that say that a name stands next to them."""

TITLES = frozenset(
    "heer mijnheer meneer dhr hr mevrouw mevr mw mvr mej mejuffrouw fam familie drs dr mr ir ing prof professor dokter "
    "ds pater jhr".split()
)
"""Behind these a name stands, whatever it looks like."""

OFFICES = frozenset(
    "burgemeester wethouder raadslid raadsleden commissielid fractievoorzitter gedeputeerde minister staatssecretaris "
    "griffier gemeentesecretaris directeur teamleider teammanager manager consulent consulente wijkagent agent "
    "jongerenwerker jeugdconsulent wijkcoach gezinscoach casemanager regisseur inspecteur handhaver boa toezichthouder "
    "advocaat rechter notaris huisarts arts psychiater psycholoog verpleegkundige therapeut fysiotherapeut begeleider "
    "begeleidster behandelaar mentor bewindvoerder curator voogd gemachtigde tolk docent leraar juf meester conciërge "
    "collega stagiair beleidsadviseur adviseur jurist secretaris voorzitter penningmeester projectleider "
    "contactpersoon aannemer makelaar architect buurman buurvrouw oom tante opa oma broer zus zoon dochter zoontje "
    "dochtertje vader moeder echtgenoot echtgenote partner vriend vriendin ex-man ex-vrouw ex-partner neef nicht "
    "cliënt cliënte client patiënt bewoner bewoonster inwoner aanvrager aanvraagster klager klaagster verdachte getuige "
    "slachtoffer leerling hulpverlener melder weduwe wed weduwnaar gezin echtpaar zoontje son daughter husband wife".split()
)
"""Behind these a name stands when it is written with a capital and is no other word."""

SALUTATIONS = frozenset("beste geachte hoi hallo dag lieve hi hey ha dear goedemorgen goedemiddag hee hé".split())

CLOSINGS = frozenset("groet groeten groetjes hoogachtend gr mvg groetjes liefs groets namens dezen regards best cheers thanks xx xxx bedankt".split())

FIELDS = frozenset(
    "naam namen achternaam achternamen voornaam voornamen roepnaam geslachtsnaam familienaam meisjesnaam naamkind "
    "contactpersoon contact contactpersonen aanvrager aanvraagster melder meldster klager klaagster bezwaarmaker cliënt "
    "client cliëntnaam betrokkene betrokkenen bewoner bewoners behandelaar behandelend behandeld door opsteller auteur "
    "steller ondertekenaar ondertekend gemachtigde eigenaar eigenaars huurder huurders verhuurder patiënt leerling docent "
    "ouder ouders moeder vader partner echtgenoot kind kinderen zoon dochter van aan cc bcc tav afzender ontvanger aanwezig "
    "aanwezigen afwezig afwezigen deelnemers notulist notuliste verslag verslaglegger beoordelaar "
    "beoordelaars portefeuillehouder wethouder projectleider uitvoerder verdachte verdachten getuige getuigen slachtoffer "
    "gehoord verhoord gesproken tnv verbalisant verbalisanten raadscommissie commissie kinderen dochters zoons broers medewerkers consulent casemanager regisseur begeleider huisarts arts adviseur "
    "insprekers inspreker indiener indieners ondersteuner mantelzorger rekeninghouder tnv bestuurder "
    "gebruiker werknemer sollicitant kandidaat leidinggevende teamleider manager belanghebbende rechthebbende "
    "vertegenwoordiger name from to sender bezoeker organisator vrijwilliger vrijwilligers verwijzer eigenares".split()
)
"""Before a colon, or as the head of a column, these say that a name follows."""

COPIED = frozenset({"tav", "t.a.v.", "gez", "gez.", "w.g.", "getekend", "p/a", "o.v.v.", "i.a.a."})
"""Behind these a name follows without a colon."""

HANDLED = frozenset(
    "par paraaf parafen behandelaar behandeld behandelt opsteller steller auteur actie actiehouder notulist collegiaal "
    "toets getoetst akkoord afgehandeld medewerker verslag doorgezet overgedragen door namens init initialen gezien "
    "kenmerk ref wie".split()
)
"""Near these two to four letters are somebody's initials."""

STREETS = (
    "straat", "laan", "weg", "plein", "kade", "gracht", "singel", "dijk", "hof", "pad", "dreef", "steeg", "plantsoen", "park",
    "school", "college", "brug", "tunnel", "prijs", "museum", "ziekenhuis", "lyceum", "centrum", "zaal", "huis", "hal",
)  # fmt: skip
"""What ends so is called after someone, and is no person."""

TRADES = frozenset(
    "bakkerij slagerij taxi garage autobedrijf autogarage hotel restaurant café bouwbedrijf firma kapsalon kwekerij stichting "
    "basisschool school gemeente brasserie boekhandel drogisterij apotheek makelaardij schildersbedrijf installatiebedrijf "
    "loonbedrijf hoveniersbedrijf hovenier transportbedrijf rijschool supermarkt juwelier cafetaria snackbar zalencentrum "
    "camping manege museum theater huize station gebouw klooster abdij ziekenhuis verpleeghuis sporthal zaal bureau "
    "uitvaartcentrum uitvaartverzorging advocatenkantoor accountants notariskantoor tandartspraktijk praktijk st sint "
    "kerk merk concern bedrijf aannemersbedrijf installateur".split()
)
"""Behind these the name of a company or building stands."""

COMPANY = frozenset(
    "bv b.v. nv n.v. vof v.o.f. infra groep group holding advocaten makelaars makelaardij bouw zonen & wegenbouw elektro "
    "installaties techniek transport adviseurs accountants consultancy groenvoorziening groen notarissen catering "
    "schoonmaak beveiliging uitvaart verzekeringen architecten".split()
)
"""Before these too."""
