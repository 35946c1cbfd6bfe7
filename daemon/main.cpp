// datelined: the daemon's command line and exit statuses (0 stopped as asked, 1 the store or the system failed, 2 wrong
// use or configuration).
#include "calendar/iso8601.hpp"
#include "net/transport.hpp"
#include "service/assemble.hpp"
#include "service/configuration.hpp"
#include "service/reader_process.hpp"
#include "service/standard_places.hpp"
#include "text/escape.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>

namespace {

using namespace datelined;

constexpr int failed = 1, unusable = 2;

struct CommandLine {
  RunOptions run;
  std::string check, state, socket, as_of;
  bool reader = false;
};

void describe(CLI::App& app, CommandLine& line) {
  app.set_version_flag("--version", "datelined " DATELINED_VERSION);
  app.add_option("--config", line.run.configuration, "the configuration file")
      ->default_val(standard_places().configuration.string());
  app.add_option("--check", line.check, "read a configuration file, report every mistake, and stop");
  app.add_option("--state", line.state, "the folder of the database, instead of the configured one");
  app.add_option("--socket", line.socket, "the socket for the command dateline, instead of the configured one");
  auto* replay = app.add_option("--as-of", line.as_of, "replay: the clock starts at this time (ISO 8601)");
  app.add_option("--speed", line.run.speed, "replay: how many times as fast as the real clock")
      ->needs(replay)
      ->check(CLI::Range(0.001, 1e6));
  app.add_flag("--send", line.run.send, "replay: really send mail, webhooks and commands")->needs(replay);
  app.add_flag("--reader", line.reader, "be a reader of the daemon (internal)")->group("");
}

/// Nothing, and a line on standard error, if a time cannot be understood.
bool understood(CommandLine& line) {
  line.run.configuration = std::filesystem::absolute(line.run.configuration);
  if (!line.state.empty()) line.run.overrides.state = std::filesystem::absolute(line.state);
  if (!line.socket.empty()) line.run.overrides.socket = std::filesystem::absolute(line.socket);
  if (line.as_of.empty()) return true;
  const auto time = parse_iso8601(line.as_of);
  if (time)
    line.run.as_of = to_instant(*time, Zone::local());
  else
    std::cerr << "datelined: --as-of: not a time in ISO 8601: " << for_terminal(line.as_of) << '\n';
  return time.has_value();
}

int check(const std::string& file) {
  const auto transport = curl_transport();
  read_configuration(file, {}, *transport);
  std::cout << file << ": no mistakes found\n";
  return 0;
}

int run(CommandLine& line) {
  if (line.reader) return run_reader(0);
  if (!line.check.empty()) return check(line.check);
  if (!understood(line)) return unusable;
  run_daemon(line.run);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app("Reads the news, finds what is announced for a date, and reminds in time.", "datelined");
  CommandLine line;
  describe(app, line);
  try {
    app.parse(count, arguments);
    return run(line);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : unusable;
  } catch (const ConfigError& error) {
    for (const std::string& finding : error.findings()) std::cerr << for_terminal(finding) << '\n';
    return unusable;
  } catch (const std::runtime_error& error) {
    std::cerr << "datelined: " << for_terminal(error.what()) << '\n';
    return failed;
  }
}
