// What the sink tests send.
#pragma once

#include "net/transport.hpp"
#include "settings/settings_reader.hpp"
#include "sinks/notification.hpp"
#include "sinks/sink.hpp"

#include <string>
#include <string_view>

namespace datelined {

inline Notification sample_notification() {
  Notification sample;
  sample.key = "k7qz4m2n6p5r3s7tk7qz4m2n6p5r3s7t";
  sample.thread = "abcdefghijklmnopqrstuvwxyz@inst-42";
  sample.recipient = "ann@desk.example";
  sample.reason = Reason::lead;
  sample.made = Instant(std::chrono::milliseconds(1488178800000));  // 2017-02-27T07:00:00Z
  sample.title = "Trial of the two bankers in Madrid";
  sample.body = "In 3 h: Monday 27 February 2017, 10:00.\nMadrid";
  sample.url = "https://news.example/bankers?a=1&b=2";
  sample.facts =
      R"({"event":{"title":"Trial","claims":[{"evidence":"The trial begins on Monday & lasts.","feed":"wire",)"
      R"("article_title":"Bankers to stand trial","url":"https://news.example/bankers","published":"2017-02-20T08:00:00Z"}]}})";
  sample.calendar =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\n"
      "UID:abcdefghijklmnopqrstuvwxyz@inst-42\r\nDTSTAMP:20170220T080000Z\r\nDTSTART:20170227T090000Z\r\n"
      "SUMMARY:Prozess in M\xc3\xbcnchen\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  return sample;
}

/// The sink of a `[[sink]]` table; throws ConfigError with every finding.
inline std::unique_ptr<Sink> sink_of(const std::string& settings, Transport& transport) {
  SettingsDocument document = SettingsDocument::parse("[[sink]]\nname = \"s\"\n" + settings, "test.toml");
  SettingsReader root = document.root();
  auto tables = root.tables("sink");
  NamedSink named = make_sink(tables.at(0), {transport, {}});
  document.check();
  return std::move(named.sink);
}

/// The findings of a `[[sink]]` table, one a line; empty if it is right.
inline std::string findings_of(const std::string& settings, Transport& transport) {
  try {
    sink_of(settings, transport);
    return "";
  } catch (const ConfigError& error) {
    std::string all;
    for (const std::string& finding : error.findings()) all += finding + "\n";
    return all;
  }
}

}  // namespace datelined
