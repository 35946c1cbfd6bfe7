// What watches say, and what they match.
#include "watches/watch.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

using namespace datelined;
using Lines = std::vector<std::string>;

namespace {

Event press_event() {
  Event event;
  event.title = "Sony to hold a press event at the Mobile World Congress";
  event.category = Category::product;
  event.place = Place{"Barcelona, Spain", "ES", "Europe/Madrid"};
  event.names = {{"Sony Mobile", Name::Kind::organisation}, {"Xperia", Name::Kind::product}};
  event.confidence = 0.8;
  Claim claim;
  claim.feed = "wire";
  claim.mention.evidence = "The maker’s newest C++ toolkit – and Łódź in 東京 – will be shown.";
  event.claims.push_back(claim);
  return event;
}

/// Whether a watch whose one list is `entries` matches.
bool matched(std::vector<std::string> Matcher::*list, Lines entries) {
  Watch watch;
  watch.match.*list = std::move(entries);
  return matches(watch, press_event());
}

Lines findings(std::string_view text, Watch* watch = nullptr) {
  auto settings = SettingsDocument::parse(text, "x.toml");
  SettingsReader root = settings.root();
  for (SettingsReader& table : root.tables("watch")) {
    const Watch read = read_watch(table);
    if (watch != nullptr) *watch = read;
  }
  try {
    settings.check();
  } catch (const ConfigError& error) {
    return error.findings();
  }
  return {};
}

}  // namespace

TEST_CASE("words match as whole words and phrases whatever their case", "[watches]") {
  for (const char* word : {"sony", "SONY", "Press Event", "press-event", "barcelona", "xperia", "maker's", "łódź",
                           "ŁÓDŹ", "C++", "c++ toolkit", "東京"}) {
    INFO(word);
    CHECK(matched(&Matcher::words, {word}));
  }
  for (const char* word : {"son", "pres event", "press events", "event press", "C", "toolki", "lodz", "!!!", ""}) {
    INFO(word);
    CHECK_FALSE(matched(&Matcher::words, {word}));
  }
}

TEST_CASE("the lists of a watch are joined by and while their entries are joined by or", "[watches]") {
  Watch watch;
  CHECK(matches(watch, press_event()));
  watch.match.words = {"samsung", "sony"};
  watch.match.places = {"Spain"};
  CHECK(matches(watch, press_event()));
  watch.match.status = {"cancelled", "possible"};
  CHECK_FALSE(matches(watch, press_event()));
  watch.match.status = {"scheduled"};
  CHECK(matches(watch, press_event()));
}

TEST_CASE("each list looks at its own side of an event", "[watches]") {
  CHECK(matched(&Matcher::organisations, {"sony mobile"}));
  CHECK(matched(&Matcher::organisations, {"Mobile World Congress"}));
  CHECK_FALSE(matched(&Matcher::organisations, {"Xperia"}));
  CHECK(matched(&Matcher::places, {"barcelona"}));
  CHECK(matched(&Matcher::places, {"ES"}));
  CHECK_FALSE(matched(&Matcher::places, {"es"}));
  CHECK_FALSE(matched(&Matcher::places, {"Madrid"}));
  CHECK(matched(&Matcher::categories, {"product"}));
  CHECK_FALSE(matched(&Matcher::categories, {"sports"}));
  CHECK(matched(&Matcher::sources, {"wire"}));
  CHECK_FALSE(matched(&Matcher::sources, {"Wire"}));
  CHECK(matched(&Matcher::status, {"scheduled"}));
}

TEST_CASE("what is excluded does not match", "[watches]") {
  Watch watch;
  watch.match.words = {"sony"};
  watch.exclude.places = {"Madrid"};
  CHECK(matches(watch, press_event()));
  watch.exclude.places = {"Madrid", "Spain"};
  CHECK_FALSE(matches(watch, press_event()));
  watch.exclude = {};
  watch.exclude.categories = {"product"};
  CHECK_FALSE(matches(watch, press_event()));
}

TEST_CASE("an event that is less certain than a watch asks for does not match", "[watches]") {
  Watch watch;
  watch.minimum_confidence = 0.8;
  CHECK(matches(watch, press_event()));
  watch.minimum_confidence = 0.81;
  CHECK_FALSE(matches(watch, press_event()));
}

TEST_CASE("leads are a number and a unit", "[watches]") {
  CHECK(lead_written("7d") == Lead{"7d", 7, 'd'});
  CHECK(lead_written("90m")->exact());
  CHECK_FALSE(lead_written("1w")->exact());
  CHECK(lead_written("0m"));
  for (const char* written : {"", "d", "7", "7y", "7s", "-1d", "1.5h", "1 d", "367d", "53w", "99999999999d", "7dd"}) {
    INFO(written);
    CHECK_FALSE(lead_written(written));
  }
}

TEST_CASE("a watch is read with all its keys", "[watches]") {
  Watch watch;
  CHECK(findings(R"([[watch]]
name = "phones"
words = ["sony", "Mobile World Congress"]
categories = "product"
not_places = ["Madrid"]
not_words = ["rumour"]
minimum_confidence = 0.7
leads = ["7d", "2h", "7d"]
sinks = ["desk", "mail"]
announce = true
)",
                 &watch)
            .empty());
  CHECK(watch.name == "phones");
  CHECK(watch.match.words == Lines{"sony", "Mobile World Congress"});
  CHECK(watch.match.categories == Lines{"product"});
  CHECK(watch.exclude.places == Lines{"Madrid"});
  CHECK(watch.exclude.words == Lines{"rumour"});
  CHECK(watch.minimum_confidence == 0.7);
  CHECK(watch.leads == std::vector<Lead>{{"7d", 7, 'd'}, {"2h", 2, 'h'}});
  CHECK(watch.sinks == Lines{"desk", "mail"});
  CHECK(watch.announce);
  CHECK_FALSE(watch.match.empty());
  CHECK(Matcher{}.empty());
}

TEST_CASE("mistakes in a watch are found with what is allowed", "[watches]") {
  const Lines found = findings(R"([[watch]]
name = ""
words = ["!!"]
categories = ["phones"]
status = ["sure"]
minimum_confidence = 7
leads = ["soon", "1y"]
notwords = ["x"]
)");
  REQUIRE(found.size() == 9);
  CHECK(found[0] == "x.toml:1: watch.sinks: is missing, needed is at least one name of a [[sink]]");
  CHECK(found[1] == "x.toml:2: watch.name: is empty, needed is a name");
  CHECK(found[2] == "x.toml:3: watch.words: \"!!\" holds no letter or digit, allowed are words");
  CHECK(found[3].starts_with("x.toml:4: watch.categories: \"phones\" is no category, allowed are conference, product"));
  CHECK(found[4].starts_with("x.toml:5: watch.status: \"sure\" is no status"));
  CHECK(found[5] == "x.toml:6: watch.minimum_confidence: is out of range, allowed is 0 to 1");
  CHECK(found[6] == R"(x.toml:7: watch.leads: "soon" is no lead time, allowed are "30m", "2h", "7d", "1w")");
  CHECK(found[8] == "x.toml:8: watch.notwords: unknown key, did you mean \"not_words\"?");
}

TEST_CASE("quiet hours end on the wall clock of their zone, also over midnight", "[watches]") {
  const Zone berlin = *Zone::named("Europe/Berlin");
  const auto at = [](std::string_view text) { return to_instant(*parse_iso8601(text), Zone()); };
  const auto end = [&](const char* written, std::string_view now) {
    const auto until = quiet_until(*quiet_hours_written(written), berlin, at(now));
    return until ? iso8601(*until) : std::string("-");
  };
  CHECK(end("22:00-07:00", "2017-02-20T20:59:59Z") == "-");
  CHECK(end("22:00-07:00", "2017-02-20T21:00:00Z") == "2017-02-21T06:00:00Z");
  CHECK(end("22:00-07:00", "2017-02-21T05:59:59Z") == "2017-02-21T06:00:00Z");
  CHECK(end("22:00-07:00", "2017-02-21T06:00:00Z") == "-");
  CHECK(end("12:00-13:30", "2017-02-21T12:29:00Z") == "2017-02-21T12:30:00Z");
  CHECK(end("12:00-13:30", "2017-02-21T12:30:00Z") == "-");
  CHECK(end("00:00-00:00", "2017-02-21T12:30:00Z") == "-");
  CHECK(end("01:00-02:30", "2017-03-26T00:30:00Z") == "2017-03-26T01:30:00Z");  // 02:30 is skipped that night
  for (const char* wrong : {"", "22:00", "22:00-7", "25:00-07:00", "22-07"}) CHECK_FALSE(quiet_hours_written(wrong));
}

TEST_CASE("changes, quiet hours, repeats and gathering are read and checked", "[watches]") {
  Watch watch;
  CHECK(findings(
            "[[watch]]\nname = \"a\"\nsinks = [\"s\"]\nchanges = [\"moved\", \"sharpened\"]\nquiet = \"22:00-07:00\"\n"
            "repeat = \"15m\"\ngather = \"5m\"\n",
            &watch)
            .empty());
  CHECK(watch.changes == Lines{"moved", "sharpened"});
  CHECK(watch.quiet == quiet_hours_written("22:00-07:00"));
  CHECK(watch.repeat == std::chrono::minutes(15));
  CHECK(watch.gather == std::chrono::minutes(5));
  const Lines wrong = findings(
      "[[watch]]\nname = \"a\"\nsinks = [\"s\"]\nchanges = [\"gone\"]\nquiet = \"night\"\nrepeat = \"5s\"\ngather = "
      "\"2d\"\n");
  CHECK(wrong.size() == 4);
}
