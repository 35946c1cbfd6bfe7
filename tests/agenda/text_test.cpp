#include "agenda/agenda.hpp"
#include "events/extractor.hpp"
#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace datelined;

namespace {

TextStyle plain() {
  TextStyle style;
  style.zone = zone("Europe/Berlin");
  return style;
}

bool printable(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; });
}

}  // namespace

TEST_CASE("the agenda has a heading for each day and coarse events after the days", "[agenda]") {
  std::vector<Event> events{made_event("Whole spring", "2017-SP"), made_event("Second", "2017-02-28"),
                            made_event("Late", "2017-02-27T18:00", "2017-02-27T19:30"),
                            made_event("All day", "2017-02-27", "2017-03-02"), made_event("Early", "2017-02-27T09:00")};
  events[4].status = Status::expected;
  CHECK(agenda_text(events, plain()) ==
        "Monday 27 February 2017\n"
        "  09:00           Barcelona, Spain - Early  expected  k3f7qa\n"
        "  18:00 to 19:30  Barcelona, Spain - Late  k3f7qa\n"
        "  all day         Barcelona, Spain - All day (to 2 Mar 2017)  k3f7qa\n"
        "\n"
        "Tuesday 28 February 2017\n"
        "  all day  Barcelona, Spain - Second  k3f7qa\n"
        "\n"
        "Not yet dated to the day\n"
        "  spring 2017  Barcelona, Spain - Whole spring  k3f7qa\n");
}

TEST_CASE("the agenda speaks in the reader's time and names the other one", "[agenda]") {
  TextStyle style = plain();
  style.zone = zone("Asia/Tokyo");
  const Event event = made_event("Night there", "2017-02-27T20:00");
  CHECK(agenda_text({&event, 1}, style) ==
        "Tuesday 28 February 2017\n"
        "  04:00    Barcelona, Spain - Night there (20:00 Europe/Madrid)  k3f7qa\n");
}

TEST_CASE("a place is told once, be it in the title or before it, and nobody takes part who is a place", "[agenda]") {
  Event event = made_event("Tour opens in Barcelona", "2017-02-27");
  event.names = {{"Oslo Quartet", Name::Kind::organisation}, {"Barcelona, Spain", Name::Kind::other}};
  CHECK(agenda_text({&event, 1}, plain()) ==
        "Monday 27 February 2017\n"
        "  all day  Tour opens in Barcelona  k3f7qa\n");
  CHECK(event_text(event, plain()).find("who        Oslo Quartet\n") != std::string::npos);
}

TEST_CASE("colours are used only if asked for", "[agenda]") {
  const Event event = made_event("Doors open", "2017-02-27");
  TextStyle style = plain();
  CHECK(agenda_text({&event, 1}, style).find('\x1b') == std::string::npos);
  CHECK(event_text(event, style).find('\x1b') == std::string::npos);
  style.colours = true;
  CHECK(agenda_text({&event, 1}, style).find("\x1b[1mMonday 27 February 2017\x1b[0m") == 0);
}

TEST_CASE("no outside text can steer the terminal", "[agenda]") {
  const std::string hostile =
      "\x1b]0;owned\x07\r\n\x9b"
      "31m\xE2\x80\xAE tcejbus \x08\x7f\xC3";
  Event event = made_event(hostile, "2017-02-27");
  event.place->name = event.uid = hostile;
  event.names = {{hostile, Name::Kind::person}};
  Claim& claim = event.claims.front();
  claim.feed = claim.url = claim.article_title = claim.mention.evidence = claim.mention.said = claim.mention.title =
      hostile;
  for (const std::string& text : {agenda_text({&event, 1}, plain()), event_text(event, plain())}) {
    CHECK(printable(text));
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
  }
}

TEST_CASE("long titles are cut to the width of the terminal", "[agenda]") {
  const Event event = made_event(std::string(300, 'x'), "2017-02-27");
  TextStyle style = plain();
  style.width = 80;
  const std::string text = agenda_text({&event, 1}, style);
  const std::string line = text.substr(text.find('\n') + 1);
  CHECK(line.size() - 1 <= 80 + 2);  // the ellipsis has three bytes
  CHECK(line.find("k3f7qa") != std::string::npos);
}

TEST_CASE("one event is shown with every claim and where it comes from", "[agenda]") {
  Event event = made_event("Doors open", "2017-02-27T10:00");
  event.claims.push_back(event.claims.front());
  event.claims.back().mention.title = "Opening of the doors";
  event.claims.back().dated_by_file = true;
  event.claims.back().url.clear();
  TextStyle style = plain();
  style.zone = Zone();
  CHECK(event_text(event, style) ==
        "Doors open\n"
        "  when       Mon 27 Feb 2017, 10:00 Europe/Madrid (27 Feb 2017, 09:00 UTC)\n"
        "  place      Barcelona, Spain\n"
        "  status     scheduled\n"
        "  category   conference\n"
        "  confidence 0.91\n"
        "  uid        k3f7qa2mzx5tnd6wr4yhb2cvle@house\n"
        "  revision   1 of 2017-02-02T09:00:00Z\n"
        "Sources\n"
        "  1. \u201cThe maker will open its doors on 27 February, it said.\u201d\n"
        "     What the maker plans (Gadget Post)\n"
        "     https://gadgets.example/maker\n"
        "     published 2017-02-02T08:00:00Z, read 2017-02-02T09:00:00Z\n"
        "     says Mon 27 Feb 2017, 10:00, scheduled, confidence 0.90\n"
        "  2. \u201cThe maker will open its doors on 27 February, it said.\u201d\n"
        "     What the maker plans (Gadget Post)\n"
        "     published 2017-02-02T08:00:00Z (the date of the file: the text has none), read 2017-02-02T09:00:00Z\n"
        "     says Mon 27 Feb 2017, 10:00, scheduled, confidence 0.90: Opening of the doors\n");
}

TEST_CASE("an explanation sets the words off within their sentence and lists what decided", "[agenda]") {
  Article article;
  article.guid = "explained";
  article.language = "en";
  article.dateline = {std::chrono::local_days(std::chrono::year(2026) / 3 / 2), Grain::day, Zone()};
  article.text = "The council will vote on the tram plan on 24 March. It met in 2019.";
  const std::string whole = whole_text(article);
  const auto explained = Extractor().explanation(article);
  const std::string plain = explanation_text(whole, explained, {});
  auto by_rules = explained;
  by_rules[0].verdicts[0].pattern = "trams\x1b";
  by_rules[0].verdicts[0].ignore = "votes";
  const std::string ruled = explanation_text(whole, by_rules, {});
  CHECK(ruled.find("    by your [[event_pattern]] \"trams\\x1b\"\n    ignored by your [[ignore]] \"votes\"\n") !=
        std::string::npos);
  CHECK(plain.starts_with("\"24 March\" = 2026-03-24 (rule "));
  CHECK(plain.find("\n  The council will vote on the tram plan on [24 March].\n") != std::string::npos);
  CHECK(plain.find("\n  event: Council to vote on the tram plan\n") != std::string::npos);
  CHECK(plain.find(", shown\n    +") != std::string::npos);
  CHECK(plain.find("\"2019\" = 2019") != std::string::npos);
  CHECK(plain.find("  no event: ") != std::string::npos);
  TextStyle style;
  style.colours = true;
  CHECK(explanation_text(whole, explained, style).find("\x1b[36m") != std::string::npos);
  CHECK(explanation_text("", {}, {}) == "no time expressions\n");
}

TEST_CASE("a sentence that was broken over lines stands in one", "[agenda]") {
  Event event = made_event("Doors open", "2017-02-27");
  EventMention& mention = event.claims.front().mention;
  mention.evidence = "The doors\n  open on\n27 February\nat last.";
  mention.said = "on\n27 February";
  TextStyle style = plain();
  CHECK(event_text(event, style).find("“The doors open on 27 February at last.”") != std::string::npos);
  style.colours = true;
  CHECK(event_text(event, style).find("on 27 February\x1b") != std::string::npos);
}
