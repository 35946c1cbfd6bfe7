// Which language a text is in, and that texts of no known language yield nothing.
#include "languages/detection.hpp"

#include "languages/language.hpp"
#include "temporal/tagger.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <chrono>

namespace {

using namespace datelined;

struct Row {
  const char* code;
  const char* text;
};

constexpr Row rows[] = {
    {"en", "The council will meet on Friday to vote on the plan, which was put off in May."},
    {"en", "It is the first time that the fair opens with a concert by the river."},
    {"en",
     "Results on Saturday: Ashby v Corley, Marden v Selby, Thorpe v Wickham, Yarrow v Benton. Monday, November 3: "
     "Dalby v Horley, men's final: Kirby v Foxton, men's doubles: Ormsby v Tilton at the park."},
    {"de", "Der Rat will am Freitag über den Plan abstimmen, der im Mai verschoben wurde."},
    {"de", "Die Messe öffnet am 3. Mai, und auch der Markt ist bis zum Abend offen."},
    {"es", "El consejo votará el viernes sobre el plan, que fue aplazado en mayo por la lluvia."},
    {"es", "La feria se abrirá el 3 de mayo y los vecinos no pagarán por la entrada."},
    {"fr", "Le conseil votera vendredi sur le plan, qui est dans les mains de la ville depuis mai."},
    {"it", "Il consiglio voterà venerdì sul piano, che è stato rinviato nella seduta di maggio per la pioggia."},
    {"pt", "O conselho vai votar na sexta-feira o plano, que não foi aprovado em maio por falta de tempo."},
    {"nl", "De raad stemt vrijdag over het plan, dat in mei niet aan de orde kwam en nog wordt herzien."},
    {"ca", "El consell votarà divendres el pla amb els veïns, que és més car per al poble i les escoles."},
    {"sv", "Rådet röstar på fredag om planen, som inte är klar och har skjutits upp till maj av staden."},
    {"pl", "Rada zagłosuje w piątek nad planem, który nie był gotowy w maju i jest teraz na stole."},
    {"und", "Совет проголосует в пятницу по плану, который был отложен в мае прошлого года."},
    {"und", "評議会は金曜日に、五月に延期された計画について投票を行う予定である。"},
};

}  // namespace

TEST_CASE("the language of a text is told by its most frequent words", "[languages]") {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(language_of_text(row.text) == row.code);
  }
}

TEST_CASE("a list, a figure or a few words tell no language", "[languages]") {
  for (const char* text : {"", "Launch: June 5", "3:2", "12.5.2026, 19.30", "NASA SpaceX Artemis", "2026-05-03"}) {
    INFO(text);
    CHECK(language_of_text(text).empty());
  }
}

TEST_CASE("every language that is read has a row of stop words", "[languages]") {
  for (const Language* language : languages()) {
    const auto rows_of = stop_words();
    CHECK(
        std::any_of(rows_of.begin(), rows_of.end(), [&](const StopWords& row) { return row.code == language->code; }));
  }
}

TEST_CASE("a text in a language that is not read yields nothing", "[languages]") {
  const Dateline dateline{LocalTime(std::chrono::local_days(std::chrono::year(2026) / 3 / 2)), Grain::day, Zone()};
  for (const char* code : {"fr", "und", "zh", "pt-BR"})
    CHECK(tagger_for(code).tag("le 3 mai 2026 à 20:00, on May 3, 2026-05-03", {}, dateline).empty());
  CHECK(tagger_for("").tag("on May 3", {}, dateline).size() == 1);
  CHECK(tagger_for("de-AT").tag("am 3. Jänner", {}, dateline).size() == 1);
}
