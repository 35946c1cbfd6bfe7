// The commands that ask the daemon: agenda, show, status, sources, watches, test-sink.
#pragma once

#include "service/edit_message.hpp"
#include "service/reading_commands.hpp"

#include <filesystem>
#include <string>

namespace datelined {

/// The socket of `--socket`, else of DATELINED_SOCKET, else the standard one.
std::filesystem::path daemon_socket(const std::string& option);

/// Each gives the exit status: 0, or 1 if the daemon says that it failed or knows no such thing. They throw WrongUse,
/// NoDaemon and std::runtime_error.
int agenda_command(const std::filesystem::path& socket, const std::string& from, int days, const CommandOutput& output);
int show_command(const std::filesystem::path& socket, const std::string& uid, const CommandOutput& output);
/// `what`: "status", "sources" or "watches".
int list_command(const std::filesystem::path& socket, const std::string& what, const CommandOutput& output);
/// The events the user has dismissed, as the agenda shows them.
int dismissed_command(const std::filesystem::path& socket, const CommandOutput& output);
int edit_command(const std::filesystem::path& socket, const std::string& uid, const WrittenEdit& edit,
                 const CommandOutput& output);
/// `what`: "dismiss" or "restore".
int standing_command(const std::filesystem::path& socket, const std::string& uid, const std::string& what,
                     const CommandOutput& output);
int test_sink_command(const std::filesystem::path& socket, const std::string& sink, const CommandOutput& output);

}  // namespace datelined
