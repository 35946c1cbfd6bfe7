#include "agenda/dates_said.hpp"

#include "agenda/when.hpp"

#include <algorithm>

namespace datelined {
namespace {

bool agree(const TimeSpan& a, const TimeSpan& b) { return a == b || holds(a, b) || holds(b, a); }

std::string named(const Revision& step) {
  std::string text(name(step.change));
  return step.by_user ? text + " by you" : text;
}

}  // namespace

std::vector<DateSaid> dates_said(const Event& event) {
  std::vector<DateSaid> dates;
  for (const Claim& claim : event.claims) {
    const auto same =
        std::ranges::find_if(dates, [&](const DateSaid& date) { return agree(*date.when, claim.mention.when); });
    DateSaid& date = same == dates.end() ? dates.emplace_back(DateSaid{&claim.mention.when, {}}) : *same;
    if (holds(*date.when, claim.mention.when)) date.when = &claim.mention.when;
    date.claims.push_back(&claim);
  }
  return dates;
}

std::string step_words(const Revision& step) {
  const std::string to = when_words(step.to.when), from = step.from ? when_words(step.from->when) : std::string();
  const std::string status(name(step.to.status));
  switch (step.change) {
    case Change::announced:
      return named(step) + " for " + to + ", " + status;
    case Change::sharpened:
    case Change::moved:
      return named(step) + " from " + from + " to " + to;
    case Change::postponed:
    case Change::cancelled:
      return named(step) + "; it was to be " + to;
    case Change::confirmed:
    case Change::changed:
      if (step.from && step.from->status != step.to.status)
        return named(step) + ": " + std::string(name(step.from->status)) + " becomes " + status;
      return step.from && from != to ? named(step) + " from " + from + " to " + to : named(step);
    case Change::quiet:
      return "gone quiet: nobody has confirmed it";
    default:
      return named(step);
  }
}

}  // namespace datelined
