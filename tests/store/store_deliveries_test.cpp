// The outbox: promise, lease, outcome; fencing, final states, what is due.
#include "store/lease_owner.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

using namespace datelined;
using namespace datelined::examples;

namespace {

const LeaseOwner us = "boot:1:100";
const LeaseOwner them = "boot:2:200";
const Instant noon = at("2026-05-08T12:00");
constexpr std::span<const std::string> none_held;

struct Opened {
  Folder folder;
  Store store = Store::open(GENERATE(false, true) ? std::filesystem::path(":memory:") : folder / "state.db", false);
  Event pier = store.keep_event(event("pier"));

  void promise(const std::string& key, Instant due, const std::string& sink = "desk") {
    const Delivery row = delivery(pier.id, key, due, sink);
    REQUIRE(store.promise({&row, 1}) == 1);
  }
  Delivery leased(const std::string& key) {
    for (const Delivery& row : store.lease_due(noon, 100, us, 1h, none_held))
      if (row.key == key) return row;
    FAIL("not leased: " + key);
    return {};
  }
  bool finish(Delivery row, DeliveryState state) {
    row.state = state;
    ++row.attempt;
    return store.finish(row, attempt(row, "delivered"));
  }
  std::vector<std::string> keys(const std::vector<Delivery>& rows) const {
    std::vector<std::string> found;
    for (const Delivery& row : rows) found.push_back(row.key);
    return found;
  }
};
using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("a promise comes back with every field and its key can be promised once only", "[store]") {
  Opened opened;
  Delivery row = delivery(opened.pier.id, "k1", noon + 7ms);
  row.lease_token = 4;
  row.lease_owner = "x";
  row.lease_until = 17ms;
  row.state = DeliveryState::leased;
  row.attempt = 2;
  row.unknowns = 1;
  row.receipt = "owner 5";
  row.digest_key = "list";
  row.last_error = "refused";
  row.sent = noon;
  CHECK(opened.store.promise({&row, 1}) == 1);
  row.id = opened.store.delivery_by_key("k1")->id;
  CHECK(opened.store.delivery(row.id) == row);
  Delivery twice = delivery(opened.pier.id, "k1", noon + 1h);
  CHECK(opened.store.promise({&twice, 1}) == 0);
  CHECK(opened.store.deliveries_of(opened.pier.id) == std::vector<Delivery>{row});
  CHECK_FALSE(opened.store.delivery_by_key("k2"));
  CHECK_FALSE(opened.store.delivery({99}));
}

TEST_CASE("a promise needs its event", "[store]") {
  Opened opened;
  const Delivery row = delivery({4711}, "k1", noon);
  CHECK_THROWS_AS(opened.store.promise({&row, 1}), StoreError);
  CHECK_FALSE(opened.store.delivery_by_key("k1"));
}

TEST_CASE("what is due is leased oldest first and with a new token each time", "[store]") {
  Opened opened;
  opened.promise("second", noon - 1min, "mail");
  opened.promise("first", noon - 2min);
  opened.promise("third", noon);
  opened.promise("later", noon + 1ms);
  const auto two = opened.store.lease_due(noon, 2, us, 90min, none_held);
  CHECK(opened.keys(two) == Keys{"first", "second"});
  CHECK(two.front().state == DeliveryState::leased);
  CHECK(two.front().lease_token == 1);
  CHECK(two.front().lease_owner == us);
  CHECK(two.front().lease_until == Ticks(90min));
  CHECK(two.front().attempt == 0);
  CHECK(opened.keys(opened.store.lease_due(noon, 10, us, 90min, none_held)) == Keys{"third"});
  CHECK(opened.store.lease_due(noon, 10, us, 90min, none_held).empty());
  CHECK(opened.store.release_leases(them, 0ms) == 3);
  CHECK(opened.store.lease_due(noon, 1, us, 90min, none_held).front().lease_token == 2);
}

TEST_CASE("sinks that are held back are neither leased nor waited for", "[store]") {
  Opened opened;
  opened.promise("held", noon - 2min, "mail");
  opened.promise("free", noon + 1h, "desk");
  const std::vector<std::string> held{"mail"};
  CHECK(opened.store.next_due() == noon - 2min);
  CHECK(opened.store.next_due(held) == noon + 1h);
  CHECK(opened.store.lease_due(noon, 10, us, 1h, held).empty());
  const std::vector<std::string> both{"desk", "mail"};
  CHECK_FALSE(opened.store.next_due(both));
}

TEST_CASE("the next due row is the earliest of all sinks and nothing if none is ready", "[store]") {
  Opened opened;
  CHECK_FALSE(opened.store.next_due());
  opened.promise("b", noon + 2h, "a sink");
  opened.promise("a", noon + 1h, "z sink");
  CHECK(opened.store.next_due() == noon + 1h);
  opened.store.lease_due(noon + 1h, 1, us, 1h, none_held);
  CHECK(opened.store.next_due() == noon + 2h);
}

TEST_CASE("an outcome is written once and only under its own lease", "[store]") {
  Opened opened;
  opened.promise("k", noon);
  const Delivery old = opened.leased("k");
  opened.store.release_leases(them, 0ms);
  const Delivery current = opened.leased("k");
  CHECK_FALSE(opened.finish(old, DeliveryState::sent));
  CHECK(opened.store.delivery(old.id)->state == DeliveryState::leased);
  CHECK(opened.store.attempts(old.id).empty());

  Delivery done = current;
  done.state = DeliveryState::sent;
  done.attempt = 1;
  done.receipt = "owner 7";
  done.sent = noon + 1s;
  CHECK(opened.store.finish(done, attempt(done, "delivered")));
  CHECK_FALSE(opened.store.finish(done, attempt(done, "delivered")));
  const auto kept = opened.store.delivery(done.id);
  CHECK(kept->state == DeliveryState::sent);
  CHECK(kept->receipt == "owner 7");
  CHECK(kept->sent == noon + 1s);
  CHECK(kept->lease_owner.empty());
  CHECK_FALSE(kept->lease_until);
  const auto attempts = opened.store.attempts(done.id);
  REQUIRE(attempts.size() == 1);
  CHECK(attempts.front().token == 2);
  CHECK(attempts.front().outcome == "delivered");
  CHECK(attempts.front().ended == noon + 1s);
}

TEST_CASE("a delivery that is to be tried again is ready later", "[store]") {
  Opened opened;
  opened.promise("k", noon);
  Delivery row = opened.leased("k");
  row.state = DeliveryState::ready;
  row.attempt = 1;
  row.unknowns = 1;
  row.next_try = noon + 5s;
  row.expires = noon + 24h;
  row.last_error = "temporary: refused";
  CHECK(opened.store.finish(row, attempt(row, "temporary")));
  const auto kept = opened.store.delivery(row.id);
  CHECK(kept->next_try == noon + 5s);
  CHECK(kept->expires == noon + 24h);
  CHECK(kept->due == noon);
  CHECK(kept->unknowns == 1);
  CHECK(opened.store.lease_due(noon + 4s, 10, us, 1h, none_held).empty());
  CHECK(opened.store.lease_due(noon + 5s, 10, us, 1h, none_held).size() == 1);
}

TEST_CASE("a lease can be renewed until it is lost", "[store]") {
  Opened opened;
  opened.promise("k", noon);
  const Delivery row = opened.leased("k");
  CHECK(opened.store.renew(row, 2h));
  CHECK(opened.store.delivery(row.id)->lease_until == Ticks(2h));
  opened.store.cancel(row.id, "changed");
  CHECK_FALSE(opened.store.renew(row, 3h));
}

TEST_CASE("leases that were not used are given back unless they were lost", "[store]") {
  Opened opened;
  opened.promise("unused", noon);
  opened.promise("cancelled", noon);
  const auto rows = opened.store.lease_due(noon, 10, us, 1h, none_held);
  opened.store.cancel(opened.store.delivery_by_key("cancelled")->id, "gone");
  opened.store.give_back(rows);
  CHECK(opened.store.delivery_by_key("unused")->state == DeliveryState::ready);
  CHECK(opened.store.delivery_by_key("cancelled")->state == DeliveryState::cancelled);
  const Delivery again = opened.leased("unused");
  opened.store.give_back(rows);  // a token of the past
  CHECK(opened.store.delivery(again.id)->state == DeliveryState::leased);
}

TEST_CASE("leases of others and our own expired ones are given back", "[store]") {
  Opened opened;
  opened.promise("theirs", noon - 3s);
  opened.store.lease_due(noon, 1, them, 9h, none_held);
  opened.promise("expired", noon - 2s);
  opened.store.lease_due(noon, 1, us, 1h, none_held);
  opened.promise("ours", noon - 1s);
  opened.store.lease_due(noon, 1, us, 3h, none_held);
  CHECK(opened.store.release_leases(us, 1h) == 2);
  CHECK(opened.store.delivery_by_key("theirs")->state == DeliveryState::ready);
  CHECK(opened.store.delivery_by_key("expired")->state == DeliveryState::ready);
  CHECK(opened.store.delivery_by_key("ours")->state == DeliveryState::leased);
}

TEST_CASE("what ended stays as it ended", "[store]") {
  const DeliveryState end = GENERATE(DeliveryState::sent, DeliveryState::dead, DeliveryState::cancelled);
  Opened opened;
  opened.promise("k", noon);
  const Delivery row = opened.leased("k");
  REQUIRE(opened.finish(row, end));
  CHECK_FALSE(opened.finish(row, DeliveryState::ready));
  CHECK_FALSE(opened.store.cancel(row.id, "too late"));
  CHECK(opened.store.cancel_older(opened.pier.id, 9, "too late").empty());
  CHECK(opened.store.release_leases(them, 0ms) == 0);
  CHECK(opened.store.lease_due(noon + 24h, 9, us, 1h, none_held).empty());
  CHECK(opened.store.delivery(row.id)->state == end);
}

TEST_CASE("only promises of older revisions are cancelled and an outcome after that is void", "[store]") {
  Opened opened;
  opened.promise("ready", noon + 1h);
  opened.promise("leased", noon);
  const Delivery flying = opened.leased("leased");
  Delivery newer = delivery(opened.pier.id, "newer", noon + 2h);
  newer.revision = 2;
  opened.store.promise({&newer, 1});

  const auto cancelled = opened.store.cancel_older(opened.pier.id, 2, "moved");
  CHECK(opened.keys(cancelled) == Keys{"leased", "ready"});
  CHECK(cancelled.front().state == DeliveryState::leased);
  CHECK(opened.store.delivery_by_key("ready")->state == DeliveryState::cancelled);
  CHECK(opened.store.delivery_by_key("ready")->last_error == "moved");
  CHECK(opened.store.delivery_by_key("newer")->state == DeliveryState::ready);
  CHECK_FALSE(opened.finish(flying, DeliveryState::sent));
}

TEST_CASE("a promise that nobody began to keep can be moved", "[store]") {
  Opened opened;
  opened.promise("k", noon);
  Delivery row = *opened.store.delivery_by_key("k");
  CHECK_FALSE(opened.store.move(row));
  row.due = row.next_try = noon + 1h;
  row.expires = noon + 9h;
  CHECK(opened.store.move(row));
  CHECK(opened.store.delivery(row.id) == row);
  opened.store.lease_due(noon + 1h, 1, us, 1h, none_held);
  row.due = noon + 2h;
  CHECK_FALSE(opened.store.move(row));
}

TEST_CASE("a promise that was cancelled untried can be forgotten and made again", "[store]") {
  Opened opened;
  opened.promise("k", noon);
  CHECK_FALSE(opened.store.forget_cancelled("k", "unwanted"));
  opened.store.cancel(opened.store.delivery_by_key("k")->id, "unwanted");
  CHECK_FALSE(opened.store.forget_cancelled("k", "another cause"));
  CHECK(opened.store.forget_cancelled("k", "unwanted"));
  opened.promise("k", noon);

  Delivery tried = opened.leased("k");
  tried.state = DeliveryState::ready;
  REQUIRE(opened.store.finish(tried, attempt(tried, "sink_broken")));
  opened.store.cancel(tried.id, "unwanted");
  CHECK_FALSE(opened.store.forget_cancelled("k", "unwanted"));
}

TEST_CASE("the members of a list are fixed before it is sent", "[store]") {
  Opened opened;
  for (const char* key : {"a", "b", "c"}) opened.promise(key, noon);
  auto members = opened.store.lease_due(noon, 10, us, 1h, none_held);
  opened.store.cancel(members.back().id, "gone");
  opened.store.keep_digest(members, "list");
  CHECK(opened.keys(opened.store.digest_members("list")) == Keys{"a", "b"});
  CHECK(opened.store.digest_members("").empty());
  opened.store.release_leases(them, 0ms);
  CHECK(opened.store.lease_due(noon, 1, us, 1h, none_held).front().digest_key == "list");
}

TEST_CASE("what an address was told of an event leaves out other addresses and what was not sent", "[store]") {
  Opened opened;
  for (const char* key : {"a", "b", "c"}) opened.promise(key, noon);
  const auto rows = opened.store.lease_due(noon, 10, us, 1h, none_held);
  opened.finish(rows.at(0), DeliveryState::sent);
  opened.finish(rows.at(1), DeliveryState::dead);
  CHECK(opened.keys(opened.store.told(opened.pier.id, "desk", "me")) == Keys{"a"});
  CHECK(opened.store.told(opened.pier.id, "desk", "you").empty());
  CHECK(opened.store.told(opened.pier.id, "mail", "me").empty());
  CHECK(opened.store.told({77}, "desk", "me").empty());
}

TEST_CASE("deliveries are counted by their state and the dead are listed", "[store]") {
  Opened opened;
  for (const char* key : {"a", "b", "c", "d"}) opened.promise(key, noon);
  opened.promise("later", noon + 1h);
  const auto rows = opened.store.lease_due(noon, 10, us, 1h, none_held);
  opened.finish(rows.at(0), DeliveryState::sent);
  opened.finish(rows.at(1), DeliveryState::dead);
  opened.store.cancel(rows.at(2).id, "gone");
  const Counts counts = opened.store.counts();
  CHECK(counts.ready == 1);
  CHECK(counts.leased == 1);
  CHECK(counts.sent == 1);
  CHECK(counts.dead == 1);
  CHECK(counts.cancelled == 1);
  CHECK(counts.events == 1);
  CHECK(opened.keys(opened.store.dead()) == Keys{"b"});
  opened.store.redrive(rows.at(1).id, noon, noon + 1h);
  CHECK(opened.store.counts().dead == 0);
  CHECK(opened.store.counts().ready == 2);
}

TEST_CASE("only what ended of events that are over is forgotten", "[store]") {
  Opened opened;
  opened.promise("sent", noon - 1h);
  opened.promise("open", noon + 1h);
  const Delivery row = opened.leased("sent");
  opened.finish(row, DeliveryState::sent);
  CHECK(opened.store.forget(at("2026-05-09T12:00"), 10) == 0);  // the event is not over yet
  CHECK(opened.store.forget(at("2026-06-01"), 10) == 1);
  CHECK(opened.store.counts().sent == 0);
  CHECK(opened.keys(opened.store.deliveries_of(opened.pier.id)) == Keys{"open"});
  CHECK(opened.store.attempts(row.id).empty());
}

TEST_CASE("this process is a lease owner of its own with boot and pid and start", "[store]") {
  const LeaseOwner owner = lease_owner();
  CHECK(owner == lease_owner());
  CHECK(owner.find(":" + std::to_string(::getpid()) + ":") == 36);
  CHECK(std::stoll(owner.substr(owner.rfind(':') + 1)) > 0);
}
