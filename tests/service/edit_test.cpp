// A person's edits over the unix socket, and what is wrong with them.
#include "service/edit_message.hpp"
#include "tests/catch.hpp"
#include "tests/service/served.hpp"

#include <boost/json/parse.hpp>

#include <string>

using namespace datelined;
namespace json = boost::json;

namespace {

const std::string fair = "zzzz6nq2mzx5tnd6wr4yhb2cvl@house";

std::string wrong(const WrittenEdit& written) {
  try {
    edit_from(written);
  } catch (const WrongEdit& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("an edit over the unix socket pins its fields, and giving them back unpins them", "[service][edit]") {
  Served served;
  const std::string body =
      R"({"title":"Village fair","when":"2017-06-24T15:00","place":"Toledo, Spain","status":"expected"})";
  const Response reply = served.get_local("/events/zzzz/edit", "POST", body);
  REQUIRE(reply.status == 200);
  const json::value event = json::parse(reply.body);
  CHECK(event.at("uid").as_string() == fair);
  CHECK(event.at("title") == "Village fair");
  CHECK(event.at("start") == "2017-06-24T15:00");
  CHECK(event.at("place") == "Toledo, Spain");
  CHECK(event.at("pinned").as_array().size() == 4);

  served.get_local("/events/zzzz/edit", "POST", R"({"unpin":["title","status"]})");
  const json::value after = json::parse(served.get("/events/" + fair + ".json").body);
  CHECK(after.at("title") == "Summer fair");
  CHECK(after.at("pinned").as_array().size() == 2);
  REQUIRE(after.at("history").as_array().size() == 2);
  CHECK(after.at("history").at(0).at("change") == "sharpened");
  CHECK(after.at("history").at(0).at("by") == "user");
  CHECK(after.at("history").at(0).at("from").at("start") == "2017-SU");
  CHECK(served.get_local("/events/zzzz.txt").body.find("History\n") != std::string::npos);
  CHECK(served.get("/event/" + fair).body.find("<h2>History</h2>") != std::string::npos);
}

TEST_CASE("a dismissed event is in no list but that of the dismissed until it is restored", "[service][edit]") {
  Served served;
  CHECK(served.get_local("/events/zzzz/dismiss", "POST").status == 200);
  CHECK(served.get("/events.json").body.find(fair) == std::string::npos);
  CHECK(served.get("/").body.find("Summer fair") == std::string::npos);
  CHECK(served.get("/calendar.ics").body.find("Summer fair") == std::string::npos);
  CHECK(served.get_local("/dismissed.txt").body.find("Summer fair") != std::string::npos);
  CHECK(json::parse(served.get_local("/dismissed.json").body).as_array().size() == 1);
  CHECK(json::parse(served.get("/events/" + fair + ".json").body).at("standing") == "dismissed");
  CHECK(served.get_local("/events/zzzz/restore", "POST").status == 200);
  CHECK(served.get("/events.json").body.find(fair) != std::string::npos);
  CHECK(served.get_local("/dismissed.txt").body.empty());
}

TEST_CASE("nobody edits over TCP, and what makes no sense changes nothing", "[service][edit]") {
  Served served;
  for (const char* action : {"edit", "dismiss", "restore"})
    CHECK(served.get("/events/" + fair + "/" + action, "Content-Length: 0\r\n", "POST").status == 405);
  CHECK(served.get("/dismissed.json").status == 404);
  CHECK(served.get_local("/events/yyyy/dismiss", "POST").status == 404);
  CHECK(served.get_local("/events/zzzz/steal", "POST").status == 404);
  CHECK(served.get_local("/events/zzzz", "POST").status == 404);
  for (const char* body : {"", "[]", "{", R"({"title":5})", R"({"colour":"red"})", R"({"unpin":["colour"]})",
                           R"({"unpin":"title"})", "{}"})
    CHECK(served.get_local("/events/zzzz/edit", "POST", body).status == 400);
  CHECK_FALSE(json::parse(served.get("/events/" + fair + ".json").body).as_object().contains("pinned"));
}

TEST_CASE("an edit says what is wrong with it", "[service][edit]") {
  CHECK(wrong({.when = "next Friday"}).starts_with("when: allowed are forms like"));
  CHECK(wrong({.when = "2026-13-01"}).starts_with("when:"));
  CHECK(wrong({.when = "2026-05-12", .zone = "Mars/Olympus"}).starts_with("zone: there is no such zone"));
  CHECK(wrong({.zone = "Europe/Oslo"}).starts_with("zone: is that of a clock time"));
  CHECK(wrong({.category = "fun"}).starts_with("category:"));
  CHECK(wrong({.status = "sure"}).starts_with("status:"));
  CHECK(wrong({.title = std::string(501, 'x')}).starts_with("title:"));
  CHECK(wrong({}) == "nothing to change");
  CHECK(wrong({.when = "2026-05-12/2026-05-14"}).empty());
  CHECK(wrong({.when = "2026-06"}).empty());
}

TEST_CASE("an edit travels as JSON", "[service][edit]") {
  const WrittenEdit edit{
      .title = "A \"new\" title", .when = "2026-05-12T10:00", .zone = "Europe/Oslo", .unpin = {"place"}};
  CHECK(edit_from(written_edit_from(message_of(edit))) == edit_from(edit));
}
