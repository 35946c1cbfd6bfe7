#include "service/configuration.hpp"

#include "settings/settings_reader.hpp"
#include "sinks/message_template.hpp"
#include "tests/catch.hpp"
#include "tests/rigs/scratch_folder.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace datelined;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

Configuration configuration_of(const ScratchFolder& folder, std::string_view text) {
  static const auto transport = curl_transport();
  return read_configuration(folder.file("x.toml", text), {}, *transport);
}

/// The findings without the folder's name.
std::vector<std::string> findings_of(std::string_view text) {
  const ScratchFolder folder;
  try {
    configuration_of(folder, text);
  } catch (const ConfigError& error) {
    std::vector<std::string> findings;
    for (const std::string& finding : error.findings()) findings.push_back(finding.substr(finding.find("x.toml")));
    return findings;
  }
  return {};
}

bool one_says(const std::vector<std::string>& findings, std::string_view words) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const std::string& finding) { return finding.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("the annotated default configuration loads as it is", "[service][configuration]") {
  const ScratchFolder folder;
  const auto configuration = configuration_of(folder, content_of(fs::path(SOURCE_DIR) / "config/datelined.toml"));
  REQUIRE(configuration.feeds.size() == 1);
  CHECK(configuration.feeds[0].feed.interval == 30min);
  REQUIRE(configuration.watches.size() == 1);
  REQUIRE(configuration.watches[0].addresses.size() == 1);
  CHECK(configuration.watches[0].addresses[0].sink == "mail");
  CHECK(configuration.watches[0].addresses[0].recipient == "you@example.org");
  CHECK(configuration.remind_at == 9h);
  CHECK(configuration.calendar_file.has_value());
  CHECK(configuration.listen.empty());
}

TEST_CASE("the keys that the default configuration only shows are right too", "[service][configuration]") {
  const ScratchFolder folder;
  std::istringstream lines(content_of(fs::path(SOURCE_DIR) / "config/datelined.toml"));
  std::string text, line;
  while (std::getline(lines, line)) {
    const bool shown = line.size() > 1 && line[0] == '#' && (line[1] == '[' || (line[1] >= 'a' && line[1] <= 'z'));
    text += (shown ? line.substr(1) : line) + "\n";
  }
  // With a password, mail goes over TLS.
  text.replace(text.find("security = \"none\""), 17, "security = \"starttls\"");
  fs::create_directory(folder.path() / "secrets");
  folder.file("secrets/news-password", "secret");
  folder.file("secrets/mail-password", "secret");
  folder.file("secrets/hook-secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  folder.file("secrets/hook-secret-before", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  folder.file("secrets/hook-token", "token");
  folder.file("hook.mustache", "{{title}}");
  folder.file("ca.pem", "");
  fs::create_directory(folder.path() / "clippings");
  try {
    const Configuration configuration = configuration_of(folder, text);
    CHECK(configuration.folders.size() == 1);
    CHECK(configuration.sinks.size() == 6);
    CHECK(configuration.feeds[0].password == "secret");
    CHECK(configuration.feeds[0].feed.zone == *Zone::named("Europe/London"));
    CHECK(configuration.watches[0].leads.size() == 3);
    CHECK(configuration.watches[0].quiet == quiet_hours_written("22:00-07:00"));
    CHECK(configuration.watches[0].changes.size() == 5);
    CHECK(configuration.watches[0].repeat == 15min);
    REQUIRE(configuration.digests.size() == 1);
    CHECK(configuration.digests[0].what.addresses.size() == 1);
  } catch (const ConfigError& error) {
    for (const std::string& finding : error.findings()) FAIL_CHECK(finding);
  }
}

TEST_CASE("all mistakes of a configuration are told together with their lines", "[service][configuration]") {
  const auto findings = findings_of(
      "[user]\nzone = \"Europe/Atlantis\"\n"
      "[http]\nlisten = \"0.0.0.0:80\"\n"
      "[[feed]]\nname = \"a\"\nurl = \"ftp://example.org/\"\ninterval = \"1s\"\n"
      "[[feed]]\nname = \"a\"\nurl = \"https://user:pass@example.org/\"\n"
      "[[folder]]\nname = \"b\"\npath = \"nowhere\"\n"
      "[[watch]]\nname = \"w\"\nsinks = [\"nobody\"]\nsources = [\"c\"]\n"
      "[deamon]\n");
  CHECK(one_says(findings, "x.toml:2: user.zone: there is no time zone \"Europe/Atlantis\""));
  CHECK(one_says(findings, "x.toml:4: http.listen:"));
  CHECK(one_says(findings, "x.toml:7: feed.url:"));
  CHECK(one_says(findings, "x.toml:8: feed.interval:"));
  CHECK(one_says(findings, "x.toml:10: feed.name: there is another feed or folder \"a\""));
  CHECK(one_says(findings, "x.toml:11: feed.url:"));
  CHECK(one_says(findings, "x.toml:14: folder.path: there is no folder"));
  CHECK(one_says(findings, "x.toml:17: watch.sinks: there is no [[sink]] named \"nobody\""));
  CHECK(one_says(findings, "x.toml:18: watch.sources:"));
  CHECK(one_says(findings, "x.toml:19: deamon: unknown key"));
  CHECK(findings.size() == 10);
}

TEST_CASE("a page is only listened for on this machine", "[service][configuration]") {
  for (const char* address : {"127.0.0.1:8642", "[::1]:8642", "localhost:80", "127.0.0.1:0"}) {
    INFO(address);
    CHECK(findings_of("[http]\nlisten = \"" + std::string(address) + "\"\n").empty());
  }
  for (const char* address : {"127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", "10.0.0.1:80", ":80", "*:80",
                              "127.0.0.1.example.org:80", "[::]:80"}) {
    INFO(address);
    CHECK(findings_of("[http]\nlisten = \"" + std::string(address) + "\"\n").size() == 1);
  }
}

TEST_CASE("private addresses are for those who ask for them", "[service][configuration]") {
  const ScratchFolder folder;
  const std::string text =
      "[net]\nproxy = \"http://proxy.example.org:3128\"\n"
      "[[feed]]\nname = \"own\"\nurl = \"http://127.0.0.1/\"\nallow_private = true\n"
      "[[feed]]\nname = \"other\"\nurl = \"https://example.org/\"\n";
  const Configuration configuration = configuration_of(folder, text);
  REQUIRE(configuration.feeds.size() == 2);
  CHECK(configuration.feeds[0].rules.allow_private);
  CHECK_FALSE(configuration.feeds[1].rules.allow_private);
  CHECK(configuration.feeds[1].rules.proxy == "http://proxy.example.org:3128");
}

TEST_CASE("paths on the command line outrank those of the file", "[service][configuration]") {
  const ScratchFolder folder;
  const auto transport = curl_transport();
  const fs::path file = folder.file("x.toml", "[daemon]\nstate = \"here\"\nsocket = \"there\"\n");
  const Configuration as_written = read_configuration(file, {}, *transport);
  CHECK(as_written.state == folder.path() / "here");
  CHECK(as_written.socket == folder.path() / "there");
  const Configuration outranked = read_configuration(file, {.state = "/a", .socket = "/b"}, *transport);
  CHECK(outranked.state == "/a");
  CHECK(outranked.socket == "/b");
  CHECK(outranked.calendar_file == "/a/calendar.ics");
}

TEST_CASE("time patterns are read, and each fault of one names its line", "[service][configuration]") {
  const ScratchFolder folder;
  const auto configuration = configuration_of(folder,
                                              "[[time_pattern]]\nwords = \"Founders' Day\"\nmeans = \"April 12\"\n"
                                              "[[time_pattern]]\nname = \"wine\"\nwords = \"Winzerfest\"\n"
                                              "means = \"erster Samstag im September\"\nlanguage = \"de\"\n");
  const std::vector<TimePattern> expected{{"Founders' Day", "Founders' Day", "April 12", ""},
                                          {"wine", "Winzerfest", "erster Samstag im September", "de"}};
  CHECK(configuration.time_patterns == expected);
  CHECK(read_own_rules(folder.path() / "x.toml").times == expected);

  const auto findings = findings_of(
      "[[time_pattern]]\nwords = \"Day 1\"\nmeans = \"April 12\"\n"
      "[[time_pattern]]\nwords = \"Fair\"\nmeans = \"tomorrow\"\n"
      "[[time_pattern]]\nwords = \"Feast\"\n"
      "[[time_pattern]]\nwords = \"Ball\"\nmeans = \"May 3\"\nlanguage = \"xx\"\nwhen = 3\n"
      "[[time_pattern]]\nname = \"Fair\"\nwords = \"Fête\"\nmeans = \"May 3\"\n");
  CHECK(one_says(findings, "x.toml:2: time_pattern.words: allowed are words of letters"));
  CHECK(one_says(findings, "x.toml:6: time_pattern.means: \"tomorrow\" names no day"));
  CHECK(one_says(findings, "x.toml:7: time_pattern.means"));
  CHECK(one_says(findings, "x.toml:12: time_pattern.language: there are no rules for \"xx\""));
  CHECK(one_says(findings, "x.toml:13: time_pattern.when"));
  CHECK(one_says(findings, "x.toml:15: time_pattern.name: there is another time pattern \"Fair\""));
}

TEST_CASE("the examples for services load, and each renders what its service expects", "[service][configuration]") {
  const ScratchFolder folder;
  const fs::path examples = fs::path(SOURCE_DIR) / "config/services";
  std::string text = content_of(examples / "services.toml");
  fs::create_directory(folder.path() / "secrets");
  for (const char* secret : {"secrets/matrix-token", "secrets/telegram-address"})
    folder.file(secret, "https://example.org/secret");
  for (const char* form : {"ntfy.mustache", "matrix.mustache", "telegram.mustache"}) {
    folder.file(form, content_of(examples / form));
    Notification message;
    message.title = "A \"fair\" & more";
    message.body = "Tab\there\nsecond line";
    message.url = "https://example.org/?a=1&b=2";
    const std::string body = MessageTemplate(content_of(examples / form), "application/json").rendered(message);
    INFO(body);
    const boost::json::object parsed = boost::json::parse(body).as_object();
    CHECK(body.find("second line") != std::string::npos);
    if (std::string_view(form) == "ntfy.mustache") {
      CHECK(boost::json::value_to<std::string>(parsed.at("title")) == "A \"fair\" & more");
      CHECK(boost::json::value_to<std::string>(parsed.at("click")) == "https://example.org/?a=1&b=2");
      CHECK(parsed.at("priority") == 3);
    }
  }
  const Configuration configuration = configuration_of(folder, text);
  CHECK(configuration.sinks.size() == 4);
}

TEST_CASE("mistakes of digests and quiet hours are told with their lines", "[service][configuration]") {
  const auto findings = findings_of(
      "[user]\nquiet = \"late\"\n[[digest]]\nname = \"d\"\nat = \"25:00\"\n"
      "[[digest]]\nname = \"e\"\nevery = \"year\"\nsinks = [\"nobody\"]\n");
  CHECK(one_says(findings, "x.toml:2: user.quiet: hours like"));
  CHECK(one_says(findings, "digest.sinks: is missing"));
  CHECK(one_says(findings, "x.toml:5: digest.at:"));
  CHECK(one_says(findings, "x.toml:8: digest.every:"));
  CHECK(one_says(findings, "digest.sinks: there is no [[sink]] named \"nobody\""));
}
