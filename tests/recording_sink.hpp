// RecordingSink: remembers what it was given and answers as a test tells it to.
#pragma once

#include "sinks/sink.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace datelined {

/// What a sink was given and how it answers; outlives the sink, which belongs to the dispatcher.
struct Record {
  std::vector<Notification> delivered;  ///< every attempt, also the refused ones
  std::vector<Receipt> withdrawn;
  /// The outcome of the next delivery; good by default.
  std::function<Outcome(const Notification&)> answer = [](const Notification&) { return Outcome{}; };
  std::vector<std::string> recipients{""};
  std::vector<Reaction> reactions;
  int event = -1;  ///< eventfd of a sink that listens
  bool local = false;

  /// A person reacts to a message of a listening sink.
  void react(Reaction reaction) {
    reactions.push_back(std::move(reaction));
    ::eventfd_write(event, 1);
  }
};

class RecordingSink : public Sink {
 public:
  explicit RecordingSink(Record& record) : record_(record) {}

  Outcome deliver(const Notification& notification, std::stop_token) override {
    record_.delivered.push_back(notification);
    return record_.answer(notification);
  }
  Outcome withdraw(const Receipt& receipt, std::stop_token) override {
    record_.withdrawn.push_back(receipt);
    return {};
  }
  std::vector<std::string> recipients() const override { return record_.recipients; }
  bool local() const override { return record_.local; }
  int descriptor() const override { return record_.event; }
  std::vector<Reaction> reactions() override {
    eventfd_t count = 0;
    ::eventfd_read(record_.event, &count);
    return std::exchange(record_.reactions, {});
  }

 private:
  Record& record_;
};

inline NamedSink recording_sink(std::string name, Record& record) {
  return {std::move(name), "recording", std::make_unique<RecordingSink>(record)};
}

}  // namespace datelined
