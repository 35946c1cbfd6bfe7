// One process of the simulated daemon.
#pragma once

#include "service/reload.hpp"
#include "tests/simulation/simulation.hpp"

#include <utility>

namespace datelined {

/// One process of the daemon: gone with all its memory when it ends.
struct Simulation::Process {
  Process(Simulation& world, Store opened)
      : store(std::move(opened)),
        pool(io,
             [&world] {
               return world.slow_ ? world.between(std::chrono::seconds(1), std::chrono::seconds(80))
                                  : world.between(std::chrono::milliseconds(1), std::chrono::milliseconds(40));
             }),
        log([&world](LogLevel, std::string_view line, const LogFields&) { world.tell("log: " + std::string(line)); },
            world.options_.tell ? LogLevel::info : LogLevel::error),
        crew(io.get_executor()),
        executors{io.get_executor(), io.get_executor(), io.get_executor(), pool.executor()},
        dispatcher(DispatchParts{.executors = executors,
                                 .clock = world.clock_,
                                 .store = store,
                                 .log = log,
                                 .owner = owner(world),
                                 .own_thread = [this] { return executors.senders; }},
                   world.sinks(), world.planning_, Duties{.watches = world.watches(), .digests = {}}) {
    const Wishes wishes{.watches = world.watches(), .planning = world.planning_};
    crew.start("dispatch", dispatcher.run());
    crew.start("renewal", renew_all_promises(executors, world.clock_, store, wishes, dispatcher, log));
  }
  static std::string owner(const Simulation& world) {
    return "boot" + std::to_string(world.boots_) + ":" + std::to_string(world.starts_);
  }

  asio::io_context io;
  Store store;
  SlowPool pool;
  Log log;
  Crew crew;
  Executors executors;
  Dispatcher dispatcher;
};

}  // namespace datelined
