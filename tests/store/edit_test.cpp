// What the user says of events, what he does not want to see, and what nobody speaks of any more.
#include "store/edit.hpp"

#include "store/absorb.hpp"
#include "store/silence.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <string>
#include <vector>

using namespace datelined;
using namespace datelined::examples;

namespace {

const Instant april = at("2026-04-20T07:00");

struct Desk {
  Store store = Store::open(":memory:", false);
  Planning planning{.installation = store.installation(), .zone = *Zone::named("Europe/Oslo")};
  std::vector<Watch> watches{{.name = "harbours",
                              .match = {.words = {"harbour"}},
                              .leads = {*lead_written("1d")},
                              .sinks = {"desk"},
                              .addresses = {{"desk", ""}}}};

  Absorbed absorb(const Article& read, const EventMention& said, Instant now = april) {
    return datelined::absorb(store, read, {said}, watches, planning, now);
  }
  std::optional<Edited> edit(const Event& event, const EventEdit& edit, Instant now = april + 1h) {
    return edit_event(store, event.uid, edit, watches, planning, now);
  }
  std::string history(const Event& event) {
    std::string steps;
    for (const Revision& step : store.history(event.id)) {
      steps += (steps.empty() ? "" : " ") + std::string(name(step.change));
      if (step.by_user) steps += "!";
    }
    return steps;
  }
  std::string promises(const Event& event) {
    std::string causes;
    for (const Delivery& row : store.deliveries_of(event.id))
      if (row.state == DeliveryState::ready) causes += (causes.empty() ? "" : " ") + row.cause;
    return causes;
  }
};

Article later(const std::string& guid) {
  Article article = examples::article(guid);
  article.dateline.moment += 48h;
  return article;
}

}  // namespace

TEST_CASE("what the user says of an event outranks later articles until it is given back", "[store]") {
  Desk desk;
  const Event found = desk.absorb(article(), mention()).found.at(0);
  EventEdit edit;
  edit.pins.title = "New pier";
  edit.pins.when = minute("2026-05-10T11:00");
  const auto edited = desk.edit(found, edit);
  REQUIRE(edited);
  CHECK(edited->after.title == "New pier");
  CHECK(edited->after.revision == 2);

  EventMention moved = mention("2026-05-16");
  moved.moved_from = day("2026-05-09");
  desk.absorb(later("second"), moved, april + 48h);
  Event kept = *desk.store.event(found.id);
  CHECK(kept.title == "New pier");
  CHECK(start_form(kept.when) == "2026-05-10T11:00");
  CHECK(kept.claims.size() == 2);
  CHECK(kept.revision == 2);

  EventEdit back;
  back.unpin = {EventEdit::Field::when};
  desk.edit(found, back, april + 49h);
  kept = *desk.store.event(found.id);
  CHECK(start_form(kept.when) == "2026-05-16");
  CHECK(kept.title == "New pier");
  CHECK(kept.pins.title);
  CHECK(desk.history(found) == "announced moved! confirmed moved!");
}

TEST_CASE("a pinned place, category or status changes what the watches want", "[store]") {
  Desk desk;
  desk.watches.front().match = {.categories = {"transport"}};
  const Event found = desk.absorb(article(), mention()).found.at(0);
  CHECK(desk.promises(found).empty());
  EventEdit edit;
  edit.pins.category = Category::transport;
  edit.pins.place = Place{"Oslo", "NO", "Europe/Oslo"};
  CHECK(desk.edit(found, edit)->after.revision == 1);
  CHECK(desk.promises(found) == "1d");
  edit = {};
  edit.pins.status = Status::cancelled;
  desk.edit(found, edit);
  CHECK(desk.promises(found).empty());
  CHECK(desk.history(found) == "announced edited! cancelled!");
}

TEST_CASE("an edit that changes nothing leaves no trace", "[store]") {
  Desk desk;
  const Event found = desk.absorb(article(), mention()).found.at(0);
  EventEdit edit;
  edit.unpin = {EventEdit::Field::title};
  CHECK(desk.edit(found, edit)->after == found);
  CHECK(desk.history(found) == "announced");
  Event nobody = found;
  nobody.uid = "zzzzzzzz";
  CHECK_FALSE(desk.edit(nobody, edit));
}

TEST_CASE("a dismissed event is not proposed again by later articles, whatever they say of its date", "[store]") {
  Desk desk;
  const Event found = desk.absorb(article(), mention()).found.at(0);
  EventEdit dismiss;
  dismiss.standing = Standing::dismissed;
  CHECK(desk.edit(found, dismiss)->promised.withdrawn.size() == 1);
  CHECK(desk.store.events({}).empty());

  EventMention moved = mention("2026-05-16");
  moved.moved_from = day("2026-05-09");
  const Absorbed news = desk.absorb(later("second"), moved, april + 48h);
  CHECK(news.found.empty());
  CHECK(news.promised == 0);
  CHECK(desk.store.events({}).empty());
  CHECK(desk.promises(found).empty());

  EventEdit restore;
  restore.standing = Standing::shown;
  desk.edit(found, restore, april + 50h);
  REQUIRE(desk.store.events({}).size() == 1);
  CHECK(start_form(desk.store.events({}).front().when) == "2026-05-16");
  CHECK(desk.promises(found) == "1d");
  CHECK(desk.history(found) == "announced dismissed! moved restored!");
}

TEST_CASE("dismissed and restored without news in between, an event has its reminders again", "[store]") {
  Desk desk;
  const Event found = desk.absorb(article(), mention()).found.at(0);
  EventEdit edit;
  edit.standing = Standing::dismissed;
  desk.edit(found, edit);
  edit.standing = Standing::shown;
  desk.edit(found, edit);
  CHECK(desk.promises(found) == "1d");
}

TEST_CASE("a tentative event whose date is near and that nobody confirms goes quiet once", "[store]") {
  Desk desk;
  EventMention tentative = mention();
  tentative.status = Status::expected;
  const Event found = desk.absorb(article(), tentative).found.at(0);
  const auto note = [&](const std::string& when) {
    return note_silence(desk.store, desk.watches, desk.planning, at(when));
  };
  CHECK(note("2026-05-01") == 0);  // too far ahead
  CHECK(note("2026-05-05") == 0);  // spoken of two weeks ago
  CHECK(desk.promises(found) == "1d");
  CHECK(note("2026-05-12") == 0);  // over
  desk.absorb(article("third"), mention("2026-06-20"), april);
  EventMention far = tentative;
  far.when = day("2026-06-01");
  far.title = "Harbour of Port Example to close its old pier";
  far.head = "close";
  const Event other = desk.absorb(article("fourth"), far).found.at(0);
  CHECK(note("2026-05-26") == 1);
  CHECK(note("2026-05-26") == 0);
  CHECK(desk.store.event(other.id)->quiet);
  CHECK(desk.history(other) == "announced quiet");
  CHECK(desk.promises(other) == "quiet 1d");

  Article word = article("fifth");
  word.dateline.moment = local("2026-05-27T08:00");
  EventMention confirmed = far;
  confirmed.status = Status::scheduled;
  desk.absorb(word, confirmed, at("2026-05-27T09:00"));
  CHECK_FALSE(desk.store.event(other.id)->quiet);
  CHECK(desk.history(other) == "announced quiet confirmed");
}

TEST_CASE("an event that turns out to be another is found under that one", "[store]") {
  Desk desk;
  // Two words on one trial that nobody would put together, until an older article names both.
  EventMention trial = mention("2026-05-11"), opening = mention("2026-05-11"), both = mention("2026-05-11");
  trial.title = "Trial of Marta Lindqvist";
  trial.names = {{"Marta Lindqvist", Name::Kind::person}};
  opening.title = "Harbour fraud trial opens";
  opening.names = {{"Harbour Board", Name::Kind::organisation}};
  both.title = "Harbour fraud trial of Marta Lindqvist opens";
  both.names = {{"Marta Lindqvist", Name::Kind::person}, {"Harbour Board", Name::Kind::organisation}};
  for (EventMention* said : {&trial, &opening, &both}) {
    said->category = Category::court;
    said->head = "trial";
    said->place.reset();
  }
  const Event first = desk.absorb(later("first"), trial).found.at(0);
  const Event second = desk.absorb(later("second"), opening).found.at(0);
  EventEdit edit;
  edit.pins.title = "The harbour trial";
  desk.edit(second, edit);
  desk.absorb(article("older"), both);
  REQUIRE(desk.store.events({}).size() == 1);
  const Event one = desk.store.events({}).front();
  CHECK(one.claims.size() == 3);
  CHECK(one.title == "The harbour trial");
  CHECK(desk.store.event_by_uid(first.uid)->id == one.id);
  CHECK(desk.store.event_by_uid(second.uid)->id == one.id);
}
