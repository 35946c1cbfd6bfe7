// Events made up for the tests of everything that shows them.
#pragma once

#include "calendar/iso8601.hpp"
#include "events/event.hpp"

#include <string>
#include <string_view>

namespace datelined {

inline Instant instant(std::string_view written) { return to_instant(*parse_iso8601(written), Zone()); }

inline Zone zone(std::string_view name) { return *Zone::named(name); }

/// An event with one claim; `start`, `end`, `modifier` in the forms of the batch output.
inline Event made_event(std::string title, std::string_view start, std::string_view end = "",
                        std::string_view modifier = "") {
  Event event;
  event.id = EventId{7};
  event.uid = "k3f7qa2mzx5tnd6wr4yhb2cvle@house";
  event.title = title;
  event.category = Category::conference;
  event.when = *span_from_forms(start, end, modifier);
  event.zone = zone("Europe/Madrid");
  event.place = Place{"Barcelona, Spain", "ES", "Europe/Madrid"};
  event.confidence = 0.9123456;
  event.changed = instant("2017-02-02T09:00:00Z");
  Claim claim;
  claim.feed = "Gadget Post";
  claim.url = "https://gadgets.example/maker";
  claim.article_title = "What the maker plans";
  claim.published = instant("2017-02-02T08:00:00Z");
  claim.read = instant("2017-02-02T09:00:00Z");
  claim.mention.title = std::move(title);
  claim.mention.evidence = "The maker will open its doors on 27 February, it said.";
  claim.mention.said = "on 27 February";
  claim.mention.offset = 12;
  claim.mention.length = 14;
  claim.mention.when = event.when;
  claim.mention.confidence = 0.9;
  event.claims = {claim};
  return event;
}

}  // namespace datelined
