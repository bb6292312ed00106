"""Words by which a street name is told from other words before a number."""

from waarborg.guard.rules.lists import in_order, listed

# Endings that make a street of a word in any case: "dorpsstraat 12" in a chat.
STRONG = in_order(
    "straat straatje str. strjitte laan laantje leane plein kade gracht singel dreef steeg plantsoen weg wei dijk"
    " boulevard allee hofje strook lane strasse straße dwinger kanaal pleintje wal wegje wech loane stroate dyk"
    " dijkje straot stege pleats"
)
# Endings that many other words have too: only after a capital.
WEAK = in_order(
    "hof land pad park ring markt baan zoom erf akker veld berg brink haven oord hoek horst kamp meent rak sluis"
    " schans kant werf tuin burg wijk wold buurt buren buorren dyk hiem paed grêft bolwerk poort bos heide duin"
    " dam rode hage gaarde weide stede hoeve borg terp wier es kwartier ven meer vaart kolk stee plaats rij sloot"
    " beek donk polder gang brug tun polle kampen velden landen kreek reed terras passage galerij dwars oever"
    " voort eind einde spoor kruis molen wetering vliet waard zijde skans hôf wyk bergen hout schoor nes hem drift"
)
# Whole names.
SQUARES = listed(
    "markt brink dam plein singel gracht kade dijk haven voorhout rokin damrak spui straat laan weg hof park"
    " hofplein coolsingel vest wal zand avenue rue allee boulevard kaai plantage oever steiger kerkpad achterom"
    " achterweg voorburg pad esplanade dries heuvel werf oudegracht kerkbrink buitenhof binnenhof"
)
# Which part of a street: Kanaaldijk Oost, Oudegracht W.Z.
SIDES = listed(
    "noord zuid oost west noordoost noordwest zuidoost zuidwest noordzijde zuidzijde oostzijde westzijde nz zz oz wz"
    " n.z. z.z."
    " o.z. w.z. n.o. n.w. z.o. z.w. midden binnen buiten achter voor boven beneden"
)
# With a capital and a name after them they make a street.
ADJECTIVES = listed(
    "oude nieuwe lange korte grote kleine hoge lage brede smalle noorder zuider ooster wester eerste tweede derde"
    " vierde voorste achterste verlengde oud nieuw groot klein achter voor hege lytse âlde nije eastersingel dorps"
)
# Between the capitals of a name.
PARTICLES = listed(
    "van der de den ten ter te het 't 's op la le du des v.d. vd v/d aan en in naar over bij onder tot d' dem af"
)
# Titles and initials of whom a street is named after.
ABBREVIATED = listed(
    "burg. burgem. dr. mr. ds. st. sint prof. ir. jhr. ing. pr. kon. gen. kard. past. pastoor mgr. v.d. v. d."
    " jonkh. adm. gebr. kap. kapt. lt. min. wethr. dokt. jr. ger. h. n. z. o. w. nw. gr. kl. l. k. drs. gouv. kan."
    " deken dom. m.l. j.f. mej. gebrs. mgr"
)
# What belongs to the name in lower case too.
LOWER_LEADERS = listed(
    "nieuwe oude lange korte grote kleine hoge lage eerste tweede derde prins prinses koning koningin"
    " burgemeester burg. burg dr dr. st sint st. pastoor dokter verlengde 1e 2e 3e generaal graaf julianadorper"
)
# What begins a sentence or a field, and is in no name of a street.
NOT_IN_STREETS = listed(
    "op aan adres woonadres locatie wonende wonend woonachtig bij naar te voor mevrouw mevr mevr. mw mw. dhr dhr."
    " heer familie fam. betreft onderwerp perceel woning pand gemeente bouwplan object huis kavel hoek tussen"
    " vanaf rond nabij bezoekadres postadres straat huisnummer wij ik u hij zij ze er dat dit onze mijn uw zijn"
    " haar hun is was ook nu die woont woon verhuist vertrokken melding aanvraag vergunning kapvergunning"
    " omgevingsvergunning project herinrichting jan. feb. mrt. apr. jun. jul. aug. sep. okt. nov. dec. school"
    " winkel café restaurant snackbar buurthuis wijkcentrum dorpshuis bs basisschool kerk flat appartement bedrijf"
    " kantoor werkadres thuisadres huisadres adr. adr p/a t.a.v. januari februari maart april mei juni juli"
    " augustus september oktober november december en of het woonfraude bijtincident overlast brand inbraak controle"
    " kamerverhuur klacht bezoek huisbezoek incident"
    " hennepkwekerij aanrijding bezwaar dossier zaak geluidsoverlast burenruzie sloop verbouwing nieuwbouw verkoop"
    " aankoop"
    " taxatie huur verhuur opslag thv t.h.v. inspectie toezicht handhaving steekpartij ontruiming woningsluiting"
    " sluiting"
)
# Nouns and places that a number may follow.
NO_STREETS = listed(
    "artikel art. paragraaf lid bijlage hoofdstuk versie pagina blz. tabel figuur fase groep team kamer unit"
    " vraag punt agendapunt stap optie nummer nr. deel zaak categorie week dag januari februari maart april mei"
    " juni juli augustus september oktober november december supermarkt arbeidsmarkt woningmarkt huizenmarkt"
    " jaarmarkt weekmarkt kerstmarkt rommelmarkt braderie gerechtshof zonnepark windpark bedrijvenpark sportpark"
    " loopbaan banenmarkt vergadering verordening vordering regeling wijziging begroting regering verandering"
    " uitvoering levering ontwikkeling melding beoordeling verhuizing vergunning aanvraag besluit raadsbesluit"
    " beleid omgeving provincie gemeente college raad commissie werkgroep afdeling loket balie spreekuur"
    " verdieping etage woonlaag blok kavel perceel sectie wijk buurt gebied zone route lijn bus tram trein halte"
    " perron spoor station afrit knooppunt kilometer hectometer euro bedrag telefoon tel. toestel postbus"
    " antwoordnummer kenmerk order factuur bestelling model type serie windows office python covid formule radio"
    " npo rtl kabinet boek editie jaargang klas niveau schaal trede module les casus bezwaar dossier project"
    " besluitpunt motie amendement toezegging wapen rang kring gang zitting tijdvak kwartaal sprint release"
    " bouwlaag gebouw zaal lokaal meer minder zeker ruim circa ongeveer nog maximaal minimaal gemiddeld tussen van"
    " tot en of aan bij op in met middelburg tilburg rotterdam amsterdam zaandam schiedam veendam volendam edam"
    " monnickendam limburg noord-holland alkmaar zoetermeer aalsmeer haarlemmermeer purmerend hilversum amersfoort"
    " apeldoorn enschede heerenveen hoogeveen veenendaal roosendaal nieuwveen mijdrecht voorburg culemborg"
    " doesburg oostburg terneuzen zevenaar duitsland nederland den haag leeuwarden groningen eindhoven breda"
    " maastricht vlissingen emmen assen zwolle deventer wageningen ridderkerk nieuwkoop kudelstaart wilnis"
    " vinkeveen uithoorn waterland zeist soest baarn overeind gedwongen wehkamp spreker"
)
# Nouns that are a street only with a capital.
COMMON_NOUNS = listed(
    "snelweg onderweg omweg autosnelweg uitweg vaarweg spoorweg fietspad voetpad zandpad wandelpad schoolplein"
    " marktplein speelplein verkeersplein overweg afweg landweg zijweg kruisweg hoofdweg toegangsweg ventweg"
    " wandelweg fietsstraat winkelstraat woonstraat zijstraat dwarsstraat kanaal tv-kanaal weg straat laan"
    " halverwege wal wei"
)
