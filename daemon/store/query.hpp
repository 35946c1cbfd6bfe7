// Query: one use of a prepared statement. Values are bound in the order of its placeholders, columns read in theirs.
#pragma once

#include "calendar/instant.hpp"
#include "store/database.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace datelined {

/// Every call throws StoreError. The statement is ready for its next use when the query is gone.
class Query {
 public:
  Query(Database& database, SQLite::Statement& statement);
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  Query& bind(std::string_view text);
  Query& bind(double number);
  Query& bind(std::integral auto number) { return bind_integer(static_cast<std::int64_t>(number)); }
  Query& bind(Instant instant) { return bind_integer(instant.time_since_epoch().count()); }
  Query& bind(Ticks ticks) { return bind_integer(ticks.count()); }
  Query& bind(std::nullopt_t);
  template <class Value>
  Query& bind(const std::optional<Value>& value) {
    return value ? bind(*value) : bind(std::nullopt);
  }
  template <class... Values>
  Query& with(const Values&... values) {
    (bind(values), ...);
    return *this;
  }

  /// Steps to the next row; false after the last.
  bool next();
  /// Steps to the end; how many rows were changed.
  int run();

  /// The next column of the row.
  template <class Value>
  Value take() {
    Value value{};
    take(value);
    return value;
  }

 private:
  Query& bind_integer(std::int64_t number);
  std::int64_t take_integer();
  void take(std::string& text);
  void take(double& number);
  void take(std::integral auto& number) { number = static_cast<std::remove_cvref_t<decltype(number)>>(take_integer()); }
  void take(Instant& instant) { instant = Instant(Instant::duration(take_integer())); }
  void take(Ticks& ticks) { ticks = Ticks(take_integer()); }
  template <class Value>
  void take(std::optional<Value>& value) {
    if (null_ahead())
      ++column_;
    else
      take(value.emplace());
  }
  bool null_ahead() const;

  Database& database_;
  SQLite::Statement& statement_;
  int placeholder_ = 0;
  int column_ = 0;
};

}  // namespace datelined
