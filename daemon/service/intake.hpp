// Intake: articles of any source are read, once each, and what they announce is absorbed into the store.
#pragma once

#include "articles/article.hpp"
#include "calendar/clock.hpp"
#include "reminders/plan.hpp"
#include "service/executors.hpp"
#include "service/log.hpp"
#include "service/readers.hpp"
#include "store/absorb.hpp"
#include "watches/watch.hpp"

#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace datelined {

/// Who wants to hear of what, and how the user's days are laid out.
struct Wishes {
  std::vector<Watch> watches;
  Planning planning;
};

/// What became of the articles of one document.
struct Harvest {
  std::size_t read = 0, unchanged = 0, put_away = 0;
  std::size_t failed = 0;  ///< will be tried again: the document must not count as read
  bool operator==(const Harvest&) const = default;
};

struct IntakeParts {
  Executors executors;
  const Clock& clock;
  Store& store;  ///< used on the store executor only
  Readers& readers;
  Log& log;
  std::function<void(const Absorbed&)> absorbed;  ///< on the loop, after each article that was committed
};

/// Used on the loop only. What was read while the store was at work is absorbed together: a busy disk costs one wait a
/// group, and an idle one costs nobody a wait.
class Intake {
 public:
  /// How often one article may cost a reader before it is left alone.
  static constexpr int most_strikes = 3;

  Intake(IntakeParts parts, Wishes wishes);

  /// From the next article on.
  void adopt(Wishes wishes) { wishes_ = std::move(wishes); }
  const Wishes& wishes() const { return wishes_; }

  /// Articles that are known and unchanged, or were put away, are not read. What is wrong with one article is logged
  /// and does not touch the others. Throws StoreError.
  asio::awaitable<Harvest> take_in(std::vector<Article> articles);

  /// Notes that an article, or a whole document (`guid`: its address), has cost a reader, and tells of it as `what`.
  /// True if it has had its strikes and is to be left alone. Throws StoreError.
  asio::awaitable<bool> strike(LogFields fields, std::string what, ReaderFailure failure);

 private:
  enum class Fate { read, unchanged, put_away, failed };
  struct Lot;
  struct Arrival;

  asio::awaitable<void> lane(Lot& lot);
  asio::awaitable<Fate> take_in_one(Article article);
  asio::awaitable<Fate> read(const Article& article);
  asio::awaitable<Absorbed> absorbed(const Article& article, std::vector<EventMention> mentions);
  asio::awaitable<void> absorb_some();
  void tell(const Article& article, const Absorbed& absorbed);

  IntakeParts parts_;
  Wishes wishes_;
  std::deque<Arrival*> arrivals_;  ///< read, waiting to be absorbed
  bool absorbing_ = false;         ///< one of those who wait does it for all
  asio::steady_timer some_absorbed_;
};

}  // namespace datelined
