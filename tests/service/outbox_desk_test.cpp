// What people order about the outbox.
#include "service/outbox_desk.hpp"

#include "tests/catch.hpp"
#include "tests/service/dispatch_bench.hpp"
#include "tests/store/examples.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value_to.hpp>

#include <optional>

using namespace datelined;
using namespace std::chrono_literals;
namespace json = boost::json;
using Kind = Outcome::Kind;

namespace {

struct Desk : DispatchBench {
  examples::Folder folder;
  Executors executors{io.get_executor(), io.get_executor(), io.get_executor(), io.get_executor()};
  OutboxDesk desk{executors, clock, store, *dispatcher, log, folder / "state.db"};

  /// The answer, or throws what the order threw.
  json::object ordered(std::string order, OutboxDesk::Parameters parameters) {
    json::object answer;
    std::exception_ptr failure;
    asio::co_spawn(io, desk.carry_out(std::move(order), std::move(parameters)),
                   [&](std::exception_ptr error, json::object done) {
                     failure = error;
                     answer = std::move(done);
                   });
    pump();
    if (failure) std::rethrow_exception(failure);
    return answer;
  }
};

}  // namespace

TEST_CASE("dead messages are redriven or acknowledged by key, by sink or all", "[service]") {
  Desk bench;
  bench.mail.answer = [](const Notification&) { return refused(Kind::permanent); };
  for (const char* title : {"A", "B", "C"}) bench.known(title, "2017-02-20T10:00", bench.watch({"30m"}));
  bench.turn(35min, 1min);
  REQUIRE(bench.store.dead().size() == 3);
  CHECK(bench.ordered("redrive", {{"sink", "desk"}}).at("redriven") == 0);
  CHECK(bench.ordered("acknowledge", {{"key", bench.store.dead()[0].key.substr(0, 12)}}).at("acknowledged") == 1);
  bench.mail.answer = [](const Notification&) { return Outcome{}; };
  CHECK(bench.ordered("redrive", {{"sink", "mail"}}).at("redriven") == 2);
  bench.turn(15s);
  CHECK(bench.store.dead().empty());
  CHECK(bench.store.counts().dead == 1);
  CHECK(bench.ordered("redrive", {}).at("redriven") == 0);
}

TEST_CASE("an event is acknowledged by the beginning of its uid", "[service]") {
  Desk bench;
  const Event fair = bench.known("Fair", "2017-02-20T10:00", bench.watch({"30m"}));
  const json::object done = bench.ordered("acknowledge", {{"key", fair.uid.substr(0, 8)}});
  CHECK(json::value_to<std::string>(done.at("event")) == "Fair");
  CHECK(bench.store.acknowledged(fair.id, 1));
  CHECK_FALSE(bench.store.acknowledged(fair.id, 2));  // a later revision is news again
  CHECK(bench.ordered("acknowledge", {{"key", "nothing"}}).at("acknowledged") == 0);
}

TEST_CASE("silences begin, are listed and end", "[service]") {
  Desk bench;
  const json::object done = bench.ordered("silence", {{"words", " book  fair "}, {"seconds", "7200"}});
  CHECK(json::value_to<std::string>(done.at("until")) == "2017-02-20T10:00:00Z");
  REQUIRE(bench.store.silences(bench.clock.now()).size() == 1);
  CHECK(bench.store.silences(bench.clock.now())[0].words == "book fair");
  const std::string id = std::to_string(done.at("id").to_number<int>());
  CHECK_NOTHROW(bench.ordered("unsilence", {{"id", id}}));
  CHECK(bench.store.silences(bench.clock.now()).empty());
  CHECK_THROWS_AS(bench.ordered("unsilence", {{"id", id}}), WrongOrder);
}

TEST_CASE("orders that make no sense are refused with a reason", "[service]") {
  Desk bench;
  CHECK_THROWS_AS(bench.ordered("dance", {}), std::out_of_range);
  CHECK_THROWS_WITH(bench.ordered("silence", {{"words", "a"}}), "seconds is missing");
  CHECK_THROWS_WITH(bench.ordered("silence", {{"words", "a"}, {"seconds", "1h"}}), "seconds is no number");
  CHECK_THROWS_WITH(bench.ordered("silence", {{"words", "a"}, {"seconds", "99999999"}}), "allowed are up to 366 days");
  CHECK_THROWS_WITH(bench.ordered("silence", {{"words", " "}, {"seconds", "60"}}), "words are missing");
  CHECK_THROWS_WITH(bench.ordered("backup", {{"file", "copy.db"}}), Catch::Contains("absolute"));
  CHECK_THROWS_AS(bench.ordered("backup", {{"file", "/nowhere/copy.db"}}), StoreError);
}
