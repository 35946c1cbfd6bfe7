// Looking up in steps, writing at once.
#include "store/absorb.hpp"

#include "store/consequences.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace datelined {

namespace {

void add(Absorbed& absorbed, Promised promised) {
  absorbed.promised += promised.made;
  std::ranges::move(promised.withdrawn, std::back_inserter(absorbed.withdrawn));
  std::ranges::move(promised.told, std::back_inserter(absorbed.told));
}

}  // namespace

struct Absorption::State {
  State(Store& of, Article read, std::vector<EventMention> said, Instant at)
      : store(of), article(std::move(read)), mentions(std::move(said)), now(at) {}

  void begin() {
    consequences.emplace(store, article, now);
    next = 0;
    version = store.events_version();
    if (!consequences->recognise()) next = mentions.size();
    if (consequences->changed()) consequences->take_back_claims();
  }

  Store& store;
  Article article;
  std::vector<EventMention> mentions;
  Instant now;
  std::optional<Consequences> consequences;  ///< nothing: not begun, or spent by a `write` that failed
  std::size_t next = 0;                      ///< the mention to be looked up next
  std::int64_t version = 0;                  ///< of the events when the looking up began
};

Absorption::Absorption(Store& store, Article article, std::vector<EventMention> mentions, Instant now)
    : state_(std::make_unique<State>(store, std::move(article), std::move(mentions), now)) {}
Absorption::Absorption(Absorption&&) noexcept = default;
Absorption& Absorption::operator=(Absorption&&) noexcept = default;
Absorption::~Absorption() = default;

bool Absorption::look(std::size_t most) {
  State& state = *state_;
  if (!state.consequences) state.begin();
  for (; most > 0 && state.next < state.mentions.size(); --most)
    state.consequences->believe(EventMention(state.mentions[state.next++]));
  return state.next < state.mentions.size();
}

Absorbed Absorption::write(std::span<const Watch> watches, const Planning& planning) {
  State& state = *state_;
  Store& store = state.store;
  if (!store.has_room()) throw StoreFull("the disk is full: no articles are taken in until there is room");
  Absorbed absorbed;
  store.in_transaction([&] {
    if (state.consequences && state.version != store.events_version()) state.consequences.reset();
    while (look(state.mentions.size())) continue;
    Consequences consequences = std::move(state.consequences.value());
    state.consequences.reset();
    absorbed = {.article = consequences.article(), .known = consequences.known(), .changed = consequences.changed()};
    if (absorbed.known) return;
    consequences.regroup();
    std::vector<Touched> kept = consequences.kept();
    absorbed.article = consequences.article();
    for (Touched& touched : kept) {
      if (touched.now.standing == Standing::merged) {
        add(absorbed, renew_promises(store, touched.now, watches, planning, state.now));
        continue;
      }
      const bool revised = touched.before && touched.before->revision != touched.now.revision;
      if (revised) {
        add(absorbed, revise_promises(store, *touched.before, touched.now, watches, planning, state.now));
        absorbed.revised.push_back({std::move(*touched.before), std::move(touched.now)});
        continue;
      }
      add(absorbed, keep_promises(store, touched.now, watches, planning, state.now));
      auto& list = touched.before ? absorbed.confirmed : absorbed.found;
      list.push_back(std::move(touched.now));
    }
  });
  return absorbed;
}

Absorbed absorb(Store& store, const Article& article, std::vector<EventMention> mentions,
                std::span<const Watch> watches, const Planning& planning, Instant now) {
  return Absorption(store, article, std::move(mentions), now).write(watches, planning);
}

}  // namespace datelined
