// Keys and states of deliveries.
#include "reminders/delivery.hpp"

#include "tests/catch.hpp"

#include <set>

using namespace datelined;

TEST_CASE("the key of a delivery depends on everything that makes it another message", "[reminders]") {
  const std::string key = delivery_key("home", "uid@home", "phones", "1d", "mail", "a@example.org", 1);
  CHECK(key.size() == 32);
  CHECK(key == delivery_key("home", "uid@home", "phones", "1d", "mail", "a@example.org", 1));
  const std::set<std::string> keys{key,
                                   delivery_key("home2", "uid@home", "phones", "1d", "mail", "a@example.org", 1),
                                   delivery_key("home", "uid2@home", "phones", "1d", "mail", "a@example.org", 1),
                                   delivery_key("home", "uid@home", "phones2", "1d", "mail", "a@example.org", 1),
                                   delivery_key("home", "uid@home", "phones", "2d", "mail", "a@example.org", 1),
                                   delivery_key("home", "uid@home", "phones", "1d", "mail2", "a@example.org", 1),
                                   delivery_key("home", "uid@home", "phones", "1d", "mail", "b@example.org", 1),
                                   delivery_key("home", "uid@home", "phones", "1d", "mail", "a@example.org", 2),
                                   delivery_key("home", "uid@home", "phones1", "d", "mail", "a@example.org", 1)};
  CHECK(keys.size() == 9);
}

TEST_CASE("the key of a delivery never changes between versions", "[reminders]") {
  CHECK(delivery_key("i", "u", "w", "c", "s", "r", 1) == "pi7gdxu3l3d763n2k2hj4bnl5wlek5br");
}

TEST_CASE("states of deliveries are found by their names", "[reminders]") {
  for (const DeliveryState state : {DeliveryState::ready, DeliveryState::leased, DeliveryState::sent,
                                    DeliveryState::dead, DeliveryState::cancelled})
    CHECK(delivery_state_named(name(state)) == state);
  CHECK_FALSE(delivery_state_named("lost"));
}
