// Every coroutine has a cancellation signal of its own; the last one to end wakes who waits for all.
#include "service/crew.hpp"

#include "service/called_off.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <exception>
#include <vector>

namespace datelined {

struct Crew::Member {
  std::string name;
  asio::cancellation_signal signal;
};

struct Crew::Waiting {
  explicit Waiting(const asio::any_io_executor& loop) : timer(loop) {}
  asio::steady_timer timer;
};

namespace {

/// Being called off is how most of them end.
void rethrow_unless_called_off(const std::exception_ptr& failure) {
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    if (!called_off(error)) throw;
  }
}

}  // namespace

bool called_off(const std::exception& error) {
  const auto* system_error = dynamic_cast<const boost::system::system_error*>(&error);
  return system_error != nullptr && system_error->code() == asio::error::operation_aborted;
}

Crew::Crew(asio::any_io_executor loop) : loop_(std::move(loop)), waiting_(std::make_unique<Waiting>(loop_)) {}
Crew::~Crew() = default;

void Crew::start(std::string name, asio::awaitable<void> work) {
  Member* member = members_.emplace_back(std::make_unique<Member>()).get();
  member->name = std::move(name);
  const auto end = [this, member](std::exception_ptr failure) {
    std::erase_if(members_, [&](const auto& each) { return each.get() == member; });
    if (members_.empty()) waiting_->timer.cancel();
    rethrow_unless_called_off(failure);
  };
  asio::co_spawn(loop_, std::move(work), asio::bind_cancellation_slot(member->signal.slot(), end));
}

void Crew::call_off(std::string_view name) {
  std::vector<Member*> meant;  // A member may end, and leave the list, while it is told.
  for (const auto& member : members_)
    if (member->name == name) meant.push_back(member.get());
  for (Member* member : meant)
    if (std::any_of(members_.begin(), members_.end(), [&](const auto& each) { return each.get() == member; }))
      member->signal.emit(asio::cancellation_type::terminal);
}

void Crew::call_off() {
  std::vector<std::string> names;
  for (const auto& member : members_) names.push_back(member->name);
  for (const std::string& name : names) call_off(name);
}

bool Crew::idle() const { return members_.empty(); }

asio::awaitable<void> Crew::ended() {
  while (!idle()) {
    waiting_->timer.expires_at(asio::steady_timer::time_point::max());
    boost::system::error_code ignored;
    co_await waiting_->timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
}

}  // namespace datelined
