#include "service/user_edits.hpp"

#include "events/history.hpp"
#include "service/called_off.hpp"
#include "store/silence.hpp"

#include <boost/asio/steady_timer.hpp>

namespace datelined {

asio::awaitable<std::optional<Event>> UserEdits::edit(std::string uid, EventEdit edit) {
  const Wishes wishes = intake.wishes();
  const Instant now = clock.now();
  const auto work = [&] { return edit_event(store, uid, edit, wishes.watches, wishes.planning, now); };
  const std::optional<Edited> edited = co_await on(executors.store, work);
  if (!edited) co_return std::nullopt;
  LogFields fields;
  fields.event = edited->after.uid;
  const bool standing = edited->before.standing != edited->after.standing;
  const std::string what = standing ? std::string(name(edited->after.standing)) : std::string("edited");
  log.info("the user has \"" + edited->after.title + "\" " + what, fields);
  changed();
  co_return edited->after;
}

asio::awaitable<void> UserEdits::listen_for_silence() {
  asio::steady_timer pause(executors.loop);
  for (;;) {
    const Wishes wishes = intake.wishes();
    const auto note = [&] { return note_silence(store, wishes.watches, wishes.planning, clock.now()); };
    std::size_t noted = 0;
    try {
      noted = co_await on(executors.store, note);
    } catch (const StoreError& error) {
      log.error("events gone quiet are not noted yet: " + told(error));
    }
    if (noted > 0) {
      log.info(std::to_string(noted) + (noted == 1 ? " event has" : " events have") + " gone quiet");
      changed();
    }
    pause.expires_after(noted > 0 ? std::chrono::minutes(0) : std::chrono::minutes(60));
    co_await pause.async_wait(asio::use_awaitable);
  }
}

}  // namespace datelined
