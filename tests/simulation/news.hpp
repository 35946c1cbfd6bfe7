// News: made-up announcements, what follows them, and when a reminder of them is due by rules of its own.
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"

#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <vector>

namespace datelined {

/// One article and what it announces.
struct NewsItem {
  Article article;
  EventMention mention;
};

class News {
 public:
  explicit News(std::mt19937_64& random) : random_(random) {}

  /// A new event, or more about one that is known: moved, cancelled, postponed, confirmed elsewhere.
  NewsItem next(Instant now);
  /// Events of one programme, all at the same time.
  std::vector<NewsItem> programme(int events, Instant now);
  /// The event that was announced last has moved once more.
  NewsItem moved_again(Instant now);

 private:
  NewsItem told(EventMention mention, Instant now);
  EventMention announced(Instant now);
  TimeSpan some_time(Instant now);
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  std::mt19937_64& random_;
  std::deque<EventMention> known_;
  int articles_ = 0, events_ = 0;
};

/// Central European time as the law has it since 1996, written down here once more: what the daemon computes from the
/// system's table of zones must agree (I18). In the gap the offset before it counts, of what comes twice the first.
Instant central_european(LocalTime wall);

}  // namespace datelined
