// Made-up values for the tests of the store, and a folder that is gone afterwards.
#pragma once

#include "calendar/iso8601.hpp"
#include "store/store.hpp"

#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <string>

namespace datelined::examples {

using namespace std::chrono_literals;

/// A folder of its own for each test; removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "datelined-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Instant at(const std::string& text) { return to_instant(parse_iso8601(text).value(), Zone()); }
inline LocalTime local(const std::string& text) { return parse_iso8601(text).value().local; }

inline TimeSpan day(const std::string& date) {
  return {.begin = local(date), .end = local(date) + 24h, .grain = Grain::day, .end_grain = Grain::day};
}
inline TimeSpan minute(const std::string& time) {
  return {.begin = local(time), .end = local(time) + 1min, .grain = Grain::minute, .end_grain = Grain::minute};
}

inline Article article(const std::string& guid = "guid-1") {
  return {
      .feed = "harbour news",
      .guid = guid,
      .url = "https://news.example/" + guid,
      .title = "Harbour to open new pier",
      .text = "The harbour of Port Example will open its new pier on 9 May.",
      .language = "en",
      .dateline = {.moment = local("2026-04-20T08:15"), .grain = Grain::minute, .zone = *Zone::named("Europe/Oslo")},
      .hash = "hash of " + guid};
}

inline EventMention mention(const std::string& date = "2026-05-09") {
  return {.sentence = {25, 85},
          .words = {75, 84},
          .evidence = "The harbour of Port Example will open its new pier on 9 May.",
          .said = "on 9 May",
          .offset = 75,
          .length = 8,
          .title = "Harbour of Port Example to open its new pier",
          .names = {{"Port Example", Name::Kind::place}, {"Harbour Board", Name::Kind::organisation}},
          .head = "open",
          .category = Category::ceremony,
          .place = Place{"Port Example, Norway", "NO", "Europe/Oslo"},
          .when = day(date),
          .zone = *Zone::named("Europe/Oslo"),
          .status = Status::scheduled,
          .confidence = 0.875};
}

inline Claim claim(ArticleId article_id, const EventMention& said = mention()) {
  const Article source = article();
  return {.mention = said,
          .article = article_id,
          .feed = source.feed,
          .url = source.url,
          .article_title = source.title,
          .published = at("2026-04-20T06:15"),
          .read = at("2026-04-20T07:00")};
}

inline Event event(const std::string& uid, const EventMention& said = mention()) {
  return {.uid = uid + "@installation",
          .title = said.title,
          .category = said.category,
          .place = said.place,
          .names = said.names,
          .head = said.head,
          .when = said.when,
          .zone = said.zone,
          .zone_said = said.zone_said,
          .status = said.status,
          .undated = said.undated,
          .confidence = said.confidence,
          .revision = 1,
          .changed = at("2026-04-20T07:00")};
}

inline Delivery delivery(EventId event_id, const std::string& key, Instant due, const std::string& sink = "desk") {
  return {.key = key,
          .event = event_id,
          .revision = 1,
          .watch = "harbours",
          .cause = "1d",
          .sink = sink,
          .recipient = "me",
          .made = at("2026-04-20T07:00"),
          .due = due,
          .next_try = due,
          .expires = due + 5 * 24h};
}

inline Attempt attempt(const Delivery& delivery, const std::string& outcome) {
  return {.delivery = delivery.id,
          .number = delivery.attempt,
          .token = delivery.lease_token,
          .began = delivery.due,
          .ended = delivery.due + 1s,
          .outcome = outcome};
}

}  // namespace datelined::examples
