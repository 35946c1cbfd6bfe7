#include "agenda/agenda.hpp"
#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"

#include <pugixml.hpp>

#include <string>
#include <vector>

using namespace datelined;

namespace {

bool holds(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

/// Well-formed apart from the void elements and the doctype, which XML does not know.
bool well_formed(std::string page) {
  for (const char* open : {"<!DOCTYPE html>", "<meta charset=\"utf-8\">",
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
                           "<link rel=\"stylesheet\" href=\"/style.css\">"}) {
    const std::size_t at = page.find(open);
    if (at != std::string::npos) page.erase(at, std::string_view(open).size());
  }
  return bool(pugi::xml_document().load_string(page.c_str()));
}

}  // namespace

TEST_CASE("the agenda page groups by day and marks how far a day is", "[agenda]") {
  const std::vector<Event> events{made_event("Doors open", "2017-02-27T10:00"), made_event("Fair", "2017-03-04"),
                                  made_event("Some day", "2017-Q3")};
  const std::string page = agenda_page(events, zone("Europe/Madrid"), instant("2017-02-26T23:30:00Z"));
  CHECK(holds(page, "<h2>Monday 27 February 2017 <span class=\"note\">today</span></h2>"));
  CHECK(holds(page, "<span class=\"note\">in 5 days</span>"));
  CHECK(holds(page, "<h2>Not yet dated to the day</h2>"));
  CHECK(holds(page, "href=\"/event/k3f7qa2mzx5tnd6wr4yhb2cvle@house\">Doors open</a>"));
  CHECK(well_formed(page));
}

TEST_CASE("an empty agenda says so", "[agenda]") {
  CHECK(holds(agenda_page({}, Zone(), instant("2017-02-26T23:30:00Z")), "Nothing is announced yet."));
}

TEST_CASE("one event has a page with its sources and the time words marked", "[agenda]") {
  const std::string page = event_page(made_event("Doors open", "2017-02-27T10:00"), zone("Asia/Tokyo"));
  CHECK(holds(page, "its doors <mark>on 27 February</mark>, it said."));
  CHECK(holds(page, "<a rel=\"noopener noreferrer nofollow\" href=\"https://gadgets.example/maker\">"));
  CHECK(holds(page, "<dd>Monday 27 February 2017, 18:00</dd>"));
  CHECK(well_formed(page));
}

TEST_CASE("no outside text becomes markup and no other address becomes a link", "[agenda]") {
  for (const std::string hostile :
       {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "' onmouseover='x",
        "&lt;b&gt;", "\x00<\x1b>", "]]>--><style>"}) {
    Event event = made_event(hostile, "2017-02-27");
    event.place->name = event.uid = hostile;
    Claim& claim = event.claims.front();
    claim.feed = claim.url = claim.article_title = claim.mention.evidence = claim.mention.said = hostile;
    for (const std::string& page : {agenda_page({&event, 1}, Zone(), instant("2017-02-26T00:00:00Z")),
                                    event_page(event, Zone()), message_page(hostile, hostile)}) {
      INFO(page);
      CHECK(well_formed(page));
      CHECK_FALSE(holds(page, "<script"));
      CHECK_FALSE(holds(page, "<img"));
      CHECK_FALSE(holds(page, "href=\"javascript"));
    }
  }
}

TEST_CASE("pages need no script and no inline style", "[agenda]") {
  const Event event = made_event("Doors open", "2017-02-27");
  const std::string page = agenda_page({&event, 1}, Zone(), instant("2017-02-26T00:00:00Z"));
  CHECK_FALSE(holds(page, "<script"));
  CHECK_FALSE(holds(page, "style=\""));
  CHECK(holds(page, "<link rel=\"stylesheet\" href=\"/style.css\">"));
  CHECK(style_sheet().find("url(") == std::string_view::npos);
}
