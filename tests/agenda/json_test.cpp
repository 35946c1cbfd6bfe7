#include "agenda/agenda.hpp"
#include "tests/agenda/made_events.hpp"
#include "tests/catch.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

using namespace datelined;
namespace json = boost::json;

namespace {

std::vector<std::string> keys(const json::object& object) {
  std::vector<std::string> names;
  for (const auto& pair : object) names.emplace_back(pair.key());
  return names;
}

const std::vector<std::string> batch_form{"title",    "start",    "end",  "modifier", "zone",   "place",     "status",
                                          "category", "evidence", "when", "offset",   "length", "confidence"};

}  // namespace

TEST_CASE("a mention has the keys of the batch form in their order and null for what is absent", "[agenda]") {
  const EventMention mention = made_event("Doors open", "2017-02-27").claims.front().mention;
  const json::object object = mention_object(mention);
  CHECK(keys(object) == batch_form);
  CHECK(object.at("start") == "2017-02-27");
  CHECK(object.at("end").is_null());
  CHECK(object.at("modifier").is_null());
  CHECK(object.at("zone").is_null());
  CHECK(object.at("place").is_null());
  CHECK(object.at("offset") == 12);
  CHECK(object.at("length") == 14);
  CHECK(object.at("when") == "on 27 February");
}

TEST_CASE("a mention shows its cues only if they were kept", "[agenda]") {
  EventMention mention = made_event("Doors open", "2017-02-27").claims.front().mention;
  mention.cues = {{"will", 1.5}};
  const json::object object = mention_object(mention);
  CHECK(json_text(object.at("cues")) == R"([{"name":"will","weight":1.5}])");
}

TEST_CASE("an event is the object of the batch form with what the daemon knows more", "[agenda]") {
  Event event = made_event("Doors open", "2017-02-27T10:00");
  event.revision = 3;
  const json::object object = event_object(event);
  auto expected = batch_form;
  expected.insert(expected.end(), {"uid", "revision", "starts_at", "iana_zone", "claims"});
  CHECK(keys(object) == expected);
  CHECK(object.at("starts_at") == "2017-02-27T09:00:00Z");
  CHECK(object.at("iana_zone") == "Europe/Madrid");
  CHECK(object.at("revision") == 3);
  const json::object& claim = object.at("claims").as_array().at(0).as_object();
  CHECK(claim.at("feed") == "Gadget Post");
  CHECK(claim.at("published") == "2017-02-02T08:00:00Z");
  CHECK(claim.at("dated_by_file") == false);
}

TEST_CASE("an event without a clock time starts at null and one without claims has no evidence", "[agenda]") {
  Event event = made_event("Doors open", "2017-03", "", "early");
  event.claims.clear();
  const json::object object = event_object(event);
  CHECK(object.at("starts_at").is_null());
  CHECK(object.at("modifier") == "early");
  for (const char* key : {"evidence", "when", "offset", "length"}) CHECK(object.at(key).is_null());
}

TEST_CASE("numbers are written as people write them and no string can end a script element", "[agenda]") {
  json::object object;
  object["a"] = 0.9123;
  object["b"] = 1.0;
  object["c"] = -17;
  object["d"] = "1.5E-3 \\\" </script> \\</b>";
  object["e"] = json::array{true, false, nullptr, 2.5e-7};
  const std::string text = json_text(object);
  CHECK(text.starts_with(R"({"a":0.9123,"b":1,"c":-17,"d":"1.5E-3 )"));
  CHECK(text.find("</") == std::string::npos);
  CHECK(json::parse(text).at("d") == object["d"]);
  CHECK(json::parse(text).at("e") == object["e"]);
}

TEST_CASE("a hostile title comes back from JSON as it was", "[agenda]") {
  for (const char* title : {"</script><script>", "a\"b\\c", "\x01\x1f\x7f", "\xE2\x80\xA8\xF0\x9F\x8E\x89", "<\\/"}) {
    const Event event = made_event(title, "2017-02-27");
    CHECK(json::parse(json_text(event_object(event))).at("title") == title);
  }
}
