// OutboxDesk: what people order about the outbox: try dead ones again, acknowledge, silence, back up.
#pragma once

#include "calendar/clock.hpp"
#include "service/dispatch.hpp"
#include "service/executors.hpp"
#include "service/log.hpp"
#include "store/store.hpp"

#include <boost/json/fwd.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace datelined {

/// An order that makes no sense; the text says why.
class WrongOrder : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Used on the loop only; everything outlives it.
class OutboxDesk {
 public:
  using Parameters = std::map<std::string, std::string>;

  OutboxDesk(Executors executors, const Clock& clock, Store& store, Dispatcher& dispatcher, Log& log,
             std::filesystem::path database)
      : executors_(std::move(executors)),
        clock_(clock),
        store_(store),
        dispatcher_(dispatcher),
        log_(log),
        database_(std::move(database)) {}

  /// Carries an order out and says what was done. `redrive` and `acknowledge` take `key` (of a dead message or, for
  /// acknowledge, the beginning of an event's uid; empty: all dead ones) or `sink`; `silence` takes `words` and
  /// `seconds`, `unsilence` an `id`, `backup` an absolute `file` that does not exist. Throws WrongOrder,
  /// std::out_of_range for an unknown order, StoreError.
  asio::awaitable<boost::json::object> carry_out(std::string order, Parameters parameters);

 private:
  asio::awaitable<boost::json::object> redrive(Parameters parameters);
  asio::awaitable<boost::json::object> acknowledge(Parameters parameters);
  asio::awaitable<boost::json::object> silence(Parameters parameters);
  asio::awaitable<boost::json::object> unsilence(Parameters parameters);
  asio::awaitable<boost::json::object> backup(Parameters parameters);

  Executors executors_;
  const Clock& clock_;
  Store& store_;  ///< used on the store executor only
  Dispatcher& dispatcher_;
  Log& log_;
  std::filesystem::path database_;
};

}  // namespace datelined
