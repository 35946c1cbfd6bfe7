// Events are read only where a silence, quiet hours or a repeat ask for them.
#include "store/outbox_review.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <optional>

namespace datelined {

namespace {

const Watch* watch_of(std::span<const Watch> watches, const Delivery& row) {
  const auto found = std::ranges::find(watches, row.watch, &Watch::name);
  return found == watches.end() ? nullptr : &*found;
}

/// All the words are found where a watch would find them.
bool silences(const Silence& what, const Event& event) {
  Watch words;
  words.minimum_confidence = 0;
  std::string_view rest = what.words;
  while (!(rest = trimmed(rest)).empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    words.match.words = {std::string(word)};
    if (!matches(words, event)) return false;
    rest.remove_prefix(word.size());
  }
  return true;
}

struct Reviewer {
  Store& store;
  std::span<const Watch> watches;
  const Planning& planning;
  Instant now;
  std::vector<Silence> silent = store.silences(now);

  std::optional<Instant> quiet_end(const Delivery& row) const {
    const Watch* watch = watch_of(watches, row);
    if (watch == nullptr || !watch->quiet) return std::nullopt;
    return quiet_until(*watch->quiet, planning.zone, now);
  }

  void look_at(Delivery row, Reviewed& into) const {
    const auto quiet = quiet_end(row);
    const bool repeats = row.cause.starts_with("repeat:");
    const bool plain = row.event.value == 0 || row.unknowns > 0 || !row.digest_key.empty();
    const auto event = plain || (!quiet && silent.empty() && !repeats) ? std::nullopt : store.event(row.event);
    if (!event) return into.go.push_back(std::move(row));
    for (const Silence& each : silent)
      if (silences(each, *event)) return drop(std::move(row), "silenced: " + each.words, into);
    if (repeats && store.acknowledged(event->id, row.revision)) return drop(std::move(row), "acknowledged", into);
    const auto starts = starts_at(*event);
    const bool too_late = starts && *starts > now && quiet && *starts <= *quiet;
    if (!quiet || too_late) return into.go.push_back(std::move(row));
    store.hold(row, *quiet);
    into.held.push_back(std::move(row));
  }

  void drop(Delivery row, std::string why, Reviewed& into) const {
    store.cancel(row.id, why);
    into.dropped.emplace_back(std::move(row), std::move(why));
  }
};

}  // namespace

Reviewed review(Store& store, std::vector<Delivery> leased, std::span<const Watch> watches, const Planning& planning,
                Instant now) {
  Reviewed reviewed;
  store.in_transaction([&] {
    reviewed = {};
    const Reviewer reviewer{store, watches, planning, now};
    for (Delivery& row : leased) reviewer.look_at(row, reviewed);
  });
  return reviewed;
}

}  // namespace datelined
