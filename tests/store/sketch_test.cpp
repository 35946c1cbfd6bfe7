// Sketches: what is kept beside an event tells the same of a mention as the whole event.
#include "store/sketch.hpp"

#include "events/belief.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

using namespace datelined;
using namespace datelined::examples;

namespace {

Event told_by(const std::vector<EventMention>& said) {
  Event event = examples::event("pier");
  event.claims.clear();
  for (const EventMention& one : said) event.claims.push_back(claim({1}, one));
  believe(event);
  return event;
}

EventMention evening() {
  EventMention said = mention();
  said.when = minute("2026-05-09T19:30");
  return said;
}

EventMention moved() {
  EventMention said = mention("2026-06-02");
  said.moved_from = day("2026-05-09");
  said.status = Status::postponed;
  said.place.reset();
  said.title = "Harbour’s \"new\" pier\n to open later";
  return said;
}

EventMention running() {
  EventMention said = mention();
  said.when = {.begin = std::nullopt, .end = local("2026-05-20")};
  said.undated = true;
  said.names.clear();
  return said;
}

}  // namespace

TEST_CASE("a sketch holds what an event is recognised by, each wording once", "[store]") {
  const Event event = told_by({mention(), evening(), mention(), moved(), running()});
  const auto sketch = sketch_read(sketch_text(event));
  REQUIRE(sketch);
  REQUIRE(sketch->size() == 4);
  for (const EventMention& said : *sketch)
    CHECK(std::ranges::any_of(event.claims, [&](const Claim& claim) {
      const EventMention& whole = claim.mention;
      return said.title == whole.title && said.names == whole.names && said.head == whole.head &&
             said.category == whole.category && said.place.has_value() == whole.place.has_value() &&
             said.when.begin == whole.when.begin && said.when.end == whole.when.end &&
             said.when.grain == whole.when.grain && said.moved_from == whole.moved_from &&
             said.undated == whole.undated && said.status == whole.status;
    }));
}

TEST_CASE("an event without a sketch that can be read is read in full", "[store]") {
  std::vector<EventMention> many(33, mention());
  for (std::size_t i = 0; i < many.size(); ++i) many[i].title += std::to_string(i);
  CHECK(sketch_text(told_by(many)).empty());
  many.pop_back();
  CHECK(sketch_read(sketch_text(told_by(many))));
  for (const char* text : {"", "{}", "[]", "[2]", "[1,[\"title\"]]", "[1"}) CHECK_FALSE(sketch_read(text));
}
