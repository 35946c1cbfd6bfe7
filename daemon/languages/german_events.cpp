// German: the words that announce events, by what they do in a sentence.
#include "languages/event_words.hpp"

namespace datelined::german {
namespace {

using enum Role;

constexpr RoleWords roles[] = {
    {will, "wird werden wirst soll sollen will wollen muss müssen kann können"},
    {would, "würde würden"},
    {may, "könnte könnten dürfte dürften möglicherweise"},
    {be, "ist sind"},
    {was, "war waren wurde wurden"},
    {infinite_be, "sein"},
    {have, "hat haben"},
    {had, "hatte hatten"},
    {negation, "nicht nie kein keine keinen ohne"},
    {determiner,
     "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen jeder jede jedes alle beide "
     "mehrere einige viele"},
    {possessive,
     "mein meine sein seine seiner seinen seinem ihr ihre ihrer ihren ihrem unser unsere unseren euer eure"},
    {pronoun, "er sie es wir ihr man ich du sich dies"},
    {person, "er sie"},
    {speaker, "wir ich"},
    {preposition,
     "in im an am auf bei beim mit von vom zu zum zur für über unter nach vor aus um gegen durch ohne seit während "
     "wegen trotz zwischen neben hinter bis ab ins ans laut gemäß rund"},
    {conjunction, "und oder aber sowie doch"},
    {relative, "welche welcher welches"},
    {subordinator, "weil dass wenn ob obwohl damit nachdem bevor während falls sobald"},
    {attribution,
     "sagte sagt teilte erklärte kündigte meldete berichtete betonte nannte schrieb bestätigte hieß laut gab warnte"},
    {set_for, "geplant vorgesehen angesetzt terminiert anberaumt erwartet"},
    {expected, "geplant vorgesehen erwartet"},
    {plan, "plant planen beabsichtigt hofft"},
    {happens,
     "findet finden beginnt beginnen startet starten endet öffnet öffnen schließt eröffnet steigt tritt treten kommt "
     "kommen erscheint erscheinen lädt laden tagt tagen trifft treffen wählt läuft gilt gastiert spielt zeigt feiert "
     "liest spricht geht hält präsentiert stellt stimmt entscheidet verhandelt veröffentlicht bringt legt streikt "
     "streiken besucht reist fährt landet singt tanzt debattiert berät informiert"},
    {present,
     "findet finden beginnt beginnen startet starten endet öffnet öffnen schließt eröffnet steigt tritt treten kommt "
     "kommen erscheint erscheinen lädt laden tagt tagen trifft treffen wählt läuft gilt gastiert spielt zeigt feiert "
     "liest spricht geht hält präsentiert stellt stimmt entscheidet verhandelt veröffentlicht bringt legt streikt "
     "streiken besucht reist fährt landet singt tanzt debattiert berät informiert"},
    {past,
     "fand fanden begann begannen startete starteten endete endeten kam kamen ging gingen traf trafen gab gaben nahm "
     "nahmen gewann gewannen verlor verloren siegte starb starben stieg sank fiel eröffnete eröffneten feierte "
     "feierten "
     "einigte einigten beschloss beschlossen entschied entschieden verabschiedete zeigte stellte legte führte machte "
     "schloss wählte wählten besuchte reiste"},
    {participle,
     "eröffnet abgesagt verschoben verlegt geplant vorgesehen angesetzt gestrichen vertagt gewählt gestartet gehalten "
     "veröffentlicht vorgestellt gezeigt gesperrt geschlossen verhandelt fortgesetzt erwartet gefeiert verliehen "
     "übergeben eingeweiht unterzeichnet entschieden aufgeführt ausgetragen beendet freigegeben"},
    {ends, "endet schließt läuft bleibt dauert"},
    {event,
     "konferenz tagung kongress gipfel gipfeltreffen treffen messe ausstellung festival konzert lesung vortrag seminar "
     "workshop kurs sitzung versammlung wahl wahlen abstimmung referendum volksentscheid prozess verhandlung anhörung "
     "urteil berufung spiel partie finale halbfinale turnier meisterschaft rennen marathon derby pokal premiere "
     "uraufführung aufführung eröffnung einweihung feier fest jubiläum gottesdienst trauerfeier beerdigung hochzeit "
     "parade umzug demonstration demo kundgebung streik warnstreik protest markt flohmarkt basar tournee auftritt gala "
     "verleihung preisverleihung bilanz hauptversammlung pressekonferenz start landung flug mission gesetz verbot "
     "frist anmeldung bewerbung einsendeschluss anmeldeschluss sperrung wartung besuch reise rede debatte verfahren "
     "untersuchung sonnenfinsternis mondfinsternis finsternis impfung sprechstunde semester prüfung ferien führung "
     "lauf cup auktion versteigerung börsengang fusion übernahme rücktritt amtsantritt vereidigung inbetriebnahme "
     "freigabe veröffentlichung album film buch roman ausgabe update version vorstellung oper ball tag bericht "
     "quartalszahlen zahlen geschäftsbericht zinsentscheid streiktag fahrplanwechsel waffenruhe"},
    {quantity,
     "prozent euro dollar umsatz gewinn verlust wachstum inflation zinsen preise preis million millionen milliarde "
     "milliarden punkte grad arbeitslosigkeit aktien kosten"},
    {deadline,
     "anträge eingereicht einzureichen einreichen frist anmeldeschluss einsendeschluss anmeldung anmeldungen "
     "bewerbungen bewerbung anmelden bewerben einzureichen "
     "einreichen eingereicht anträge"},
    {invitation, "melden kommen besuchen"},
    {adverb,
     "auch noch nur erst schon bald derzeit offiziell voraussichtlich wieder erneut gemeinsam wohl bereits zunächst "
     "dann nun heute morgen"},
    {venue,
     "halle stadthalle theater stadion museum kirche dom park rathaus schule universität hotel bibliothek galerie saal "
     "platz bahnhof flughafen arena schloss zentrum kino klinik krankenhaus landgericht amtsgericht"},
    {organisation,
     "gmbh ag ev verein verband universität ministerium stadtrat gericht bank partei union bund kommission"},
    {title,
     "herr frau dr prof präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister bürgermeisterin"},
    {narrated, "vergangenen vergangene letzten letzte gestern zuvor früher seit"},
    {moved, "verschoben verlegt vertagt verschiebt"},
    {cancelled, "abgesagt gestrichen entfällt ausgefallen abgeblasen"},
    {outright, "verschoben verlegt vertagt abgesagt gestrichen entfällt abgeblasen"},
    {until, "bis"},
    {aim, "auf"},
    {owner, "des der"},
    {furniture, "copyright © foto aktualisiert veröffentlicht quelle newsletter impressum"},
    {possible, "könnte könnten möglicherweise vielleicht eventuell womöglich"},
    {likely, "voraussichtlich wahrscheinlich geplant erwartet hoffentlich vorgesehen plant planen"},
    {calendar,
     "januar jänner februar märz april mai juni juli august september oktober november dezember jan feb mrz apr jun "
     "jul "
     "aug sep sept okt nov dez montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute morgen "
     "übermorgen gestern uhr woche monat jahr quartal wochenende frühjahr frühling sommer herbst winter abend "
     "vormittag "
     "nachmittag nacht mittag mitternacht"},
    {lead,
     "für am im in an um ab bis vom zum zur seit gegen von den dem der des spätestens auf bereits erst ende anfang "
     "mitte "
     "ins"},
    {online, "online zoom livestream"},
    {label, "datum wann wo termin termine ort uhrzeit eintritt kosten"},
    {number, "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf erste zweite dritte"},
    {particle, "statt ab an auf aus ein vor zu"},
    {idle, "findet finden statt stattfinden abgehalten"},
    {start, "ab beginnend"},
};

constexpr CategoryWords categories[] = {
    {Category::conference, 3,
     "konferenz tagung kongress gipfel gipfeltreffen vortrag seminar workshop kolloquium symposium forum hackathon"},
    {Category::conference, 1, "treffen sitzung versammlung redner teilnehmer"},
    {Category::product, 3, "smartphone tablet laptop elektroauto konsole modell"},
    {Category::earnings, 3, "quartalszahlen bilanz geschäftsbericht quartalsbericht geschäftszahlen halbjahresbericht"},
    {Category::economy, 3, "ezb inflation zinsentscheid notenbank arbeitsmarktdaten haushalt zentralbank leitzins"},
    {Category::politics, 3,
     "bundestag bundesrat minister ministerin präsident präsidentin kanzler kanzlerin regierung parlament stadtrat "
     "gipfeltreffen außenminister koalition staatsbesuch gemeinderat landtag"},
    {Category::election, 3,
     "wahl wahlen landtagswahl bundestagswahl kommunalwahl volksentscheid referendum stichwahl bürgerentscheid wählt"},
    {Category::court, 3,
     "prozess gericht landgericht amtsgericht urteil verhandlung anhörung berufung angeklagte angeklagten staatsanwalt "
     "bundesgerichtshof"},
    {Category::policy, 3, "gesetz verbot verordnung mindestlohn steuer regelung pflicht richtlinie kraft"},
    {Category::deadline, 3,
     "anträge eingereicht einzureichen einreichen frist anmeldeschluss einsendeschluss anmeldefrist bewerbungsfrist "
     "bewerbungen anmeldungen"},
    {Category::sports, 3,
     "spiel partie finale halbfinale turnier meisterschaft rennen marathon derby pokal lauf cup mannschaft bundesliga "
     "testspiel saisonauftakt weltmeisterschaft"},
    {Category::arts, 3,
     "konzert ausstellung festival lesung oper theater museum premiere uraufführung aufführung galerie orchester chor "
     "tournee ballett quartett sinfonie kunst"},
    {Category::release, 3, "film album roman buch serie spielstart erscheint version update staffel kinos"},
    {Category::science, 3, "sonnenfinsternis mondfinsternis finsternis forscher studie komet"},
    {Category::space, 3, "rakete raumsonde mission mond satellit raumstation astronauten nasa esa"},
    {Category::business, 3, "hauptversammlung fusion übernahme börsengang aktionäre werk konzern dividende"},
    {Category::ceremony, 3,
     "feier fest jubiläum gottesdienst trauerfeier beerdigung hochzeit parade umzug gala verleihung preisverleihung "
     "einweihung vereidigung gedenkfeier"},
    {Category::protest, 3, "demonstration demo kundgebung streik warnstreik protest streikt streiken gewerkschaft"},
    {Category::conflict, 3, "waffenruhe truppen armee militär feuerpause"},
    {Category::weather, 3, "sturm unwetter schnee regen hitzewelle orkan"},
    {Category::health, 3, "impfung klinik krankenhaus blutspende sprechstunde patienten"},
    {Category::education, 3, "kurs semester prüfung schule universität unterricht ferien schuljahr lehrer"},
    {Category::transport, 3,
     "bahn zug züge straße brücke sperrung flughafen tunnel autobahn bus fahrplanwechsel strecke gesperrt s-bahn "
     "straßenbahn"},
    {Category::personnel, 3, "rücktritt amtsantritt nachfolger vorstandschef chef geschäftsführer"},
    {Category::maintenance, 3, "wartung wartungsarbeiten server abschaltung"},
};

constexpr PlaceWord places[] = {
    {"deutschland", "DE", ""}, {"österreich", "AT", ""},  {"schweiz", "CH", ""}, {"frankreich", "FR", ""},
    {"italien", "IT", ""},     {"spanien", "ES", ""},     {"polen", "PL", ""},   {"usa", "US", ""},
    {"england", "GB", ""},     {"niederlande", "NL", ""}, {"belgien", "BE", ""}, {"tschechien", "CZ", ""},
};

}  // namespace

constexpr EventWords event_words = {.roles = roles,
                                    .verbs = {},
                                    .categories = categories,
                                    .places = places,
                                    .titles = TitleShape::verb_second,
                                    .future_endings = {},
                                    .shortest_head = 4};

}  // namespace datelined::german
