// Each event has a name of its own, so that which articles belong together is never in doubt.
#include "tests/simulation/news.hpp"

#include "calendar/zone.hpp"

#include <array>

namespace datelined {

namespace {

using namespace std::chrono_literals;
namespace chrono = std::chrono;

constexpr int most_known = 40;
constexpr int days_ahead = 25;

const Zone& berlin() {
  static const Zone zone = *Zone::named("Europe/Berlin");
  return zone;
}

/// A pronounceable name for a number.
std::string spoken_number(int number) {
  constexpr std::array<const char*, 10> syllables{"ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"};
  std::string name;
  for (int rest = number; rest > 0 || name.empty(); rest /= 10) name = syllables.at(rest % 10) + name;
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

Instant changeover(chrono::year year, chrono::month month) {
  return chrono::sys_days(year / month / chrono::Sunday[chrono::last]) + 1h;
}

}  // namespace

Instant central_european(LocalTime wall) {
  const Instant summer{(wall - 2h).time_since_epoch()};
  const chrono::year year = chrono::year_month_day(chrono::floor<chrono::days>(summer)).year();
  const bool in_summer = summer >= changeover(year, chrono::March) && summer < changeover(year, chrono::October);
  return in_summer ? summer : summer + 1h;
}

TimeSpan News::some_time(Instant now) {
  const LocalTime today = chrono::floor<chrono::days>(chrono::floor<chrono::seconds>(to_local(now, berlin())));
  if (pick(5) == 0) {
    const LocalTime day = today + chrono::days(1 + pick(days_ahead));
    return {.begin = day, .end = day + 24h, .grain = Grain::day, .end_grain = Grain::day};
  }
  const LocalTime begin = today + chrono::days(pick(days_ahead)) + chrono::minutes(15 * pick(96));
  return {.begin = begin, .end = begin + 1min, .grain = Grain::minute, .end_grain = Grain::minute};
}

EventMention News::announced(Instant now) {
  EventMention mention;
  const std::string name = spoken_number(++events_);
  mention.title = name + " festival";
  mention.names = {{name, Name::Kind::organisation}};
  mention.head = "festival";
  mention.category = Category::arts;
  mention.when = some_time(now);
  mention.zone = berlin();
  mention.confidence = 0.9;
  mention.evidence = mention.title + ".";
  return mention;
}

NewsItem News::told(EventMention mention, Instant now) {
  NewsItem item;
  const std::string number = std::to_string(++articles_);
  item.article.feed = "wire " + std::to_string(pick(5));
  item.article.guid = item.article.url = "https://news.example/" + number;
  item.article.title = mention.title;
  item.article.hash = number;
  item.article.dateline = {chrono::floor<chrono::seconds>(to_local(now, Zone())), Grain::minute, Zone()};
  item.mention = std::move(mention);
  return item;
}

std::vector<NewsItem> News::programme(int events, Instant now) {
  const TimeSpan when = some_time(now);
  std::vector<NewsItem> items;
  for (int i = 0; i < events; ++i) {
    EventMention mention = announced(now);
    mention.when = when;
    items.push_back(told(std::move(mention), now));
  }
  return items;
}

NewsItem News::moved_again(Instant now) {
  if (known_.empty()) return next(now);
  EventMention& known = known_.back();
  known.moved_from = known.when;
  known.when = some_time(now);
  known.status = Status::postponed;
  return told(known, now);
}

NewsItem News::next(Instant now) {
  const bool fresh = known_.empty() || pick(100) < 80;
  if (fresh) {
    known_.push_back(announced(now));
    if (known_.size() > most_known) known_.pop_front();
    return told(known_.back(), now);
  }
  EventMention& known = known_.at(static_cast<std::size_t>(pick(static_cast<int>(known_.size()))));
  const int kind = pick(10);
  if (kind < 6) {
    known.moved_from = known.when;
    known.when = some_time(now);
    known.status = Status::postponed;
  } else if (kind < 7) {
    known.status = Status::cancelled;
  } else if (kind < 8) {
    known.status = Status::postponed;
    known.undated = true;
    EventMention said = known;
    known.undated = false;
    return told(std::move(said), now);
  }
  return told(known, now);
}

}  // namespace datelined
