// The real daemon on a disk of 16 MB that runs full under it: news stops, reminders go on, and all comes right when
// there is room again.
#include "net/transport.hpp"
#include "service/ask_daemon.hpp"
#include "service/configuration.hpp"
#include "service/reload.hpp"
#include "store/promises.hpp"
#include "store/store.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/child_process.hpp"
#include "tests/rigs/numbered_event.hpp"
#include "tests/rigs/scratch_folder.hpp"
#include "tests/rigs/small_disk.hpp"

#include <boost/json.hpp>
#include <signal.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

using namespace datelined;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

constexpr int reminders = 40, articles = 400;

std::string settings(const fs::path& folder) {
  const std::string path = folder.string();
  return "[user]\nzone = \"UTC\"\n[daemon]\nstate = \"small/state\"\nsocket = \"socket\"\nreaders = 1\n"
         "[[folder]]\nname = \"news\"\npath = \"news\"\n"
         "[[watch]]\nname = \"all\"\nleads = [\"1h\"]\nsinks = [\"file\", \"screen\"]\n"
         "[[sink]]\nname = \"file\"\nkind = \"command\"\ncommand = [\"" +
         path + "/script\", \"" + path + "/keys\"]\n[[sink]]\nname = \"screen\"\nkind = \"terminal\"\n";
}

void promise_all(const Configuration& configuration, Instant first, Instant now) {
  Store store = Store::open(configuration.state / "datelined.db", false);
  const Wishes wishes = wishes_of(configuration, store.installation());
  store.in_transaction([&] {
    for (int number = 0; number < reminders; ++number) {
      const Event event = store.keep_event(event_starting(first + 250ms * number + 1h, number, store.installation()));
      keep_promises(store, event, wishes.watches, wishes.planning, now);
    }
  });
}

/// Made-up news of the next summer, with sentences long enough to need room.
std::string news() {
  std::string lines;
  for (int i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    std::string text = "The town of Nowhere" + number + " will open its new library on 14 June 2031. ";
    for (int more = 0; more < 20; ++more)
      text +=
          "Hall " + number + "-" + std::to_string(more) + " will open on " + std::to_string(1 + more) + " July 2031. ";
    lines += "{\"id\":\"" + number + "\",\"published\":\"2031-05-01\",\"title\":\"Library " + number +
             "\",\"text\":\"" + text + "\"}\n";
  }
  return lines;
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool holds(const fs::path& file, std::string_view words) {
  return std::ranges::any_of(lines_of(file), [&](const std::string& line) { return line.find(words) != line.npos; });
}

/// The number of the step that went wrong, or 0. Runs in a process of its own.
int life(const fs::path& folder) {
  const fs::path log = folder / "log", filler = folder / "small" / "filler";
  const auto transport = curl_transport();
  const Configuration configuration = read_configuration(folder / "x.toml", {}, *transport);
  const auto clock = real_clock();
  promise_all(configuration, clock->now() + 3s, clock->now());
  ChildProcess daemon({"/bin/sh", "-c", "exec \"$1\" --config \"$2\" >\"$3\" 2>&1", "sh", tried_daemon(),
                       (folder / "x.toml").string(), log.string()});
  if (!wait_until([&] { return holds(log, "is following"); })) return 1;
  fill_disk(filler);
  std::ofstream(folder / "news" / "all.jsonl.part") << news();
  fs::rename(folder / "news" / "all.jsonl.part", folder / "news" / "all.jsonl");
  if (!wait_until([&] { return holds(log, "is full: no news is read"); }, 60s)) return 2;
  const auto status = [&] { return json::parse(ask_daemon(folder / "socket", "/status.json").body); };
  if (!status().at("trouble").is_string()) return 3;
  if (ask_daemon(folder / "socket", "/").body.find("class=\"trouble\"") == std::string::npos) return 4;
  if (!wait_until([&] { return holds(log, "[escalation] Disk full"); })) return 5;
  // Each reminder comes alone or, when this machine is slow, in a list.
  const auto sent = [&] { return status().at("counts").at("sent").to_number<int>() == 2 * reminders; };
  if (!wait_until(sent, 60s)) return 6;
  if (status().at("counts").at("articles").to_number<int>() == articles) return 7;
  fs::remove(filler);
  if (!wait_until([&] { return holds(log, "can be written again"); }, 30s)) return 8;
  const auto all_read = [&] { return status().at("counts").at("articles").to_number<int>() == articles; };
  if (!wait_until(all_read, 120s)) return 9;
  if (!status().at("trouble").is_null()) return 10;
  ::kill(daemon.pid(), SIGTERM);
  if (daemon.rest().second != 0) return 11;
  const auto keys = lines_of(folder / "keys");
  return std::set<std::string>(keys.begin(), keys.end()).size() == keys.size() ? 0 : 12;
}

}  // namespace

TEST_CASE("on a disk that runs full reminders go on and news waits until there is room", "[rig]") {
  const ScratchFolder folder;
  fs::create_directory(folder.path() / "small");
  fs::create_directory(folder.path() / "news");
  folder.file("x.toml", settings(folder.path()));
  const auto script = folder.file("script", "#!/bin/sh\necho \"$DATELINE_KEY\" >>\"$1\"\n");
  fs::permissions(script, fs::perms::owner_all);
  const int status = on_small_disk(folder.path() / "small", [&] { return life(folder.path()); });
  if (status == not_possible) {
    WARN("skipped: no mount namespace here");
    return;
  }
  std::ifstream log(folder.path() / "log");
  std::string told(std::istreambuf_iterator<char>(log), {});
  INFO(told.substr(told.size() > 4000 ? told.size() - 4000 : 0));
  CHECK(status == 0);
}
