// Issues of digests as rows of the outbox.
#include "store/issues.hpp"

#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <algorithm>

using namespace datelined;
using namespace datelined::examples;

namespace {

struct Issues {
  Store store = Store::open(":memory:", false);
  Planning planning{store.installation(), Zone(), 9h};
  Instant now = at("2026-05-08T12:00");
  std::vector<Digest> digests;

  Issues() {
    for (const char* name : {"evening", "morning"}) {
      Digest digest;
      digest.what.name = name;
      digest.what.addresses = {{"mail", "ann"}};
      digest.at = name == std::string("morning") ? 7h : 19h;
      digests.push_back(digest);
    }
  }
  std::size_t promised() { return promise_issues(store, digests, planning, now); }
  std::vector<Delivery> rows(const char* digest = "morning") {
    return store.eventless(digest, "mail", "ann", "digest:");
  }
  Delivery finished(Delivery row, DeliveryState state, const std::string& error = "") {
    for (Delivery& each : store.lease_due(now, 10, "us", 1h, {}))
      if (each.id == row.id) row = each;
    row.state = state;
    row.last_error = error;
    row.sent = now;
    store.finish(row, attempt(row, "delivered"));
    return row;
  }
};

}  // namespace

TEST_CASE("the next issue of the earliest digest is the next of all", "[store]") {
  Issues bench;
  CHECK(next_issue(bench.digests, bench.planning, bench.now) == at("2026-05-08T19:00"));
  std::ranges::reverse(bench.digests);
  CHECK(next_issue(bench.digests, bench.planning, bench.now) == at("2026-05-08T19:00"));
  CHECK_FALSE(next_issue({}, bench.planning, bench.now));
}

TEST_CASE("a missed issue that was tried stays, an untried one gives way to a later one", "[store]") {
  Issues bench;
  CHECK(bench.promised() == 2);
  const Delivery first = bench.rows().at(0);
  CHECK(first.due == at("2026-05-09T07:00"));
  bench.now = at("2026-05-09T08:00");
  bench.finished(first, DeliveryState::ready, "sink_broken: no");  // no attempt, but an error
  bench.now = at("2026-05-11T08:00");
  bench.promised();
  CHECK(bench.store.delivery(first.id)->state == DeliveryState::ready);
  bench.now = at("2026-05-14T08:00");
  bench.promised();
  const auto is_cancelled = [](const Delivery& row) { return row.state == DeliveryState::cancelled; };
  const auto rows = bench.rows();
  CHECK(std::ranges::any_of(rows, is_cancelled));
}

TEST_CASE("an issue promised for another time of day gives way to that of the settings", "[store]") {
  Issues bench;
  bench.promised();
  const Delivery evening = bench.rows("evening").at(0);
  bench.digests[0].at = 21h;
  bench.promised();
  const auto due = bench.store.delivery(evening.id);
  CHECK((due->state == DeliveryState::cancelled || due->due == at("2026-05-08T21:00")));
}

TEST_CASE("only a row that is an issue of a digest there is has a content", "[store]") {
  Issues bench;
  bench.promised();
  Delivery row = bench.rows().at(0);
  bench.digests[1].empty_ones = true;
  CHECK(issue_content(bench.store, row, bench.digests, bench.planning));
  bench.digests[1].empty_ones = false;
  CHECK_FALSE(issue_content(bench.store, row, bench.digests, bench.planning));
  Delivery unknown = row;
  unknown.watch = "noon";
  CHECK_FALSE(issue_content(bench.store, unknown, bench.digests, bench.planning));
  Delivery other = row;
  other.cause = "1d";
  CHECK_FALSE(issue_content(bench.store, other, bench.digests, bench.planning));
  other.cause = "digest:never";
  CHECK_FALSE(issue_content(bench.store, other, bench.digests, bench.planning));
}

TEST_CASE("a digest leaves out what its own words do not match and marks what moved since the issue before",
          "[store]") {
  Issues bench;
  bench.digests.erase(bench.digests.begin());
  Event pier = event("pier");
  pier.revision = 2;
  pier.changed = at("2026-05-01T00:00");
  pier.zone = Zone();
  pier.claims = {claim(bench.store.keep_article(article(), std::nullopt, at("2026-04-20T07:00")))};
  bench.store.keep_event(pier);
  bench.promised();
  Delivery row = bench.rows().at(0);
  const auto items = [&] {
    const auto content = issue_content(bench.store, row, bench.digests, bench.planning);
    return content ? content->items : std::vector<IssueItem>();
  };
  REQUIRE(items().size() == 1);
  CHECK_FALSE(items()[0].moved);  // there was no issue before
  bench.digests[0].what.match.words = {"eclipse"};
  CHECK(items().empty());
  bench.digests[0].what.match.words = {};
  bench.now = row.due;
  bench.finished(row, DeliveryState::sent);
  CHECK(items().size() == 1);  // a sent issue is not its own predecessor
  bench.now = at("2026-05-09T08:00");
  bench.promised();
  row = bench.rows().at(0);
  REQUIRE(row.due == at("2026-05-10T07:00"));
  Event later = event("quay", mention("2026-05-10"));
  later.zone = Zone();
  later.claims = pier.claims;
  later.revision = 2;
  later.changed = at("2026-05-01T00:00");
  bench.store.keep_event(later);
  REQUIRE(items().size() == 1);
  CHECK_FALSE(items()[0].fresh);
  CHECK_FALSE(items()[0].moved);  // that was before the issue before
}
