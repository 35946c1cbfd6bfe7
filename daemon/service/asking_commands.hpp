// The commands that ask the daemon: agenda, show, status, sources, watches, dead, redrive, ack, silence, silences,
// backup, test-sink.
#pragma once

#include "service/edit_message.hpp"
#include "service/reading_commands.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace datelined {

/// The socket of `--socket`, else of DATELINED_SOCKET, else the standard one.
std::filesystem::path daemon_socket(const std::string& option);

/// Each gives the exit status: 0, or 1 if the daemon says that it failed or knows no such thing. They throw WrongUse,
/// NoDaemon and std::runtime_error.
int agenda_command(const std::filesystem::path& socket, const std::string& from, int days, const CommandOutput& output);
int show_command(const std::filesystem::path& socket, const std::string& uid, const CommandOutput& output);
/// `what`: "status", "sources", "watches", "dead" or "silences".
int list_command(const std::filesystem::path& socket, const std::string& what, const CommandOutput& output);
/// The events the user has dismissed, as the agenda shows them.
int dismissed_command(const std::filesystem::path& socket, const CommandOutput& output);
int edit_command(const std::filesystem::path& socket, const std::string& uid, const WrittenEdit& edit,
                 const CommandOutput& output);
/// `what`: "dismiss" or "restore".
int standing_command(const std::filesystem::path& socket, const std::string& uid, const std::string& what,
                     const CommandOutput& output);
int test_sink_command(const std::filesystem::path& socket, const std::string& sink, const CommandOutput& output);

/// Messages that failed for good: those whose key begins with `key`, of a sink, or (both empty) all.
struct DeadOnes {
  std::string key, sink;
};
int redrive_command(const std::filesystem::path& socket, const DeadOnes& which, const CommandOutput& output);
/// The same; a `key` may also be the beginning of an event's uid, whose reminders are repeated no more then.
int acknowledge_command(const std::filesystem::path& socket, const DeadOnes& which, const CommandOutput& output);
/// `length` is written like "2h".
int silence_command(const std::filesystem::path& socket, const std::string& words, const std::string& length,
                    const CommandOutput& output);
int unsilence_command(const std::filesystem::path& socket, std::int64_t id, const CommandOutput& output);
int backup_command(const std::filesystem::path& socket, const std::string& file, const CommandOutput& output);

}  // namespace datelined
