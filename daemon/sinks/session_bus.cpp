// SessionBus: sd-bus with owners, exceptions and a stop.
#include "sinks/session_bus.hpp"

#include <system_error>

namespace datelined {
namespace {

constexpr std::chrono::microseconds answer_limit = std::chrono::seconds(5);
constexpr std::chrono::microseconds longest_nap = std::chrono::milliseconds(200);

struct SlotUnref {
  void operator()(sd_bus_slot* slot) const { sd_bus_slot_unref(slot); }
};

struct Waiting {
  bool done = false;
  BusReply reply;
};

int take_reply(sd_bus_message* message, void* self, sd_bus_error*) {
  auto& waiting = *static_cast<Waiting*>(self);
  waiting.done = true;
  if (sd_bus_message_is_method_error(message, nullptr)) {
    const sd_bus_error* error = sd_bus_message_get_error(message);
    waiting.reply.error = error->name;
    waiting.reply.detail = error->message ? error->message : error->name;
  } else {
    waiting.reply.answer.reset(sd_bus_message_ref(message));
  }
  return 0;
}

}  // namespace

int bus_check(int result, const char* what) {
  if (result < 0) throw std::system_error(-result, std::generic_category(), what);
  return result;
}

SessionBus::SessionBus(const std::string& address) {
  sd_bus* opened = nullptr;
  if (address.empty()) {
    bus_check(sd_bus_open_user(&opened), "session bus");
    bus_.reset(opened);
  } else {
    bus_check(sd_bus_new(&opened), "session bus");
    bus_.reset(opened);
    bus_check(sd_bus_set_address(opened, address.c_str()), "session bus");
    bus_check(sd_bus_set_bus_client(opened, 1), "session bus");
    bus_check(sd_bus_start(opened), "session bus");
  }
}

int SessionBus::descriptor() const { return bus_check(sd_bus_get_fd(get()), "session bus"); }

void SessionBus::process() {
  while (bus_check(sd_bus_process(get(), nullptr), "session bus") > 0) {
  }
}

BusMessage SessionBus::method(const char* destination, const char* path, const char* interface,
                              const char* member) const {
  sd_bus_message* message = nullptr;
  bus_check(sd_bus_message_new_method_call(get(), &message, destination, path, interface, member), member);
  return BusMessage(message);
}

BusReply SessionBus::call(const BusMessage& message, const std::stop_token& stop) {
  Waiting waiting;
  sd_bus_slot* made = nullptr;
  bus_check(sd_bus_call_async(get(), &made, message.get(), take_reply, &waiting,
                              static_cast<std::uint64_t>(answer_limit.count())),
            "session bus");
  const std::unique_ptr<sd_bus_slot, SlotUnref> slot(made);
  try {
    while (!waiting.done && !stop.stop_requested())
      if (bus_check(sd_bus_process(get(), nullptr), "session bus") == 0)
        bus_check(sd_bus_wait(get(), static_cast<std::uint64_t>(longest_nap.count())), "session bus");
  } catch (const std::system_error& gone) {
    if (!waiting.done) return {.error = SD_BUS_ERROR_NO_REPLY, .detail = gone.what()};
  }
  if (!waiting.done) return {.error = SD_BUS_ERROR_NO_REPLY, .detail = "stopped"};
  return std::move(waiting.reply);
}

void SessionBus::send(const BusMessage& message) {
  bus_check(sd_bus_message_set_expect_reply(message.get(), 0), "session bus");
  bus_check(sd_bus_send(get(), message.get(), nullptr), "session bus");
}

void SessionBus::listen(const char* match, sd_bus_message_handler_t handler, void* self) {
  bus_check(sd_bus_add_match_async(get(), nullptr, match, handler, nullptr, self), "session bus");
}

}  // namespace datelined
