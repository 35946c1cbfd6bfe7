// When long waits end.
#include "service/nap.hpp"

#include "tests/catch.hpp"

#include <boost/asio/io_context.hpp>

using namespace datelined;
using namespace std::chrono_literals;

TEST_CASE("waits of a beat and more end at common instants, within what they were given", "[service]") {
  asio::io_context loop;
  asio::steady_timer before(loop), timer(loop), after(loop);
  for (const auto limit : {15s, 17s, 30s, 60s, 600s}) {
    before.expires_after(limit);
    expire_within(timer, limit);
    after.expires_after(limit);
    CHECK(timer.expiry().time_since_epoch() % common_beat == 0s);
    CHECK(timer.expiry() <= after.expiry());
    CHECK(timer.expiry() > before.expiry() - common_beat);
  }
}

TEST_CASE("a short wait is as long as it was given", "[service]") {
  asio::io_context loop;
  asio::steady_timer before(loop), timer(loop), after(loop);
  before.expires_after(14999ms);
  expire_within(timer, 14999ms);
  after.expires_after(14999ms);
  CHECK(timer.expiry() >= before.expiry());
  CHECK(timer.expiry() <= after.expiry());
}
